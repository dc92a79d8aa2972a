import Arguments
import Files
import Glibc
import Model

/// The program's entry: parses, runs one verb, words its failure, picks the exit status.
public enum Entry {
  /// Runs the command line of this process and returns its exit status.
  public static func run() -> Int32 {
    Interruption.install()
    Memory.shareOneHeap()
    umask(0o077)
    do {
      return try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      Session.complain(error)
      return ExitStatus.failed.rawValue
    }
  }

  private static func run(_ arguments: [String]) throws -> Int32 {
    switch try Verbs.program.fitted(to: Session.outputWidth).parse(arguments) {
    case .version: return try show("vouch \(Version.number)\n")
    case .help(let text): return try show(text)
    case .run(let command, let folder):
      if let folder, chdir(folder) != 0 {
        throw Failure(
          .input, "cannot enter the folder: \(String(cString: strerror(errno)).lowercased())", at: .file(folder),
          hint: "-C DIR names the folder of a workspace, or one below it")
      }
      guard let verb = command as? any Verb else { return ExitStatus.failed.rawValue }
      let session = try Session.ofProcess()
      let status: ExitStatus
      do {
        status = try verb.run(in: session)
      } catch {
        // What was found before the failure is still worth reading.
        try? session.finish()
        throw advised(error, type(of: verb).path)
      }
      try session.finish()
      return status.rawValue
    }
  }

  /// An error that says how the verb is used, where it says nothing of what to do.
  private static func advised(_ error: any Error, _ path: [String]) -> any Error {
    let help = "vouch \(path.joined(separator: " ")) --help"
    if let error = error as? UsageError, error.hint == nil { return UsageError(error.message, hint: help) }
    guard let error = error as? Failure, error.kind == .usage, error.hint == nil else { return error }
    return Failure(.usage, error.message, at: error.location, hint: help)
  }

  private static func show(_ text: String) throws -> Int32 {
    let session = try Session.ofProcess()
    session.write(text)
    try session.finish()
    return ExitStatus.done.rawValue
  }
}

extension Session {
  /// The session of this process.
  static func ofProcess() throws -> Session {
    var environment: [String: String] = [:]
    var pointer = environ
    while let entry = pointer.pointee {
      let text = String(cString: entry)
      if let split = text.firstIndex(of: "=") {
        environment[String(text[..<split])] = String(text[text.index(after: split)...])
      }
      pointer += 1
    }
    guard let current = getcwd(nil, 0) else {
      throw Failure(.input, "the current folder is gone", hint: "cd to a folder that exists")
    }
    defer { free(current) }
    var seconds = time(nil)
    if let epoch = environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty {
      guard let value = Int(epoch), (0...253_402_300_799).contains(value) else {
        throw Failure(.usage, "SOURCE_DATE_EPOCH is not a number of seconds: '\(epoch)'")
      }
      seconds = value
    }
    return Session(
      environment: environment, directory: String(cString: current), now: Instant(secondsSinceEpoch: seconds))
  }
}
