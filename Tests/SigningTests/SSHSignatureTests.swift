import Testing

@testable import Signing

struct SSHSignatureTests {
  static let message = Array("what is signed\n".utf8)

  @Test(
    .enabled(if: Peer.has("ssh-keygen")),
    arguments: ["ed25519", "ecdsa -b 256", "ecdsa -b 384", "ecdsa -b 521", "rsa -b 2048"])
  func signaturesOfSSHKeygenVerify(kind: String) throws {
    try Peer.inFolder { folder in
      try folder.write(Self.message, "m")
      let script = "ssh-keygen -q -t \(kind) -N '' -C x -f k; ssh-keygen -q -Y sign -f k -n vouch-bundle@v1 <m >m.sig"
      #expect(try folder.run(script) == 0)
      let bytes = try folder.read("m.sig")
      let signature = try #require(SSHSignature(armour: bytes))
      #expect(signature.isValid(for: Self.message))
      #expect(!signature.isValid(for: Self.message + [0]))
      #expect(signature.namespace == "vouch-bundle@v1")
      #expect(signature.armour == bytes)
      #expect(SSHPublicKey(line: try folder.text("k.pub")) == signature.key)
      let print = "[ \"$(ssh-keygen -lf k.pub | cut -d' ' -f2)\" = '\(signature.key.fingerprint)' ]"
      #expect(try folder.run(print) == 0)
    }
  }

  @Test func armourOfAnotherFormIsRefused() throws {
    let key = try #require(Ed25519.PrivateKey(seed: [UInt8](repeating: 7, count: 32)))
    let signature = try #require(SSHSignature(signing: Self.message, namespace: "n", with: key))
    let armour = signature.armour
    #expect(SSHSignature(armour: armour) == signature)
    #expect(SSHSignature(armour: armour + Array("x".utf8)) == nil)
    #expect(SSHSignature(armour: [0x0A] + armour) == nil)
    #expect(SSHSignature(armour: armour.filter { $0 != 0x0A }) == nil)
    #expect(SSHSignature(armour: Array(armour.dropLast())) == nil)
    #expect(SSHSignature(armour: []) == nil)
  }

  @Test func everyFlippedByteIsFound() throws {
    let key = try #require(Ed25519.PrivateKey(seed: SHA256.digest(of: Array("flips".utf8))))
    let armour = try #require(SSHSignature(signing: Self.message, namespace: "vouch-bundle@v1", with: key)).armour
    for index in armour.indices {
      var flipped = armour
      flipped[index] ^= 1
      guard let signature = SSHSignature(armour: flipped) else { continue }
      let believed = signature.isValid(for: Self.message) && signature.key.ed25519 == key.publicKey
      #expect(!(believed && signature.namespace == "vouch-bundle@v1"), "byte \(index)")
    }
  }

  @Test(.enabled(if: Peer.has("ssh-keygen")))
  func ownSignaturesAreThoseOfTheVectors() throws {
    let key = try #require(Ed25519.PrivateKey(seed: SHA256.digest(of: Array("vouch vector signer".utf8))))
    #expect(SSHPublicKey(line: try Vectors.text("signer.pub"))?.ed25519 == key.publicKey)
    try Peer.inFolder { folder in
      try folder.run("tar xf '\(Vectors.path)/evidence.tar'")
      let statement = try folder.read("evidence/statement.json")
      let signature = try #require(SSHSignature(signing: statement, namespace: "vouch-bundle@v1", with: key))
      #expect(signature.armour == (try folder.read("evidence/statement.json.sig")))
    }
  }

  /// A hardware key's signature made in software, which OpenSSH must accept as we do (PROTOCOL.u2f).
  @Test(.enabled(if: Peer.has("ssh-keygen")))
  func hardwareKeysVerifyAsOpenSSHDoes() throws {
    let key = try #require(Ed25519.PrivateKey(seed: [UInt8](repeating: 9, count: 32)))
    let type = "sk-ssh-ed25519@openssh.com"
    let blob = SSHWriter.string(type) + SSHWriter.string(key.publicKey) + SSHWriter.string("ssh:")
    let head = Array("SSHSIG".utf8)
    let digest = SSHWriter.string("sha512") + SSHWriter.string(SHA512.digest(of: Self.message))
    let signed = head + SSHWriter.string("n") + SSHWriter.string([]) + digest
    let tail: [UInt8] = [1, 0, 0, 0, 5]
    let token = SHA256.digest(of: Array("ssh:".utf8)) + tail + SHA256.digest(of: signed)
    let raw = SSHWriter.string(type) + SSHWriter.string(try #require(key.signature(of: token))) + tail
    let body = head + SSHWriter.uint32(1) + SSHWriter.string(blob) + SSHWriter.string("n") + SSHWriter.string([])
    let signature = try #require(SSHSignature(blob: body + SSHWriter.string("sha512") + SSHWriter.string(raw)))
    #expect(signature.isValid(for: Self.message))
    #expect(!signature.isValid(for: Self.message + [1]))
    try Peer.inFolder { folder in
      try folder.write(signature.armour, "m.sig")
      try folder.write(Self.message, "m")
      try folder.write(Array("a@b namespaces=\"n\" \(signature.key.line)\n".utf8), "allowed")
      #expect(try folder.run("ssh-keygen -Y verify -f allowed -I a@b -n n -s m.sig <m") == 0)
    }
  }
}
