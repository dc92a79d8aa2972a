import Testing

@testable import Signing

struct AllowedSignersTests {
  static let key =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIOOWG1uL2sPdv5KhZq0PLmSnKOSnadzg+hFh3i3MPeL"

  @Test func aLineOfTheFormatIsRead() throws {
    let text = """
      # who may sign
      a@x,b@x namespaces="vouch-bundle@v1,git",valid-after="20260101Z",valid-before="202701011200Z" \(Self.key) comment

      """
    let signers = AllowedSigners(parsing: Array(text.utf8))
    #expect(signers.refused.isEmpty)
    let signer = try #require(signers.signers.first)
    #expect(signer.principals == ["a@x", "b@x"])
    #expect(signer.namespaces == ["vouch-bundle@v1", "git"])
    #expect(signer.validAfter == 1_767_225_600)
    #expect(signer.validBefore == 1_798_804_800)
    #expect(signer.isValid(at: 1_767_225_600) && !signer.isValid(at: 1_767_225_599))
    #expect(signer.isValid(at: 1_798_804_800) && !signer.isValid(at: 1_798_804_801))
    #expect(signer.line == 2)
  }

  @Test(arguments: [
    ("a@x \(key)", "no namespaces= option"),
    ("a@x valid-after=\"20260101Z\" \(key)", "no namespaces= option"),
    ("*@x namespaces=\"n\" \(key)", "wildcard in the principals"),
    ("a@x,!b@x namespaces=\"n\" \(key)", "wildcard in the principals"),
    ("a@x namespaces=\"*\" \(key)", "wildcard in namespaces="),
    ("a@x namespaces=\"n\",valid-before=\"20260101\" \(key)", "valid-before is not YYYYMMDD[hhmm[ss]]Z"),
    ("a@x namespaces=\"n\",valid-before=\"2026-01-01Z\" \(key)", "valid-before is not YYYYMMDD[hhmm[ss]]Z"),
    ("a@x namespaces=\"n\",valid-after=\"20260231Z\" \(key)", "valid-after is not YYYYMMDD[hhmm[ss]]Z"),
    ("a@x cert-authority,namespaces=\"n\" \(key)", "option cert-authority is not supported"),
    ("a@x namespaces=\"n\" ssh-ed25519 AAAA", "no key that can be read"),
    ("a@x namespaces=\"n \(key)", "not principals, options, key type and key"),
  ])
  func otherLinesAreRefusedWithTheReason(line: String, reason: String) {
    let signers = AllowedSigners(parsing: Array("\(line)\n".utf8))
    #expect(signers.signers.isEmpty)
    #expect(signers.refused.map(\.reason) == [reason])
  }

  @Test(.enabled(if: Peer.has("ssh-keygen")), arguments: ["key", "sha1", "hash"])
  func revocationListsOfSSHKeygenAreRead(form: String) throws {
    try Peer.inFolder { folder in
      try folder.run("ssh-keygen -q -t ed25519 -N '' -f k; ssh-keygen -q -t ed25519 -N '' -f other")
      switch form {
      case "hash":
        try folder.run("echo \"hash: $(ssh-keygen -lf k.pub | cut -d' ' -f2)\" >spec; ssh-keygen -q -k -f krl spec")
      case "key": try folder.run("ssh-keygen -q -k -f krl k.pub")
      default: try folder.run("echo \"sha1: $(cat k.pub)\" >spec; ssh-keygen -q -k -f krl spec")
      }
      let list = try #require(KeyRevocationList(parsing: try folder.read("krl")))
      #expect(list.revokes(try #require(SSHPublicKey(line: try folder.text("k.pub")))))
      #expect(!list.revokes(try #require(SSHPublicKey(line: try folder.text("other.pub")))))
    }
  }

  @Test func theVectorsListRevokesTheSigner() throws {
    let list = try #require(KeyRevocationList(parsing: try Vectors.bytes("revoked.krl")))
    #expect(list.revokes(try #require(SSHPublicKey(line: try Vectors.text("signer.pub")))))
    #expect(!list.revokes(try #require(SSHPublicKey(line: try Vectors.text("stranger.pub")))))
    let bytes = try Vectors.bytes("revoked.krl")
    #expect(KeyRevocationList(parsing: Array(bytes.dropLast())) == nil)
    let plain = try #require(KeyRevocationList(parsing: try Vectors.bytes("signer.pub")))
    #expect(plain.revokes(try #require(SSHPublicKey(line: try Vectors.text("signer.pub")))))
  }
}
