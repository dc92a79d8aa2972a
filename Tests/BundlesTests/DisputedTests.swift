import JSON
import Model
import Signing
import Testing

@testable import Bundles

/// What an auditee could sign or pack so that other readers see something else than vouch verifies.
@Suite(.enabled(if: Peer.has("python3", "tar")))
struct DisputedTests {
  /// The sign of Kelvin, which Swift takes for equal to K.
  private static let kelvin = "\u{212A}"

  /// A sealed bundle whose lists were changed and signed again by its own signer.
  private func signedAgain(_ change: (inout TamperTests.Files) -> Void) throws -> TamperTests.Files {
    try Peer.inFolder { folder in
      var artefacts = SealTests.artefacts(3)
      artefacts[1].artefact.path = "data/logs/KEYS.txt"
      _ = try SealTests.seal().seal(artefacts, to: folder.path("b"))
      var files = try TamperTests.Files(folder, "b")
      let index = SHA256.hexadecimal(of: files.bytes["index.jsonl"] ?? [])
      let list = files.bytes["tagmanifest-sha256.txt"] ?? []
      let statement = String(decoding: files.bytes["statement.json"] ?? [], as: UTF8.self)
      let root = try #require(try JSONValue(parsing: statement)["predicate"]?["index"]?["root"]?.string)
      change(&files)
      let names = String(decoding: list, as: UTF8.self).split(separator: "\n").map { String($0.dropFirst(66)) }
      let newList = Manifest.bytes(of: names.map { ($0, SHA256.hexadecimal(of: files.bytes[$0] ?? [])) })
      files.bytes["tagmanifest-sha256.txt"] = newList
      let lines = (files.bytes["index.jsonl"] ?? []).split(separator: 0x0A).map { MerkleTree.leaf(Array($0)) }
      let text =
        statement
        .replacing(SHA256.hexadecimal(of: list), with: SHA256.hexadecimal(of: newList))
        .replacing(index, with: SHA256.hexadecimal(of: files.bytes["index.jsonl"] ?? []))
        .replacing(root, with: Hexadecimal.text(of: MerkleTree.root(of: lines)))
      files.bytes["statement.json"] = Array(text.utf8)
      files.bytes["statement.json.sig"] = try SealTests.signer().signature(of: Array(text.utf8))
      return files
    }
  }

  private func verdict(_ files: TamperTests.Files) throws -> Verification {
    try Verifier.verification(of: files.contents, trust: try VectorTests.trust(.init()))
  }

  @Test func aSoundBundleSignedAgainIsStillSound() throws {
    let found = try verdict(try signedAgain { _ in })
    #expect(found.verdict == .timeClaimedOnly, "\(found.reasons)")
  }

  @Test(arguments: ["manifest-sha256.txt", "index.jsonl"])
  func lettersThatLookAlikeAreNotEqual(list: String) throws {
    let files = try signedAgain { files in
      let text = String(decoding: files.bytes[list] ?? [], as: UTF8.self)
      files.bytes[list] = Array(text.replacing("KEYS.txt", with: "\(Self.kelvin)EYS.txt").utf8)
    }
    #expect(String(decoding: files.bytes[list] ?? [], as: UTF8.self).unicodeScalars.contains("\u{212A}"))
    let found = try verdict(files)
    #expect(found.verdict == .malformed, "\(found.reasons)")
  }

  @Test func aSubjectThatLooksLikeAFileIsNoSubject() throws {
    var files = try signedAgain { _ in }
    let digest = SHA256.hexadecimal(of: files.bytes["data/logs/KEYS.txt"] ?? [])
    let subject = "\"subject\":[{\"digest\":{\"sha256\":\"\(digest)\"},\"name\":\"data/logs/\(Self.kelvin)EYS.txt\"},"
    let text = String(decoding: files.bytes["statement.json"] ?? [], as: UTF8.self)
      .replacing("\"subject\":[", with: subject)
    files.bytes["statement.json"] = Array(text.utf8)
    files.bytes["statement.json.sig"] = try SealTests.signer().signature(of: Array(text.utf8))
    #expect(try verdict(files).verdict == .malformed)
  }

  @Test(arguments: ["manifest-sha256.txt", "index.jsonl", "tagmanifest-sha256.txt"])
  func aListThatIsTooLongToBeReadIsNotPassedOver(list: String) throws {
    var contents = try signedAgain { _ in }.contents
    contents.kept[list] = nil
    let found = try Verifier.verification(of: contents, trust: try VectorTests.trust(.init()))
    #expect(found.reasons.first?.code == .limitExceeded && found.verdict == .malformed)
  }

  /// A tar of the vector, made by hand so that each header can be another.
  private static let tar = """
    tar xf '\(Vectors.path)/evidence.tar'
    cat > make.py <<'P'
    import os, sys
    def header(name, size, kind=b"0"):
        h = bytearray(512); h[0:len(name)] = name; h[100:108] = b"0000644\\0"; h[108:116] = h[116:124] = b"0000000\\0"
        h[124:136] = b"%011o\\0" % size; h[136:148] = b"00000000000\\0"; h[148:156] = b" " * 8; h[156:157] = kind
        h[257:265] = b"ustar\\x0000"; h[148:156] = b"%06o\\0 " % sum(h); return bytes(h)
    def pax(*fields):
        body = b""
        for key, value in fields:
            rest = b" " + key + b"=" + value + b"\\n"; n = len(rest) + 1
            while len(b"%d" % n) + len(rest) != n: n = len(b"%d" % n) + len(rest)
            body += b"%d" % n + rest
        return header(b"x", len(body), b"x") + pad(body)
    pad = lambda data: data + b"\\0" * (-len(data) % 512)
    names = sorted(os.path.join(f, n) for f, _, ns in os.walk("evidence") for n in ns)
    def extended(name, data): return b""
    def shown(name, number): return name
    exec(sys.argv[1])
    with open("b.tar", "wb") as out:
        for number, name in enumerate(names):
            data = open(name, "rb").read(); name = shown(name, number).encode()
            out.write(extended(name, data) + header(name, len(data)) + pad(data))
        out.write(b"\\0" * 1024)
    P
    """

  @Test(
    arguments: [
      ("pass", nil),
      ("extended = lambda n, d: pax((b'path', n), (b'size', b'%d' % len(d)), (b'mtime', b'1'))", nil),
      (
        "extended = lambda n, d: pax((b'size', b'%d' % len(d))) + pax((b'mtime', b'1'))",
        Verification.Code.containerInvalid
      ),
      ("extended = lambda n, d: pax((b'path', n)) + pax((b'size', b'%d' % len(d)))", .containerInvalid),
      (
        "real = header; header = lambda n, s, k=b'0': real(b'evidence/data/z' if k == b'0' else n, s, k); extended = lambda n, d: pax((b'path', n))",
        .containerInvalid
      ),
      (
        "real = header; header = lambda n, s, k=b'0': real(n, 0 if k == b'0' else s, k); extended = lambda n, d: pax((b'size', b'%d' % len(d)))",
        .containerInvalid
      ),
      ("shown = lambda name, number: name.replace('evidence', '\u{E9}' if number % 2 else 'e\u{301}')", .pathInvalid),
      ("shown = lambda name, number: name.replace('evidence/', 'evidence/\u{301}')", .pathInvalid),
      ("shown = lambda name, number: name.replace('data/', 'd\u{430}ta/')", .pathInvalid),
    ] as [(String, Verification.Code?)])
  func tarsThatReadersDisagreeOnAreRefused(change: String, code: Verification.Code?) throws {
    try Peer.inFolder { folder in
      try folder.write(Array(change.utf8), "change")
      #expect(try folder.run("\(Self.tar)\npython3 make.py \"$(cat change)\"") == 0)
      let found = try Bundle(folder.path("b.tar")).verify(trust: try VectorTests.trust(.init()))
      #expect(found.verdict == (code == nil ? .verified : .malformed), "\(found.reasons.prefix(3))")
      if let code { #expect(found.reasons.map(\.code).contains(code), "\(found.reasons.prefix(3))") }
    }
  }
}
