import Glibc
public import Model

/// Who may have written a plan: what a plan names is run, so it must be the user's own or root's.
public enum PlanSafety {
  /// Reads a plan that nobody but its owner could have changed, and whose owner is the user or root.
  ///
  /// The checks are of the descriptor that is read, so that the file cannot be swapped in between.
  public static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw Failure(.input, "cannot read the plan: \(String(cString: strerror(errno)))", at: .file(path))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(.input, "the plan is not a regular file", at: .file(path))
    }
    guard status.st_mode & S_IWOTH == 0 else {
      throw Failure(
        .input, "the plan is world-writable, so anybody could have put a command into it", at: .file(path),
        hint: "check it, then run 'chmod o-w \(path)'")
    }
    guard status.st_uid == getuid() || status.st_uid == 0 else {
      throw Failure(
        .input, "the plan is owned by neither you nor root (user id \(status.st_uid))", at: .file(path),
        hint: "check it, then make a copy of your own")
    }
    guard status.st_size <= 4 << 20 else { throw Failure(.input, "the plan is larger than 4 MiB", at: .file(path)) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0, bytes.count <= 4 << 20 else {
        throw Failure(.input, "cannot read the plan", at: .file(path))
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
