public import Model

/// A kind of source of evidence: one file and one line in ``CollectorList``.
///
/// A collector gathers and describes; it never judges what the evidence says, only whether it is evidence.
public protocol Collector: Sendable {
  /// As `journald`; plans carry it.
  static var name: String { get }
  /// One line for people who write plans.
  static var summary: String { get }
  /// The parameters of its own.
  static var parameters: [CollectorParameter] { get }
  /// Whether it takes `paths`, `exclude`, `command` and `exits` too.
  static var readsInput: Bool { get }
  /// Checks a plan item's parameters.
  init(_ parameters: Parameters) throws(Failure)
  /// Everything that ``gather(_:in:)`` would run or read, in order, without running or reading it.
  func steps(in surroundings: Surroundings) -> [PlannedStep]
  /// Runs the commands and finds the files; what goes wrong becomes an entry, never an error.
  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering
}

/// A parameter of a collector, as plans write it.
public struct CollectorParameter: Sendable {
  /// As `repository`.
  public let name: String
  /// One line.
  public let help: String

  init(_ name: String, _ help: String) { (self.name, self.help) = (name, help) }
}

/// One thing that a run would do.
public enum PlannedStep: Hashable, Sendable {
  /// Run a command; the first word is the resolved program, or the bare name where there is none.
  case run([String], found: Bool)
  /// Read the files of a path or glob.
  case read(String)

  /// A line for `--dry-run`, words quoted where a shell would need it.
  public var description: String {
    switch self {
    case .read(let path): "read  \(path)"
    case .run(let words, let found):
      "run   \(words.map(Self.quoted).joined(separator: " "))\(found ? "" : "   (not installed)")"
    }
  }

  private static func quoted(_ word: String) -> String {
    let plain =
      !word.isEmpty
      && word.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "/._-=:,@%+".utf8.contains(byte)
        }
      }
    return plain
      ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

/// The collectors that vouch knows, in the order of the documentation. A new one is one file and one line here.
public enum CollectorList {
  /// Every collector.
  public static let all: [any Collector.Type] = [
    FileCollector.self, CommandCollector.self, JournaldCollector.self, SyslogCollector.self, SSHDCollector.self,
    NginxCollector.self, PackagesCollector.self, GitCollector.self, JUnitCollector.self, SARIFCollector.self,
    IdentityCollector.self, ResticCollector.self, PostgreSQLCollector.self,
  ]
}

/// What one item's collector brought.
public struct Gathering: Sendable {
  /// What is to be sealed.
  var pieces = PieceList()
  /// Files that were left out, with the reason.
  var dropped: [DroppedFile] = []
  /// Why the item could not be collected, or not wholly.
  var failures: [String] = []
}

/// A file that was found and left out.
public struct DroppedFile: Hashable, Sendable {
  /// Its path, escaped where it is not text.
  public var path: String
  /// Why.
  public var reason: String
  /// Whether the plan wanted it so.
  public var isPlanned = false
}

/// One future artefact: where its bytes are and what is known of them already.
struct Gathered: Sendable {
  enum Content: Sendable {
    case bytes([UInt8])
    /// A file by its path's bytes; links are not followed.
    case file([UInt8])
    /// A file of the spool folder, which nobody else writes.
    case spool(String)
  }

  /// Segments below the item's folder.
  var name: [[UInt8]]
  var content: Content
  var mediaType: String?
  var source: Artefact.Source
  var started: Instant?
  var ended: Instant?
  var exitStatus: Int?
  var stderrDigest: Digest?
  var rows: Int?
  /// The window that it stands for, where it is made from a file that says so.
  var occurrence: String?
  var facts: [String: Fact] = [:]
  var checks: [Check] = []
  /// What was replaced before sealing.
  var redactions: [Artefact.Redaction] = []
  var analyzer: (@Sendable () -> any Analyzer)?

  init(name: [[UInt8]], content: Content, source: Artefact.Source) {
    (self.name, self.content, self.source) = (name, content, source)
  }

  init(name: String, bytes: [UInt8], source: Artefact.Source) {
    self.init(name: [Array(name.utf8)], content: .bytes(bytes), source: source)
  }
}
