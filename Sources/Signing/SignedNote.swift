/// A note of C2SP `signed-note` that one Ed25519 key signed.
public struct SignedNote: Hashable, Sendable {
  /// The signed text, its last line feed included.
  public let text: String
  /// The signatures: the key's name, its four bytes of hash and the 64 of the signature.
  public let signatures: [Signature]

  /// One signature line.
  public struct Signature: Hashable, Sendable {
    /// The key's name.
    public var name: String
    /// The first four bytes of the key's hash.
    public var keyHash: [UInt8]
    /// The signature's bytes.
    public var bytes: [UInt8]
  }

  /// Reads a note; nil where it is not of the form.
  public init?(_ note: String) {
    guard note.utf8.allSatisfy({ $0 >= 0x20 || $0 == 0x0A }), note.utf8.last == 0x0A else { return nil }
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
    guard let blank = lines.dropLast().lastIndex(where: \.isEmpty), blank > 0 else { return nil }
    var signatures: [Signature] = []
    for line in lines[(blank + 1)...].dropLast() {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 3, words[0] == "\u{2014}", !words[1].isEmpty, !words[1].contains("+"),
        let bytes = Base64.bytes(of: words[2]), bytes.count > 4
      else { return nil }
      signatures.append(
        Signature(name: String(words[1]), keyHash: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4))))
    }
    guard !signatures.isEmpty else { return nil }
    self.signatures = signatures
    text = lines[..<blank].joined(separator: "\n") + "\n"
  }

  /// Signs `text`, which must end in a line feed; nil where libcrypto fails.
  public static func sign(_ text: String, with key: NoteSigningKey) -> String? {
    guard let signature = key.privateKey.signature(of: Array(text.utf8)) else { return nil }
    let line = Base64.text(of: key.verificationKey.hash + signature)
    return "\(text)\n\u{2014} \(key.verificationKey.name) \(line)\n"
  }

  /// Whether the key signed the text; signatures of other keys are ignored, as the format wants.
  public func isSigned(by key: NoteVerificationKey) -> Bool {
    signatures.contains { signature in
      signature.name == key.name && signature.keyHash == key.hash
        && Ed25519.isValid(signature.bytes, for: Array(text.utf8), publicKey: key.publicKey)
    }
  }
}

/// The public key of a note's signer, written `name+hash+base64`.
public struct NoteVerificationKey: Hashable, Sendable, CustomStringConvertible {
  /// The name, for a ledger `domain/vouch/ledger`.
  public let name: String
  /// The 32 bytes of the Ed25519 key.
  public let publicKey: [UInt8]

  /// Makes a key.
  public init(name: String, publicKey: [UInt8]) { (self.name, self.publicKey) = (name, publicKey) }

  /// Reads the text of a `.vkey` file, one line feed allowed at its end; nil where name, hash and key disagree.
  public init?(_ text: String) {
    let parts = text.split(separator: "\n").first?.split(separator: "+", maxSplits: 2) ?? []
    guard parts.count == 3, let bytes = Base64.bytes(of: parts[2]), bytes.count == 33, bytes[0] == 1,
      text.utf8.count(where: { $0 == 0x0A }) <= 1
    else { return nil }
    self.init(name: String(parts[0]), publicKey: Array(bytes.dropFirst()))
    guard Hexadecimal.text(of: hash) == parts[1] else { return nil }
  }

  /// The first four bytes of SHA-256 of name, line feed, algorithm and key.
  public var hash: [UInt8] { Array(SHA256.digest(of: Array("\(name)\n".utf8) + [1] + publicKey).prefix(4)) }

  /// The text of a `.vkey` file without a line feed.
  public var description: String { "\(name)+\(Hexadecimal.text(of: hash))+\(Base64.text(of: [1] + publicKey))" }
}

/// The private key of a note's signer, written `PRIVATE+KEY+name+hash+base64`.
public struct NoteSigningKey: Sendable {
  /// The public half.
  public let verificationKey: NoteVerificationKey
  let privateKey: Ed25519.PrivateKey

  /// Makes a key of a name and 32 bytes of seed.
  public init?(name: String, seed: [UInt8]) {
    guard !name.isEmpty, !name.contains(where: { $0 == "+" || $0.isWhitespace }),
      let key = Ed25519.PrivateKey(seed: seed)
    else { return nil }
    privateKey = key
    verificationKey = NoteVerificationKey(name: name, publicKey: key.publicKey)
  }

  /// Reads the text that ``text`` writes.
  public init?(_ text: String) {
    let parts = text.split(separator: "\n").first?.split(separator: "+", maxSplits: 4) ?? []
    guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", let bytes = Base64.bytes(of: parts[4]),
      bytes.count == 33, bytes[0] == 1
    else { return nil }
    self.init(name: String(parts[2]), seed: Array(bytes.dropFirst()))
    guard Hexadecimal.text(of: verificationKey.hash) == parts[3] else { return nil }
  }

  /// The secret text, to be kept in a file of mode 0600.
  public var text: String {
    let hash = Hexadecimal.text(of: verificationKey.hash)
    return "PRIVATE+KEY+\(verificationKey.name)+\(hash)+\(Base64.text(of: [1] + privateKey.seed))"
  }
}

/// The text of a C2SP `tlog-checkpoint`: a log's name, size and root.
public struct Checkpoint: Hashable, Sendable {
  /// The log's name, which is also the key's.
  public var origin: String
  /// How many leaves it has.
  public var size: Int
  /// The 32 bytes of the root.
  public var root: [UInt8]

  /// Makes a checkpoint.
  public init(origin: String, size: Int, root: [UInt8]) { (self.origin, self.size, self.root) = (origin, size, root) }

  /// Reads the text of a note; nil with extension lines or numbers that are not canonical.
  public init?(text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty, !lines[0].isEmpty, let size = Int(lines[1]), size >= 0,
      String(size) == lines[1], let root = Base64.bytes(of: lines[2]), root.count == 32
    else { return nil }
    self.init(origin: String(lines[0]), size: size, root: root)
  }

  /// The text to be signed.
  public var text: String { "\(origin)\n\(size)\n\(Base64.text(of: root))\n" }
}
