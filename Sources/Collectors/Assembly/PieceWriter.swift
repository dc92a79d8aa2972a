import Glibc
import Model

/// Streams one piece into the bundle in one pass: reads, analyses what was read, redacts, hands on.
struct PieceWriter: Sendable {
  let piece: Gathered
  let context: Context

  /// What all pieces of an item share: one for each of many files would take more memory than the rest of it.
  final class Context: Sendable {
    let item: Plan.Item
    let rules: CompiledRules
    let pseudonyms: Pseudonyms
    let results: ReadingResults
    let window: Range<Instant>?
    /// Whether the item brought no other file.
    let isAlone: Bool
    let clock: @Sendable () -> Instant

    init(
      item: Plan.Item, rules: CompiledRules, pseudonyms: Pseudonyms, results: ReadingResults, window: Range<Instant>?,
      isAlone: Bool, clock: @escaping @Sendable () -> Instant
    ) {
      (self.item, self.rules, self.pseudonyms, self.results) = (item, rules, pseudonyms, results)
      (self.window, self.isAlone, self.clock) = (window, isAlone, clock)
    }
  }

  private static let chunk = 1 << 20

  /// The record as far as it is known before the bytes are read.
  func record(path: String, _ surroundings: Surroundings) -> Artefact {
    let item = context.item
    var record = Artefact(
      path: path, mediaType: piece.mediaType, source: piece.source,
      collector: .init(name: item.collectorName, version: surroundings.version, user: surroundings.user))
    record.started = piece.started ?? context.clock()
    record.ended = piece.ended ?? record.started
    record.period = surroundings.period
    record.exitStatus = piece.exitStatus
    record.stderrDigest = piece.stderrDigest
    record.rows = piece.rows
    record.controls = item.controls.map(\.description).sorted()
    record.occurrence = piece.occurrence ?? item.occurrence(in: surroundings)?.name
    return record
  }

  func write(_ record: inout Artefact, _ sink: (UnsafeRawBufferPointer) throws -> Void) throws {
    var redactor = Redactor(context.rules, pseudonyms: context.pseudonyms)
    var analyzer: (any Analyzer)? = piece.analyzer?()
    var size = 0
    var checks = piece.checks
    switch piece.content {
    case .bytes(let bytes):
      try bytes.withUnsafeBytes { buffer in
        size = buffer.count
        analyzer?.consume(buffer)
        try redactor.consume(buffer, last: true, sink: sink)
      }
    case .file(let path):
      checks += try stream(path, size: &size, &analyzer, &redactor, sink)
    case .spool(let path):
      checks += try stream(Array(path.utf8), size: &size, &analyzer, &redactor, sink)
    }
    complete(&record, checks: checks, findings: analyzer?.finish() ?? Findings(), size: size, redactor)
    if !redactor.undecided.isEmpty || !redactor.dropping.isEmpty {
      let first = redactor.undecided.first.map { "\($0.rule) at line \($0.line)" } ?? redactor.dropping[0]
      throw Failure(
        .state, "holds what the plan does not decide on: \(first)", at: .file(record.path),
        hint: "let the plan's 'redaction' mask, pseudonym, drop or allow it")
    }
  }

  /// Reads a file once from the descriptor that is checked; what goes wrong becomes a check.
  private func stream(
    _ path: [UInt8], size: inout Int, _ analyzer: inout (any Analyzer)?, _ redactor: inout Redactor,
    _ sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> [Check] {
    let descriptor = open(Glob.terminated(path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return [.intact("can be read", false, otherwise: String(cString: strerror(errno)))] }
    defer { close(descriptor) }
    var before = stat()
    guard fstat(descriptor, &before) == 0, before.st_mode & S_IFMT == S_IFREG else {
      return [.intact("is a regular file", false, otherwise: "it changed after it was found")]
    }
    let room = max(1, min(Self.chunk, Int(before.st_size)))
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 64)
    defer { buffer.deallocate() }
    var failed: Int32?
    var isFinished = false
    // No more than the file had when it was opened: a log that grows meanwhile is taken up to there.
    while size < Int(before.st_size) {
      let count = read(descriptor, buffer.baseAddress, min(buffer.count, Int(before.st_size) - size))
      if count < 0, errno == EINTR { continue }
      if count < 0 { failed = errno }
      guard count > 0 else { break }
      size += count
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      analyzer?.consume(bytes)
      isFinished = size == Int(before.st_size)
      try redactor.consume(bytes, last: isFinished, sink: sink)
    }
    if !isFinished { try redactor.consume(UnsafeRawBufferPointer(start: nil, count: 0), last: true, sink: sink) }
    if let failed {
      let why = "\(String(cString: strerror(failed))) at byte \(size)"
      return [.intact("can be read whole", false, otherwise: why)]
    }
    var after = stat()
    guard fstat(descriptor, &after) == 0 else { return [] }
    let grew = after.st_size > before.st_size && after.st_ino == before.st_ino && size == Int(before.st_size)
    let same =
      after.st_size == before.st_size && after.st_mtim.tv_sec == before.st_mtim.tv_sec
      && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec && size == Int(before.st_size)
    if same { return [] }
    return [
      grew
        ? Check("taken as it was when it was opened", .met, found: "it grew meanwhile")
        : .intact("unchanged while it was read", false, otherwise: "it changed")
    ]
  }
}
