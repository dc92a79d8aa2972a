import Arguments

/// A command of vouch: one file for each, with its table, its words and its run.
protocol Verb: Command {
  /// Does the work; throws `Failure` for what could not be done.
  func run(in session: Session) throws -> ExitStatus
}

/// The published exit statuses.
enum ExitStatus: Int32 {
  /// Done, and the answer is yes.
  case done = 0
  /// Done, and the answer is no: verification failed, gaps remain, `--strict` and something unanswered.
  case no = 1
  /// Could not do it: usage, unreadable or malformed input, no space.
  case failed = 2
  /// Partly done: what succeeded is kept.
  case partly = 3
}
