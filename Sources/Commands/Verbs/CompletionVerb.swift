import Arguments

/// `vouch completion`
struct CompletionVerb: Verb {
  var shell = ""

  static let path = ["completion"]
  static let summary = "Print completions for a shell."
  static let examples = [
    Example("source <(vouch completion bash)", "Complete in this bash."),
    Example("vouch completion zsh > ~/.zfunc/_vouch", "Complete in zsh, with ~/.zfunc in fpath."),
    Example("vouch completion fish > ~/.config/fish/completions/vouch.fish", "Complete in fish."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("SHELL", "bash, zsh or fish.", \.shell, .words(Shell.allCases.map(\.rawValue)))
  ]

  func run(in session: Session) throws -> ExitStatus {
    guard let shell = Shell(rawValue: shell) else { return .failed }
    session.write(Array(Verbs.program.completions(for: shell).utf8))
    return .done
  }
}
