import Files
import Glibc
import JSON
import Language
import Model
import Reports

/// What a verb may know of the world, and the only way in which it speaks.
final class Session {
  /// Environment variables.
  let environment: [String: String]
  /// The folder that relative paths start at, absolute.
  let directory: String
  /// The present, or what `SOURCE_DATE_EPOCH` says.
  let now: Instant
  /// Whether colour may be used: on a terminal, and `NO_COLOR` is not set.
  let usesColour: Bool
  private let output: Terminal
  /// The workspace, once a verb has asked for it.
  var opened: Workspace?
  /// The vocabulary, once a verb has asked for it, and what keeps it for the next commands.
  var compiled: CompiledVocabulary?
  var keepsVocabulary: (() -> Void)?
  private var pending: [UInt8] = []
  private var outputError: Int32?
  private let started = ContinuousClock.now
  /// Columns that the progress takes on the terminal now.
  private var progressWidth = 0

  init(environment: [String: String], directory: String, now: Instant) {
    self.environment = environment
    self.directory = directory
    self.now = now
    output = Terminal(STDOUT_FILENO) { environment[$0] }
    usesColour = output.isThere && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }

  /// Whether standard output is a terminal.
  var isTerminal: Bool { output.isThere }

  /// Columns of the terminal; where output is piped, wide enough for everything.
  var width: Int { output.width }

  /// Who acts, for the ledger: `VOUCH_ACTOR`, else the login name.
  var actor: String {
    if let name = environment["VOUCH_ACTOR"], !name.isEmpty { return name }
    guard let entry = getpwuid(geteuid()), let name = entry.pointee.pw_name else { return "uid \(geteuid())" }
    return String(cString: name)
  }

  /// Adds whole lines for a person to standard output; a terminal breaks those that are too long for it.
  func write(_ text: String) { write(Array(output.shown(text).utf8)) }

  /// Adds a document to standard output, UTF-8 in every locale.
  func write(_ value: JSONValue) { write(Array(value.pretty.utf8)) }

  /// Adds bytes to standard output as they are.
  func write(_ bytes: [UInt8]) {
    guard outputError == nil else { return }
    pending += bytes
    if pending.count >= 1 << 16 { flush() }
  }

  /// Says something to the person, on standard error: `vouch: message`.
  func report(_ message: String) {
    clearProgress()
    Self.say("vouch: \(Visible.text(message))\n")
  }

  /// Says that something deserves attention: `vouch: warning: message`.
  func warn(_ message: String) { report("warning: \(message)") }

  /// Says the next step where the outcome is no error: `vouch: hint: …`.
  func advise(_ step: String) { report("hint: \(step)") }

  /// Words an error that does not end the command.
  func complain(_ error: any Error) {
    clearProgress()
    Self.complain(error)
  }

  /// Shows one line of progress in place of the last, on terminals only and where the work takes longer than a moment.
  ///
  /// Blanks instead of escapes suit any terminal.
  func progress(_ message: String) {
    guard Self.errors.isThere, started.duration(to: .now) > .milliseconds(500) else { return }
    let shown = Visible.clipped(Visible.line(message), to: Self.errors.width - 1)
    let count = Visible.width(of: shown)
    Self.put("\r\(shown)\(String(repeating: " ", count: max(0, progressWidth - count)))")
    progressWidth = max(progressWidth, count)
  }

  private func clearProgress() {
    if progressWidth > 0 { Self.put("\r\(String(repeating: " ", count: progressWidth))\r") }
    progressWidth = 0
  }

  /// Hands everything to standard output; a reader that went away is no error.
  func finish() throws(Failure) {
    clearProgress()
    flush()
    guard let outputError, outputError != EPIPE else { return }
    throw Failure(.output, "cannot write standard output: \(String(cString: strerror(outputError)).lowercased())")
  }

  /// Hands what was written so far to standard output, before something that waits.
  func flush() {
    var offset = 0
    while outputError == nil, offset < pending.count {
      let written = pending.withUnsafeBytes { Glibc.write(1, $0.baseAddress?.advanced(by: offset), $0.count - offset) }
      if written >= 0 { offset += written } else if errno != EINTR { outputError = errno }
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Standard error; what it is does not change while the program runs.
  private static let errors = Terminal(STDERR_FILENO, Session.variable)

  /// Columns of standard output, also where there is no session yet.
  static var outputWidth: Int { Terminal(STDOUT_FILENO, variable).width }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Words an error on standard error, also where there is no session yet.
  static func complain(_ error: any Error) { say(Complaint(error, width: errors.width).text) }

  private static func say(_ text: String) { put(errors.fitted(text)) }

  private static func put(_ text: String) {
    let bytes = Array(errors.spelled(text).utf8)
    _ = Glibc.write(2, bytes, bytes.count)
  }
}
