import Glibc
import Model

/// A failed system call, read once at the call.
enum SystemError {
  /// The words of an error number, as `No such file or directory` in lower case at the start.
  static func words(_ number: Int32 = errno) -> String {
    guard let text = strerror(number) else { return "error \(number)" }
    let words = String(cString: text)
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  /// A failure to read that carries the path and the system's words.
  static func reading(_ path: String, _ number: Int32 = errno) -> Failure {
    let hint: String? =
      switch number {
      case ENOENT:
        Folder.nearest(to: path).map { "did you mean '\($0)'?" }
          ?? "check the name; relative paths start at the current folder, or at DIR with -C DIR"
      case EACCES, EPERM: "check the file's permissions"
      case ELOOP: "symbolic links are not followed here: name the file itself"
      default: nil
      }
    return Failure(.input, "cannot read: \(words(number))", at: .file(path), hint: hint)
  }

  /// A failure to write that carries the path and the system's words.
  static func writing(_ path: String, _ number: Int32 = errno) -> Failure {
    let hint: String? =
      switch number {
      case ENOSPC, EDQUOT: "free some space; nothing was changed"
      case EACCES, EPERM, EROFS: "choose a place that can be written, or check the permissions of its folder"
      case ENOENT: "the folder does not exist: make it first"
      default: nil
      }
    return Failure(.output, "cannot write: \(words(number))", at: .file(path), hint: hint)
  }
}
