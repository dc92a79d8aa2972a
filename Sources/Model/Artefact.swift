/// One collected file with its whole provenance: a line of a bundle's `index.jsonl`; nil is unknown.
public struct Artefact: Hashable, Sendable {
  /// Where it lies in the bundle: `data/` and segments that ``Artefact/path(of:)`` made.
  public var path: String
  /// SHA-256 of its bytes; sealing fills it.
  public var digest: Digest?
  /// Bytes; sealing fills it.
  public var size: Int?
  /// The IANA media type.
  public var mediaType: String?
  /// 16 bytes as 32 hexadecimal digits, so that the line cannot be guessed; sealing fills it.
  public var salt: String?
  /// Where it came from.
  public var source: Source
  /// What collected it.
  public var collector: Collector
  /// When its collection started.
  public var started: Instant?
  /// When its collection ended.
  public var ended: Instant?
  /// What it covers: from ≤ t < to.
  public var period: Range<Instant>?
  /// The tool's exit status.
  public var exitStatus: Int?
  /// SHA-256 of what the tool wrote to standard error.
  public var stderrDigest: Digest?
  /// Rows, lines or records.
  public var rows: Int?
  /// The predicate that says whether this is enough, in the plan's words.
  public var predicate: String?
  /// What the predicate found.
  public var sufficiency: Sufficiency
  /// What was removed or replaced.
  public var redactions: [Redaction]
  /// Controls that it supports, as `iso27001:A.8.9`.
  public var controls: [String]
  /// The occurrence that it stands for, as `2026-Q1`.
  public var occurrence: String?
  /// The artefact of an earlier bundle that this one replaces.
  public var supersedes: Predecessor?

  /// Where an artefact came from.
  public struct Source: Hashable, Sendable {
    /// The kind of system, as `sshd`, `file`, `git`.
    public var system: String?
    /// The host's name.
    public var host: String?
    /// The resolved path of the tool that was run, or `vouch`.
    public var tool: String?
    /// The tool's version.
    public var version: String?
    /// The command's words.
    public var arguments: [String]
    /// The query, glob or selection.
    public var query: String?
    /// Anything else, by name; `name` is the original name where the path had to encode it.
    public var parameters: [String: String]

    /// Makes a source.
    public init(
      system: String? = nil, host: String? = nil, tool: String? = nil, version: String? = nil,
      arguments: [String] = [], query: String? = nil, parameters: [String: String] = [:]
    ) {
      self.system = system
      self.host = host
      self.tool = tool
      self.version = version
      self.arguments = arguments
      self.query = query
      self.parameters = parameters
    }
  }

  /// What collected an artefact, and for whom.
  public struct Collector: Hashable, Sendable {
    /// The collector's name, as `file`, `command`, `journald`.
    public var name: String
    /// Its version.
    public var version: String?
    /// The user that ran it.
    public var user: String?

    /// Makes a collector.
    public init(name: String, version: String? = nil, user: String? = nil) {
      (self.name, self.version, self.user) = (name, version, user)
    }
  }

  /// A rule that removed or replaced something, and how often.
  public struct Redaction: Hashable, Sendable {
    /// The rule's name.
    public var rule: String
    /// How many places it changed.
    public var count: Int
    /// Why.
    public var reason: String

    /// Makes a redaction.
    public init(rule: String, count: Int, reason: String) {
      (self.rule, self.count, self.reason) = (rule, count, reason)
    }
  }

  /// An artefact of another bundle.
  public struct Predecessor: Hashable, Sendable {
    /// The other bundle's id.
    public var bundle: Digest
    /// The artefact's path there.
    public var path: String

    /// Makes a predecessor.
    public init(bundle: Digest, path: String) { (self.bundle, self.path) = (bundle, path) }
  }

  /// Makes a record; sealing fills `digest`, `size` and `salt`.
  public init(
    path: String, mediaType: String? = nil, source: Source = Source(), collector: Collector,
    started: Instant? = nil, ended: Instant? = nil, period: Range<Instant>? = nil, exitStatus: Int? = nil,
    stderrDigest: Digest? = nil, rows: Int? = nil, predicate: String? = nil, sufficiency: Sufficiency = .unknown,
    redactions: [Redaction] = [], controls: [String] = [], occurrence: String? = nil, supersedes: Predecessor? = nil
  ) {
    self.path = path
    self.mediaType = mediaType
    self.source = source
    self.collector = collector
    self.started = started
    self.ended = ended
    self.period = period
    self.exitStatus = exitStatus
    self.stderrDigest = stderrDigest
    self.rows = rows
    self.predicate = predicate
    self.sufficiency = sufficiency
    self.redactions = redactions
    self.controls = controls
    self.occurrence = occurrence
    self.supersedes = supersedes
  }
}

/// An artefact to be sealed: its record so far and what writes its bytes.
public struct CollectedArtefact: Sendable {
  /// The record; its path orders the bundle.
  public var artefact: Artefact
  /// Passes the bytes to the sink in pieces (1 MiB is good), hashed and written as they come.
  ///
  /// It may amend the record (rows, redactions, sufficiency, times) but not its path. It runs once, perhaps beside
  /// others on another thread; an error stops the sealing and leaves nothing behind.
  public var write: @Sendable (_ record: inout Artefact, _ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Void

  /// Makes an artefact whose bytes a closure writes.
  public init(
    _ artefact: Artefact,
    write:
      @escaping @Sendable (_ record: inout Artefact, _ sink: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) {
    (self.artefact, self.write) = (artefact, write)
  }

  /// Makes an artefact of bytes in memory.
  public init(_ artefact: Artefact, bytes: [UInt8]) {
    self.init(artefact) { _, sink in try bytes.withUnsafeBytes { try sink($0) } }
  }
}
