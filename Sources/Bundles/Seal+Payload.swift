import Archives
import Dispatch
import Files
import Glibc
import JSON
import Model
import Signing
import Synchronization

extension Seal {
  /// Writes and hashes artefacts on two threads; gives the output, to be finished, and what is known of them then.
  func writePayload(_ items: SortedSource<some ArtefactSource>, to path: String) throws -> (
    any BundleOutput, Content
  ) {
    let seed = try seed()
    guard let format = try Bundle.format(ofOutput: path) else {
      let folder = try FolderOutput(path)
      return (folder, try write(items, into: folder, seed: seed))
    }
    let container = try ContainerOutput(path, format, time: created)
    return (container, try write(items, into: container, seed: seed))
  }

  /// Each thread takes the next artefact and writes its file; only the order of the index matters.
  private func write(
    _ items: SortedSource<some ArtefactSource>, into folder: FolderOutput, seed: [UInt8]
  ) throws -> Content {
    for index in 0..<items.count { try folder.makeFolders(for: items.path(at: index)) }
    let temporary = folder.temporary
    let work = Mutex(Work(items.count))
    DispatchQueue.concurrentPerform(iterations: min(2, max(1, items.count))) { _ in
      var reader = IndexReader()
      while let index = work.withLock({ $0.take() }) {
        do {
          let item = items[index]
          let file = try OutputFile("\(temporary)/\(item.artefact.path)")
          let record = try Self.record(item, seed: seed) { try file.write($0) }
          try file.finish(durable: false)
          let bytes = record.json.canonical
          let line = try reader.own(bytes)
          try work.withLock { try $0.lists.put(record, line, bytes, at: index) }
        } catch { work.withLock { $0.fail(error, at: index) } }
      }
    }
    return try work.withLock { try $0.finish() }
  }

  /// Batch after batch: two threads gather the bytes of the next one while this one archives the last one in order.
  private func write(
    _ items: SortedSource<some ArtefactSource>, into container: ContainerOutput, seed: [UInt8]
  ) throws -> Content {
    let gathering = PayloadGathering(items, seed: seed)
    let queue = DispatchQueue.global()
    var ready: [(path: String, spool: Spool)] = []
    repeat {
      let group = DispatchGroup()
      for _ in 0..<2 { queue.async(group: group) { gathering.run() } }
      let result = Result { try Self.archive(ready, into: container) }
      group.wait()
      try result.get()
      ready = gathering.takeBatch()
    } while !ready.isEmpty
    return try gathering.finish()
  }

  private static func archive(_ ready: [(path: String, spool: Spool)], into container: ContainerOutput) throws {
    for (path, spool) in ready {
      try container.beginFile(path, size: spool.size)
      try spool.replay { try container.write($0) }
      try container.endFile()
    }
  }

  /// Runs an artefact's closure, hashing what it writes.
  fileprivate static func record(
    _ item: CollectedArtefact, seed: [UInt8], sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> Artefact {
    var record = item.artefact
    var hash = SHA256()
    var size = 0
    try item.write(&record) { piece in
      hash.update(piece)
      size += piece.count
      try sink(piece)
    }
    record.path = item.artefact.path
    record.size = size
    record.digest = Digest(bytes: hash.finalize())
    record.salt = salt(for: record.path, seed: seed)
    return record
  }
}

/// What the threads share that gather the bytes of a container's files.
private final class PayloadGathering<Source: ArtefactSource>: Sendable {
  private let items: SortedSource<Source>
  private let seed: [UInt8]
  private let work: Mutex<Work>
  private let spools = Mutex<[Int: (path: String, spool: Spool)]>([:])

  init(_ items: SortedSource<Source>, seed: [UInt8]) {
    (self.items, self.seed) = (items, seed)
    work = Mutex(Work(items.count))
  }

  func run() {
    var reader = IndexReader()
    while let index = work.withLock({ $0.takeInBatch(2 << 20) }) {
      do {
        let item = items[index]
        var spool = Spool()
        let record = try Seal.record(item, seed: seed) { try spool.append($0) }
        let bytes = record.json.canonical
        let line = try reader.own(bytes)
        spools.withLock { $0[index] = (record.path, spool) }
        try work.withLock {
          try $0.lists.put(record, line, bytes, at: index)
          $0.batchBytes += spool.size
        }
      } catch { work.withLock { $0.fail(error, at: index) } }
    }
  }

  /// What was gathered, in order; nothing after an error.
  func takeBatch() -> [(path: String, spool: Spool)] {
    let failed = work.withLock {
      $0.batchBytes = 0
      return $0.error != nil
    }
    let batch = spools.withLock { spools in
      defer { spools = [:] }
      return spools
    }
    return failed ? [] : batch.sorted { $0.key < $1.key }.map(\.value)
  }

  func finish() throws -> Seal.Content { try work.withLock { try $0.finish() } }
}

private struct Work {
  private var next = 0
  private let count: Int
  var lists: ListWriter
  var batchBytes = 0
  private(set) var error: (any Error)?
  private var failed = Int.max

  init(_ count: Int) {
    self.count = count
    lists = ListWriter(count: count)
  }

  mutating func take() -> Int? {
    guard next < count, error == nil else { return nil }
    defer { next += 1 }
    return next
  }

  mutating func takeInBatch(_ limit: Int) -> Int? { batchBytes < limit ? take() : nil }

  /// Keeps the error of the first artefact, so that the same input fails with the same words.
  mutating func fail(_ error: any Error, at index: Int) {
    guard index < failed else { return }
    (self.error, failed) = (error, index)
  }

  func finish() throws -> Seal.Content {
    if let error { throw error }
    return Seal.Content(lists.finish())
  }
}
