import CSystem
import Glibc
import Model

/// A program to run: an argument array without a shell, a clean environment, limits on time and output.
public struct ChildProcess: Sendable {
  /// Absolute path of the program.
  public var executable: String
  /// Arguments after the program's name.
  public var arguments: [String]
  /// The whole environment that it gets.
  public var environment: [String: String]
  /// The folder that it starts in, or nil for ours.
  public var directory: String?
  /// What it reads from standard input; nil is `/dev/null`.
  public var input: [UInt8]?
  /// Seconds until its process group is killed.
  public var timeout: Double
  /// Bytes of standard output, and of standard error, that are kept; at the next one its group is killed.
  public var outputLimit: Int

  /// How a run ended.
  public struct Outcome: Sendable {
    /// Exit status, or 128 + the signal's number.
    public var status: Int32
    /// The signal that ended it, or nil.
    public var signal: Int32?
    /// Standard output, empty where it was streamed.
    public var output: [UInt8]
    /// Standard error.
    public var errors: [UInt8]
    /// Whether it was killed for its time.
    public var timedOut: Bool
    /// Whether it was killed for its output.
    public var exceededOutput: Bool

    /// Whether it ended by itself with status 0.
    public var succeeded: Bool { status == 0 && signal == nil && !timedOut && !exceededOutput }
  }

  /// `PATH` of the system's folders, C.UTF-8, UTC: the same output for every user.
  public static let cleanEnvironment = [
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
  ]

  /// Describes a run; `executable` is an absolute path, see `locate`.
  public init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = ChildProcess.cleanEnvironment,
    directory: String? = nil, input: [UInt8]? = nil, timeout: Double = 60, outputLimit: Int = 64 << 20
  ) {
    self.executable = executable
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
    self.input = input
    self.timeout = timeout
    self.outputLimit = outputLimit
  }

  /// The absolute path of a program in the folders of a search path, or nil.
  public static func locate(_ name: String, in path: String = cleanEnvironment["PATH"] ?? "") -> String? {
    if name.hasPrefix("/") { return access(name, X_OK) == 0 ? name : nil }
    guard !name.isEmpty, !name.contains("/") else { return nil }
    for folder in path.split(separator: ":") where folder.hasPrefix("/") {
      let candidate = folder + "/" + name
      var status = stat()
      if stat(candidate, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(candidate, X_OK) == 0 {
        return String(candidate)
      }
    }
    return nil
  }

  /// Runs to the end; `receive` gets standard output in pieces instead of `Outcome.output`.
  ///
  /// Throws `Failure` if it cannot be started, and what `receive` throws after killing the group. Expects
  /// `Interruption.install`, so that a child that does not read its input is no fatal signal.
  public func run(receive: (([UInt8]) throws -> Void)? = nil) throws -> Outcome {
    let standardInput = input == nil ? nil : try Pipe()
    let standardOutput = try Pipe()
    let standardError = try Pipe()
    let child = try spawn(standardInput, standardOutput, standardError)
    let slot = vouch_kill_on_exit(child)
    let watch = vouch_watch_group(child)
    var conversation = Conversation(
      child: child, input: input ?? [], deadline: Self.monotonic() + timeout, limit: outputLimit)
    let result = Result { try conversation.run(standardInput, standardOutput, standardError, receive) }
    conversation.end()
    // Whoever may kill the group lets go of its number before that is free.
    vouch_forget_group(slot)
    vouch_end_watch(watch)
    conversation.reap()
    try result.get()
    return conversation.outcome
  }

  static func monotonic() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func spawn(_ input: Pipe?, _ output: Pipe, _ errors: Pipe) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input.reading, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
    if let directory { _ = vouch_spawn_chdir(&actions, directory) }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var every = sigset_t()
    sigfillset(&every)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))

    guard !([executable] + arguments + environment.values).contains(where: { $0.utf8.contains(0) }) else {
      throw Failure(.input, "an argument holds a NUL byte", at: .file(executable))
    }
    let argv = ([executable] + arguments).map { strdup($0) } + [nil]
    let envp = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in argv + envp { free(text) } }
    var child: pid_t = 0
    let result = posix_spawn(&child, executable, &actions, &attributes, argv, envp)
    guard result == 0 else {
      throw Failure(.input, "cannot run: \(SystemError.words(result))", at: .file(executable))
    }
    input?.closeReading()
    output.closeWriting()
    errors.closeWriting()
    return child
  }
}
