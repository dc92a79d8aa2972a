import Arguments

/// `vouch help`
struct HelpVerb: Verb {
  var topic: [String] = []

  static let path = ["help"]
  static let summary = "Show help on the program or one command."
  static let examples = [Example("vouch help answer", "Show everything about a command.")]
  static let arguments: [Argument<Self>] = [
    .positional("COMMAND", "The command.", \.topic, .none, optional: true)
  ]

  func run(in session: Session) throws -> ExitStatus {
    guard case .help(let text) = try Verbs.program.parse(topic + ["--help"]) else { return .failed }
    session.write(text)
    return .done
  }
}
