// The command line as one table: a command's stored properties are its options and their initialisers the defaults;
// the table binds names, help and key paths, and parsing, help, man page and completions are renderings of it.

/// One verb: its place on the command line, its words, and what it takes.
public protocol Command: Sendable {
  /// Makes the command with its defaults.
  init()
  /// The words that name it, as `["claims", "list"]`; the longest match wins.
  static var path: [String] { get }
  /// One sentence.
  static var summary: String { get }
  /// Paragraphs for the whole help and the man page.
  static var discussion: String { get }
  /// Command lines to start from.
  static var examples: [Example] { get }
  /// Positional arguments in order, options and flags.
  static var arguments: [Argument<Self>] { get }
}

extension Command {
  /// Nothing beyond the summary.
  public static var discussion: String { "" }
  /// None.
  public static var examples: [Example] { [] }
  /// None.
  public static var arguments: [Argument<Self>] { [] }
}

/// A command line with what it is for.
public struct Example: Hashable, Sendable {
  /// The line as typed, without a prompt.
  public var line: String
  /// What it does.
  public var purpose: String

  /// Makes an example.
  public init(_ line: String, _ purpose: String) { (self.line, self.purpose) = (line, purpose) }
}

/// What a shell may offer for a value.
public enum Completion: Hashable, Sendable {
  /// Names of files.
  case files
  /// Names of folders.
  case folders
  /// These words; anything else is refused.
  case words([String])
  /// Nothing.
  case none
}
