/// One line of the append-only, hash-chained record of every decision and action.
public struct LedgerEntry: Hashable, Sendable {
  /// The leaf index, from 0.
  public var sequence: Int
  /// When it happened.
  public var time: Instant
  /// Who did it.
  public var actor: String
  /// What was done, as `document.import`, `answer.approve`, `bundle.seal`.
  public var action: String
  /// What it was done to.
  public var subjects: [Subject]
  /// RFC 6962 leaf hash of the line before; zeros for the first.
  public var previous: Digest

  /// A thing that an entry is about.
  public struct Subject: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The digest of its bytes.
    public var digest: Digest

    /// Makes a subject.
    public init(name: String, digest: Digest) { (self.name, self.digest) = (name, digest) }
  }

  /// Makes an entry.
  public init(sequence: Int, time: Instant, actor: String, action: String, subjects: [Subject], previous: Digest) {
    self.sequence = sequence
    self.time = time
    self.actor = actor
    self.action = action
    self.subjects = subjects
    self.previous = previous
  }
}
