import Foundation
import JSON
import Model
import Signing
import Testing

@testable import Bundles

struct SealTests {
  static func signer(_ who: String = "signer") throws -> BundleSigner {
    let key = try #require(Ed25519.PrivateKey(seed: Self.seed(who)))
    return BundleSigner(key, principal: "audit@acme.example")
  }

  static func seed(_ who: String) -> [UInt8] { SHA256.digest(of: Array("vouch vector \(who)".utf8)) }

  static func seal() throws -> Seal {
    var seal = Seal(signer: try signer(), created: Instant(secondsSinceEpoch: 1_775_120_400), toolVersion: "0.1.0")
    seal.organisation = "Acme <GmbH>\nEvil"
    seal.scope = ["prod-db"]
    seal.saltSeed = [UInt8](repeating: 0, count: 32)
    return seal
  }

  static func artefacts(_ count: Int = 3) -> [CollectedArtefact] {
    (0..<count).map { number in
      var artefact = Artefact(
        path: "data/logs/file-\(number).txt", mediaType: "text/plain",
        source: .init(system: "file", parameters: ["naïve\"": "a\u{7F}b\nc"]),
        collector: .init(name: "file", version: "0.1.0", user: "audit"), sufficiency: .met,
        controls: ["iso27001:A.8.15"])
      artefact.period = Instant(secondsSinceEpoch: 1_767_225_600)..<Instant(secondsSinceEpoch: 1_775_001_600)
      return CollectedArtefact(artefact) { record, sink in
        record.rows = number
        try Array("line \(number)\n".utf8).withUnsafeBytes { try sink($0) }
      }
    }
  }

  @Test(arguments: ["b", "b.tar", "b.tar.zst", "b.zip"])
  func whatIsSealedVerifies(name: String) throws {
    try Peer.inFolder { folder in
      let path = folder.path(name)
      let sealed = try Self.seal().seal(Self.artefacts(), to: path)
      var found = try Bundle(path).verify(trust: try VectorTests.trust(.init()))
      #expect(found.verdict == .timeClaimedOnly)
      #expect(found.reasons.map(\.code) == [.timestampMissing], "\(found.reasons)")
      #expect(found.signer?.principal == "audit@acme.example")
      #expect(found.bundle == sealed.id)
      #expect(try sealed.records.map(\.rows) == [0, 1, 2])
      found = try Bundle(path).verify(trust: Trust())
      #expect(found.verdict == .untrustedSigner)
      #expect(throws: Failure.self) { try Self.seal().seal(Self.artefacts(), to: path) }
    }
  }

  @Test(arguments: ["b", "b.tar", "b.tar.zst", "b.zip"])
  func theSameInputGivesTheSameBytes(name: String) throws {
    try Peer.inFolder { folder in
      try folder.run("mkdir x y z")
      _ = try Self.seal().seal(Self.artefacts(40), to: folder.path("x/\(name)"))
      _ = try Self.seal().seal(Self.artefacts(40).reversed(), to: folder.path("y/\(name)"))
      #expect(try folder.run("diff -r x y") == 0)
      var other = try Self.seal()
      other.saltSeed = [UInt8](repeating: 1, count: 32)
      _ = try other.seal(Self.artefacts(40), to: folder.path("z/\(name)"))
      if name == "b" {
        #expect(try folder.run("diff -r x/b/data z/b/data; diff x/b/manifest-sha256.txt z/b/manifest-sha256.txt") == 0)
        #expect(try folder.run("diff x/b/index.jsonl z/b/index.jsonl") == 1)
      }
    }
  }

  @Test func saltsAndLinesAreThoseOfTheVectors() throws {
    try Peer.inFolder { folder in
      try folder.run("tar xf '\(Vectors.path)/evidence.tar'")
      let lines = try folder.text("evidence/index.jsonl").split(separator: "\n")
      #expect(lines.count == 6)
      for line in lines {
        let artefact = try #require(Artefact(line: try JSONValue(parsing: String(line))))
        #expect(String(decoding: artefact.json.canonical, as: UTF8.self) == line)
        #expect(artefact.salt == Seal.salt(for: artefact.path, seed: [UInt8](repeating: 0, count: 32)))
      }
      let bytes = try folder.read("evidence/statement.json")
      #expect(Statement(try JSONValue(parsing: bytes))?.bytes == bytes)
    }
  }

  @Test(arguments: ["b", "b.tar.zst"])
  func nothingIsLeftWhereAnArtefactFails(name: String) throws {
    var artefacts = Self.artefacts(20)
    artefacts[7].write = { _, sink in
      try [1, 2, 3].withUnsafeBytes { try sink($0) }
      throw Failure(.input, "a secret")
    }
    let seal = try Self.seal()
    try Peer.inFolder { folder in
      #expect(throws: Failure(.input, "a secret")) { try seal.seal(artefacts, to: folder.path(name)) }
      let empty = try folder.run("[ -z \"$(ls -A)\" ]")
      #expect(empty == 0)
    }
  }

  @Test func pathsOutsideTheFormatAreRefused() throws {
    for path in ["data/../x", "x", "data/a b", "data/bundles/0123456789abcdef/x"] {
      var artefacts = Self.artefacts(1)
      artefacts[0].artefact.path = path
      #expect(throws: Failure.self) { try Self.seal().seal(artefacts, to: "/nonexistent/x") }
    }
    var twice = Self.artefacts(2)
    twice[1].artefact.path = "data/logs/FILE-0.txt"
    #expect(throws: Failure.self) { try Self.seal().seal(twice, to: "/nonexistent/x") }
    twice[1].artefact.path = "data/logs/file-0.txt/x"
    #expect(throws: Failure.self) { try Self.seal().seal(twice, to: "/nonexistent/x") }
  }

  @Test func largeArtefactsStreamThroughAFile() throws {
    try Peer.inFolder { folder in
      let piece = [UInt8](repeating: 0x61, count: 700_001)
      var artefacts = Self.artefacts(3)
      artefacts[1].write = { _, sink in for _ in 0..<5 { try piece.withUnsafeBytes { try sink($0) } } }
      let sealed = try Self.seal().seal(artefacts, to: folder.path("b.tar"))
      #expect(try sealed.records.map(\.size)[1] == 3_500_005)
      #expect(
        try Bundle(folder.path("b.tar")).verify(trust: try VectorTests.trust(.init())).verdict == .timeClaimedOnly)
    }
  }

  /// The page's own steps, as an auditor runs them, on a bundle with a real key and a real authority.
  @Test(.enabled(if: Peer.has("ssh-keygen", "openssl", "jq", "tar", "zstd", "xxd")))
  func stockToolsVerifyWhatWasSealed() throws {
    try Peer.inFolder { folder in
      #expect(try folder.run("\(Peer.authority)\nssh-keygen -q -t ecdsa -N '' -f k") == 0)
      var seal = try Self.seal()
      seal.signer = BundleSigner(key: folder.path("k"), principal: "audit@acme.example", program: "/usr/bin/ssh-keygen")
      seal.created = Instant(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
      _ = try seal.seal(Self.artefacts(5), to: folder.path("b.tar.zst"))
      let script = """
        tar --zstd -xf b.tar.zst
        echo "audit@acme.example namespaces=\\"vouch-bundle@v1\\" $(cut -d' ' -f1,2 k.pub)" > allowed_signers
        cd b
        openssl ts -query -data statement.json.sig -sha256 -cert -no_nonce -out ../q.tsq
        (cd ..; openssl ts -reply -config tsa.cnf -queryfile q.tsq -out b/statement.json.sig.tsr)
        """
      #expect(try folder.run(script) == 0)
      let steps = Self.steps(try folder.text("b/VERIFY.txt"))
      #expect(try folder.run("cd b\nset -o pipefail\n\(steps)") == 0)
      var trust = Trust()
      trust.setSigners(try folder.read("allowed_signers"))
      try trust.setAuthorities(try folder.read("tsa-ca.pem"), file: "tsa-ca.pem")
      let found = try Bundle(folder.path("b")).verify(trust: trust)
      #expect(found.verdict == .verified, "\(found.reasons)")
      for change in Self.hidden {
        #expect(try folder.run("rm -rf c; cp -r b c; cd c\n\(change)") == 0)
        #expect(try folder.run("cd c\n\(steps)") != 0, "\(change)")
        let refused = try Bundle(folder.path("c")).verify(trust: trust)
        #expect(refused.exitStatus(requiringTimestamp: false) != 0, "\(change)")
      }
      // The time is today's in no line, and the steps but the first still hold.
      let unstamped = steps.split(separator: "\n").filter { !$0.hasPrefix("openssl ts") }.joined(separator: "\n")
      #expect(try folder.run("rm -rf c; cp -r b c; cd c; rm *.tsr\n{ \(unstamped)\n} > ../said") == 0)
      let said = try folder.text("said")
      #expect(said.hasPrefix("no time stamp: the time is only what the signer says\n"), "\(said)")
      try folder.run("sed -i s/line/LINE/ b/data/logs/file-1.txt")
      #expect(try folder.run("cd b\n\(steps)") != 0)
    }
  }

  /// Changes that leave every listed file's bytes as they were.
  private static let hidden = [
    "mkdir data/empty",
    "mv data/logs/file-1.txt ../elsewhere; ln -s ../../../elsewhere data/logs/file-1.txt",
    "mv data/logs ../logs; ln -s ../../logs data/logs",
    "echo x > statement.dsse.json",
  ]

  /// The commands of the page: the lines between its numbered headings.
  static func steps(_ page: String) -> String {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasPrefix("AT=") }) else { return "false" }
    let end = lines[start...].firstIndex { $0.isEmpty } ?? lines.endIndex
    return lines[start..<end].filter { line in
      guard let first = line.first, first.isNumber else { return true }
      return false
    }.joined(separator: "\n")
  }
}
