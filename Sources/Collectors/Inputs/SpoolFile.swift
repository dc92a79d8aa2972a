import Files
import Glibc
import Model

/// A file of the run's private folder, which nobody else writes.
final class SpoolFile {
  private let path: String
  private let descriptor: Int32

  init(_ path: String) throws(Failure) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw Self.failure(path) }
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws(Failure) {
    guard bytes.withUnsafeBytes({ Descriptor.write($0, to: descriptor) }) else { throw Self.failure(path) }
  }

  private static func failure(_ path: String) -> Failure {
    Failure(.output, "cannot write the spool file", at: .file(path))
  }
}
