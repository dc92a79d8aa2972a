@testable import Bundles
import Glibc
import JSON
import Signing

/// What arrives from senders of bundles.
extension FuzzTarget {
  static let container = FuzzTarget("container") { bytes in
    var name = Array("/tmp/vouch-fuzz-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return }
    let path = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    defer {
      close(descriptor)
      unlink(path)
    }
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    let verification = try Bundle(path).verify(trust: Trust())
    precondition(verification.exitStatus(requiringTimestamp: false) != 0, "nobody is trusted here")
  }

  static let statement = FuzzTarget("statement") { bytes in
    if let value = try? JSONValue(parsing: bytes) { _ = Statement(value) }
    var reader = IndexReader()
    try? reader.each(in: Spool(bytes)) { _, _ in }
    _ = try? Manifest.read(Spool(bytes)) { _ in }
    _ = SSHSignature(armour: bytes)
    _ = SSHSignature(blob: bytes)
    _ = KeyRevocationList(parsing: bytes)
    _ = try? Timestamp(parsing: bytes)
    _ = AllowedSigners(parsing: bytes).signers
    let text = String(decoding: bytes, as: UTF8.self)
    if let note = SignedNote(text) { _ = Checkpoint(text: note.text) }
  }
}
