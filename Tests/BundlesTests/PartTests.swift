import Foundation
import JSON
import Model
import Signing
import Testing

@testable import Bundles

/// Disclosures, periods, timestamps and extraction.
struct PartTests {
  @Test(.enabled(if: Peer.has("tar")), arguments: ["d", "d.tar.zst", "d.zip"])
  func disclosuresProveAsThoseOfTheVectors(name: String) throws {
    try Peer.inFolder { folder in
      let bundle = Bundle("\(Vectors.path)/evidence.tar")
      let selection = DisclosureSelection(paths: ["sshd/", "data/tls/edge.pem.txt"])
      let path = folder.path(name)
      let made = try SealTests.seal().disclose(selection, of: bundle, request: "row 57", to: path)
      #expect(made.disclosed == 2 && made.withheld == 4)
      #expect(made.sealed.root.hexadecimal == "d29b1864e601211bcd86a7a0de990b988ad8b47aa567e234481d1e138189acac")
      let found = try Bundle(path).verify(trust: try VectorTests.trust(.init()))
      #expect(found.verdict == .timeClaimedOnly, "\(found.reasons)")
      let tags = try Bundle(path).tagFiles()
      try folder.run("mkdir v; tar xf '\(Vectors.path)/disclosure.tar' -C v")
      for file in ["origin/proofs.jsonl", "index.jsonl", "manifest-sha256.txt", "origin/statement.json"] {
        let expected = try folder.read("v/disclosure/\(file)")
        #expect(try tags[file]?.bytes() == expected, "\(file)")
      }
    }
  }

  @Test(.enabled(if: Peer.has("jq", "xxd", "python3")))
  func stockToolsProveADisclosure() throws {
    try Peer.inFolder { folder in
      _ = try SealTests.seal().seal(SealTests.artefacts(13), to: folder.path("b"))
      let selection = DisclosureSelection(paths: ["logs/file-0.txt", "logs/file-12.txt", "logs/file-7.txt"])
      _ = try SealTests.seal().disclose(selection, of: Bundle(folder.path("b")), request: nil, to: folder.path("d"))
      #expect(try folder.run("python3 '\(Vectors.path)/inclusion.py' d") == 0)
      let lines = try folder.text("d/VERIFY.txt").split(separator: "\n", omittingEmptySubsequences: false)
      let start = try #require(lines.firstIndex { $0.hasPrefix("H()") })
      let script = lines[start...].prefix { !$0.isEmpty }.joined(separator: "\n")
      #expect(try folder.run("set +e\ncd d\n\(script)") == 0)
      try folder.run("sed -i 's/\"rows\":7/\"rows\":8/' d/index.jsonl")
      #expect(try folder.run("set +e\ncd d\n\(script)") == 1)
    }
  }

  @Test func disclosuresOfControlsAndOfNothing() throws {
    let all = DisclosureSelection(controls: ["A.8.9"])
    try Peer.inFolder { folder in
      let bundle = Bundle("\(Vectors.path)/evidence.tar")
      let made = try SealTests.seal().disclose(all, of: bundle, request: nil, to: folder.path("d.tar"))
      #expect(made.disclosed == 6 && made.withheld == 0)
      for selection in [DisclosureSelection(controls: ["A.5.1"]), .init(paths: ["nothing"])] {
        #expect(throws: Failure.self) {
          try SealTests.seal().disclose(selection, of: bundle, request: nil, to: folder.path("e"))
        }
      }
      #expect(throws: Failure.self) {
        try SealTests.seal().disclose(
          all, of: Bundle("\(Vectors.path)/disclosure.tar"), request: nil, to: folder.path("e"))
      }
    }
  }

  @Test func alteredBundlesAreNotDisclosed() throws {
    try Peer.inFolder { folder in
      try folder.run("\(VectorTests.functions)\ntar xf '\(Vectors.path)/evidence.tar'; cd evidence; E")
      let bundle = Bundle(folder.path("evidence"))
      let seal = try SealTests.seal()
      let other = try seal.disclose(.init(paths: ["tls/"]), of: bundle, request: nil, to: folder.path("other"))
      #expect(other.disclosed == 1)
      #expect(throws: Failure.self) {
        try seal.disclose(.init(paths: ["sshd/"]), of: bundle, request: nil, to: folder.path("d"))
      }
      try folder.run("sed -i 's/sshd-T/sshd-S/' evidence/index.jsonl")
      #expect(throws: Failure.self) {
        try seal.disclose(.init(paths: ["tls/"]), of: bundle, request: nil, to: folder.path("d"))
      }
      #expect(try folder.run("! [ -e d ]") == 0)
    }
  }

  @Test(arguments: ["p", "p.tar.zst", "p.zip"])
  func periodsKeepTheirBundlesAndAYearMergesTheLeaves(name: String) throws {
    try Peer.inFolder { folder in
      let seal = try SealTests.seal()
      let (one, two) = (folder.path("one.tar.zst"), folder.path("two"))
      _ = try seal.seal(SealTests.artefacts(2), to: one)
      _ = try seal.seal(SealTests.artefacts(3), to: two)
      let trust = try VectorTests.trust(.init())
      let path = folder.path(name)
      let merged = try seal.merge([Bundle(one), Bundle(two)], trust: trust, to: path)
      #expect(merged.records.count == 2)
      let found = try Bundle(path).verify(trust: trust)
      #expect(found.verdict == .timeClaimedOnly, "\(found.reasons)")
      #expect(found.reasons.count == 3)
      let (opened, wasOpened) = try Bundle(path).open(to: folder.path("o"), trust: trust)
      #expect(wasOpened && opened.bundle == merged.id)
      let child = try #require(try merged.records.map(\.path).first?.dropLast("statement.json".count))
      #expect(try Bundle(folder.path("o/\(child)")).verify(trust: trust).verdict == .timeClaimedOnly)
      let evidence = Bundle("\(Vectors.path)/evidence.tar")
      let year = try seal.merge([Bundle(path), evidence], trust: trust, to: folder.path("year.tar"))
      #expect(year.records.count == 3)
      #expect(try Bundle(folder.path("year.tar")).verify(trust: trust).verdict == .timeClaimedOnly)
      #expect(throws: Failure.self) {
        try seal.merge([Bundle(one), Bundle(path)], trust: trust, to: folder.path("twice"))
      }
      #expect(throws: Failure.self) { try seal.merge([Bundle(one)], trust: Trust(), to: folder.path("untrusted")) }
      // An alteration deep inside is found with its path.
      try folder.run("f=$(ls -d o/data/bundles/*/ | head -1)data/logs/file-1.txt; echo x >> $f")
      let altered = try Bundle(folder.path("o")).verify(trust: trust)
      #expect(altered.verdict == .altered)
      #expect(altered.reasons.first?.path?.hasPrefix("data/bundles/") == true)
    }
  }

  @Test(.enabled(if: Peer.has("openssl")), arguments: ["b", "b.tar.zst", "b.zip"])
  func timestampsAreRequestedAndAttached(name: String) throws {
    try Peer.inFolder { folder in
      try folder.run(Peer.authority)
      let path = folder.path(name)
      var seal = try SealTests.seal()
      seal.created = Instant(secondsSinceEpoch: Int(Date().timeIntervalSince1970))
      let sealed = try seal.seal(SealTests.artefacts(), to: path)
      try folder.write(try Bundle(path).timestampRequest(), "q.tsq")
      #expect(try folder.run("openssl ts -reply -config tsa.cnf -queryfile q.tsq -out r.tsr") == 0)
      let reply = try folder.read("r.tsr")
      let stamped = folder.path("stamped-\(name)")
      try Bundle(path).attach(timestamp: reply, to: stamped, created: seal.created)
      var trust = try VectorTests.trust(.init(authority: false))
      try trust.setAuthorities(try folder.read("tsa-ca.pem"), file: "tsa-ca.pem")
      let found = try Bundle(stamped).verify(trust: trust)
      #expect(found.verdict == .verified, "\(found.reasons)")
      #expect(found.time?.authority == "Test authority")
      #expect(found.bundle == sealed.id)
      #expect(throws: Failure.self) {
        try Bundle("\(Vectors.path)/evidence.tar").attach(
          timestamp: reply, to: folder.path("other"), created: seal.created)
      }
      #expect(throws: Failure.self) {
        try Bundle(path).attach(timestamp: reply + [0], to: folder.path("other"), created: seal.created)
      }
      #expect(throws: Failure.self) { try trust.setAuthorities(reply, file: "r.tsr") }
    }
  }

  @Test func nothingIsExtractedFromWhatIsNotTrusted() throws {
    try Peer.inFolder { folder in
      let bundle = Bundle("\(Vectors.path)/evidence.tar")
      let (found, wasOpened) = try bundle.open(to: folder.path("o"), trust: Trust())
      #expect(found.verdict == .untrustedSigner && !wasOpened)
      #expect(try folder.run("! [ -e o ]") == 0)
      let trust = try VectorTests.trust(.init())
      #expect(try bundle.open(to: folder.path("o"), trust: trust).wasOpened)
      #expect(try folder.run("tar xf '\(Vectors.path)/evidence.tar'; diff -r o evidence") == 0)
      #expect(throws: Failure.self) { try bundle.open(to: folder.path("o"), trust: trust) }
    }
  }
}
