/// A program: its verbs, its words, and the renderings of its table.
public struct Program: Sendable {
  /// The name that people type.
  public let name: String
  /// As `0.1.0`.
  public let version: String
  /// One sentence.
  public let summary: String
  /// Paragraphs of the man page that hold for all verbs, as exit statuses and files, with their headings.
  public let sections: [Section]
  /// Every verb, in the order of the help.
  public let commands: [any Command.Type]
  /// How wide help is set.
  public private(set) var width = 80

  /// A part of the man page.
  public struct Section: Hashable, Sendable {
    /// Heading, in capitals.
    public var heading: String
    /// A term with its explanation in each row.
    public var rows: [Example]

    /// Makes a section.
    public init(_ heading: String, _ rows: [Example]) { (self.heading, self.rows) = (heading, rows) }
  }

  /// What a command line asks for.
  public enum Request: Sendable {
    /// Run a verb, in another folder if one is given.
    case run(any Command, folder: String?)
    /// Print this help.
    case help(String)
    /// Print the version.
    case version
  }

  /// Makes a program.
  public init(name: String, version: String, summary: String, sections: [Section] = [], commands: [any Command.Type]) {
    self.name = name
    self.version = version
    self.summary = summary
    self.sections = sections
    self.commands = commands
  }

  /// The same program whose help fits a terminal; on a wide one, lines stay short enough to be read.
  public func fitted(to columns: Int) -> Program {
    var program = self
    program.width = min(width, columns)
    return program
  }

  /// The rows that every verb takes as well.
  public static let globalRows: [ArgumentSpecification] = [
    .init(.flag, name: "help", short: "h", value: "", help: "Show help: short with -h, whole with --help.")
  ]

  /// The rows that stand before the verb.
  public static let leadingRows: [ArgumentSpecification] = [
    .init(.option, name: "", short: "C", value: "DIR", help: "Run as if started in DIR.", completion: .folders),
    .init(.flag, name: "version", short: nil, value: "", help: "Show the version."),
  ]

  /// Verbs whose path begins with these words.
  public func commands(under words: [String]) -> [any Command.Type] {
    commands.filter { $0.path.starts(with: words) }
  }
}

/// A command line that cannot be understood.
public struct UsageError: Error, Hashable, Sendable {
  /// What is wrong: lower case, no full stop.
  public var message: String
  /// The next step.
  public var hint: String?

  /// Makes an error.
  public init(_ message: String, hint: String? = nil) { (self.message, self.hint) = (message, hint) }
}
