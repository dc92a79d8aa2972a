// The signed evidence bundle: sealing, verification, disclosure, merging.
//
// A bundle is a BagIt bag whose every file is under one SSH signature. Anyone can verify it with stock tools; this
// module does the same in one pass, streaming, and says every reason for what it finds.

/// The names and constants of the bundle format.
enum BundleLayout {
  static let namespace = "vouch-bundle@v1"
  static let statementType = "https://in-toto.io/Statement/v1"
  static let predicateType = "https://vouch.example/attestation/evidence/v1"
  static let payloadType = "application/vnd.in-toto+json"

  static let manifest = "manifest-sha256.txt"
  static let tagManifest = "tagmanifest-sha256.txt"
  static let index = "index.jsonl"
  static let statement = "statement.json"
  static let signature = "statement.json.sig"
  static let timestamp = "statement.json.sig.tsr"
  static let envelope = "statement.dsse.json"
  static let proofs = "origin/proofs.jsonl"
  static let verify = "VERIFY.txt"
  static let page = "index.html"
  static let bagit = "bagit.txt"
  static let bagInfo = "bag-info.txt"
  static let children = "data/bundles/"

  static let bagitText = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

  /// The files that no manifest lists: the tag manifest and what signs it.
  static let unlisted: Set<String> = [tagManifest, statement, signature, timestamp, envelope]

  /// The files whose bytes verification reads, beside their digests.
  static let read: Set<String> = [
    manifest, tagManifest, index, statement, signature, timestamp, envelope, bagit, proofs, "origin/\(statement)",
    "origin/\(signature)", "origin/\(timestamp)",
  ]

  /// The most bytes that a tag file may have.
  static let longestTagFile = 256 << 20

  /// The prefix of the child bundle that a path lies in, as `data/bundles/0123456789abcdef/`, or nil.
  static func child(of path: String) -> String? {
    guard path.utf8.count > children.utf8.count + 17, path.hasPrefix(children) else { return nil }
    let name = path.utf8.dropFirst(children.utf8.count).prefix(17)
    guard name.last == UInt8(ascii: "/"), name.dropLast().allSatisfy(isDigit) else { return nil }
    return String(Substring(path.utf8.prefix(children.utf8.count + 17)))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) }
}
