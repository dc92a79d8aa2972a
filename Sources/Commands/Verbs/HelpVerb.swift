import Arguments

/// `vouch help`
struct HelpVerb: Verb {
  var topic: [String] = []
  var manual = false

  static let path = ["help"]
  static let summary = "Show help on the program or one command."
  static let examples = [
    Example("vouch help answer", "Everything about a command."),
    Example("vouch help --man | man -l -", "The man page."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("COMMAND", "The command.", \.topic, .none, optional: true),
    .flag("man", nil, "Print the man page of the program, for man(1).", \.manual),
  ]

  func run(in session: Session) throws -> ExitStatus {
    if manual {
      session.write(Array(Verbs.program.manual.utf8))
      return .done
    }
    guard case .help(let text) = try Verbs.program.fitted(to: session.width).parse(topic + ["--help"]) else {
      return .failed
    }
    session.write(text)
    return .done
  }
}
