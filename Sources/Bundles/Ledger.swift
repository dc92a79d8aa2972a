import JSON
import Model
public import Signing

/// A check of a ledger's lines as they stream by: form, sequence, chain, and the roots that checkpoints name.
public struct LedgerCheck {
  /// What is wrong with a ledger.
  public struct Problem: Hashable, Sendable {
    /// The line's sequence number, or nil for the whole.
    public var sequence: Int?
    /// What is wrong, in lower case.
    public var message: String

    /// Makes a problem.
    public init(sequence: Int?, message: String) { (self.sequence, self.message) = (sequence, message) }
  }

  /// How many lines there were.
  public private(set) var count = 0
  /// What is wrong; after the first broken line every further one that breaks the chain anew.
  public private(set) var problems: [Problem] = []
  private var frontier = MerkleTree.Frontier()
  private var last: [UInt8] = [UInt8](repeating: 0, count: 32)
  private var hash = SHA256()
  private let checkpoints: [(name: String, checkpoint: Checkpoint)]

  private static let members = ["action", "actor", "prev", "seq", "subjects", "time"].map { Array($0.utf8) }

  /// Compares with checkpoints on the way; `name` says where each was kept.
  public init(checkpoints: [(name: String, checkpoint: Checkpoint)] = []) {
    self.checkpoints = checkpoints
    for (name, checkpoint) in checkpoints where checkpoint.size == 0 && checkpoint.root != frontier.root {
      problems.append(Problem(sequence: nil, message: "the root of \(name) is not that of an empty ledger"))
    }
  }

  /// Takes the next line, without its line feed.
  public mutating func append(_ line: [UInt8]) {
    line.withUnsafeBufferPointer { append($0) }
  }

  /// Takes a whole `ledger.jsonl`.
  public mutating func append(file bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      while start < buffer.count {
        guard let end = buffer[start...].firstIndex(of: 0x0A) else {
          problems.append(Problem(sequence: count, message: "the last line has no line feed"))
          return
        }
        append(UnsafeBufferPointer(rebasing: buffer[start..<end]))
        start = end + 1
      }
    }
  }

  private mutating func append(_ line: UnsafeBufferPointer<UInt8>) {
    if let message = defect(line) {
      if problems.count < 100 { problems.append(Problem(sequence: count, message: message)) }
    }
    hash.update(0)
    hash.update(UnsafeRawBufferPointer(line))
    last.withUnsafeMutableBytes { hash.finalize(into: $0) }
    frontier.append(last)
    count += 1
    for (name, checkpoint) in checkpoints where checkpoint.size == count && checkpoint.root != frontier.root {
      problems.append(
        Problem(sequence: count - 1, message: "the first \(count) entries are not those that \(name) was signed over"))
    }
  }

  private func defect(_ line: UnsafeBufferPointer<UInt8>) -> String? {
    guard let spans = CanonicalJSON.members(of: line) else { return "not the canonical form of RFC 8785" }
    guard spans.count == Self.members.count, zip(spans, Self.members).allSatisfy({ line[$0.name].elementsEqual($1) })
    else { return "not the members of a ledger entry" }
    let sequence = line[spans[3].value]
    guard Self.decimal(sequence) == count else { return "out of sequence" }
    let previous = line[spans[2].value]
    guard previous.count == 66, Self.isHexadecimal(previous.dropFirst().dropLast(), of: last) else {
      return count == 0 ? "the first entry follows another" : "does not follow the entry before it"
    }
    return nil
  }

  /// The checkpoint of the lines so far, for a ledger's name.
  public func checkpoint(origin: String) -> Checkpoint {
    Checkpoint(origin: origin, size: count, root: frontier.root)
  }

  /// Ends the check: a checkpoint over more lines than there are shows a truncation.
  public mutating func finish() {
    for (name, checkpoint) in checkpoints where checkpoint.size > count {
      problems.append(
        Problem(
          sequence: nil, message: "\(name) was signed over \(checkpoint.size) entries, and there are only \(count)"))
    }
  }

  private static func decimal(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private static func isHexadecimal(_ digits: Slice<UnsafeBufferPointer<UInt8>>, of bytes: [UInt8]) -> Bool {
    var position = digits.startIndex
    for byte in bytes {
      let (high, low) = (byte >> 4, byte & 15)
      guard digits[position] == (high < 10 ? 0x30 + high : 0x57 + high),
        digits[position + 1] == (low < 10 ? 0x30 + low : 0x57 + low)
      else { return false }
      position += 2
    }
    return true
  }
}

/// The key and the last checkpoint of a ledger: signs only what continues what it signed before.
public struct LedgerNotary: Sendable {
  /// The key.
  public let key: NoteSigningKey

  /// Makes a notary.
  public init(key: NoteSigningKey) { self.key = key }

  /// Signs the present state of a ledger.
  ///
  /// `previous` is the note signed last; the lines must be consistent and continue it.
  /// - Throws: ``Failure`` for a ledger that was truncated, reordered or edited.
  public func sign(previous: String?, lines: ((inout LedgerCheck) throws -> Void)) throws -> String {
    var checkpoints: [(name: String, checkpoint: Checkpoint)] = []
    if let previous {
      guard let note = SignedNote(previous), note.isSigned(by: key.verificationKey),
        let checkpoint = Checkpoint(text: note.text)
      else { throw Failure(.state, "the last checkpoint is not by the ledger's key", hint: "vouch log verify") }
      checkpoints = [("the last checkpoint", checkpoint)]
    }
    var check = LedgerCheck(checkpoints: checkpoints)
    try lines(&check)
    check.finish()
    if let problem = check.problems.first {
      throw Failure(.state, "the ledger cannot be signed: \(problem.message)", hint: "vouch log verify")
    }
    guard let note = SignedNote.sign(check.checkpoint(origin: key.verificationKey.name).text, with: key) else {
      throw Failure(.state, "libcrypto cannot sign")
    }
    return note
  }
}
