import Foundation
import Model
import Signing
import Testing

@testable import Bundles

/// The golden bundles and every altered variant of their table.
@Suite(.enabled(if: Peer.has("jq", "tar", "zstd")))
struct VectorTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    /// A bash script that runs in the unpacked folder, with the functions of ``functions``.
    var change = ""
    var bag = "evidence"
    /// Whose seed signs the statement again, if anyone's.
    var signer: String?
    var trust = Trusting()
    var verdict: Verification.Verdict
    var codes: [Verification.Code] = []
    var exit: Int32

    var testDescription: String { name }
  }

  struct Trusting: Sendable {
    var revoked = false
    var authority = true
    var line: String?
  }

  static let functions = """
    E() { sed -i 's/port 22/port 23/' data/sshd/sshd-T.txt; }
    M() { find data -type f | LC_ALL=C sort | xargs sha256sum > manifest-sha256.txt; }
    T() { cut -c67- tagmanifest-sha256.txt | xargs sha256sum > t; mv t tagmanifest-sha256.txt; }
    S() { t=$(sha256sum <tagmanifest-sha256.txt | cut -c-64); i=$(sha256sum <index.jsonl | cut -c-64)
      jq -cS --arg t $t --arg i $i '.subject[0].digest.sha256=$t|.subject[1].digest.sha256=$i' statement.json >s
      mv s statement.json; }
    X() { sed -i '1s/"exitStatus":0/"exitStatus":1/' index.jsonl; }
    """

  static let rows: [Row] = [
    Row(name: "00", verdict: .verified, exit: 0),
    Row(name: "01", change: "E", verdict: .altered, codes: [.digestMismatch], exit: 1),
    Row(name: "02", change: "E;M", verdict: .altered, codes: [.digestMismatch, .indexMismatch], exit: 1),
    Row(name: "03", change: "E;M;T", verdict: .altered, codes: [.digestMismatch, .indexMismatch], exit: 1),
    Row(
      name: "04", change: "E;M;T;S;rm *dsse*", verdict: .altered, codes: [.signatureBad, .indexMismatch], exit: 1),
    Row(
      name: "05", change: "E;M;T;S;rm *dsse* *.tsr", signer: "stranger", verdict: .altered,
      codes: [.indexMismatch, .signerUnknown, .timestampMissing], exit: 1),
    Row(
      name: "05b", change: "E;M;T;S;rm *dsse* *.tsr", signer: "signer", verdict: .altered,
      codes: [.indexMismatch, .timestampMissing], exit: 1),
    Row(
      name: "05c", change: "rm *dsse* *.tsr", signer: "stranger", verdict: .untrustedSigner,
      codes: [.signerUnknown, .timestampMissing], exit: 1),
    Row(name: "06", change: "echo x > notes.txt", verdict: .altered, codes: [.fileUnlisted], exit: 1),
    Row(
      name: "07", change: "rm data/tls/edge.pem.txt; rmdir data/tls", verdict: .incomplete, codes: [.fileMissing],
      exit: 1),
    Row(name: "08", change: "rm *.sig *.tsr", verdict: .incomplete, codes: [.signatureMissing], exit: 1),
    Row(name: "09", change: "rm *.tsr", verdict: .timeClaimedOnly, codes: [.timestampMissing], exit: 0),
    Row(
      name: "10", change: "rm *.tsr; echo x >> statement.json.sig", verdict: .malformed,
      codes: [.signatureNotCanonical, .timestampMissing], exit: 2),
    Row(name: "11", change: "echo x >> statement.json.sig.tsr", verdict: .malformed, codes: [.trailingData], exit: 2),
    Row(name: "12", change: "ln -s /etc/hostname data/link", verdict: .malformed, codes: [.entryType], exit: 2),
    Row(name: "13", change: "mkdir data/empty", verdict: .altered, codes: [.fileUnlisted], exit: 1),
    Row(name: "14", change: "echo x >> bag-info.txt", verdict: .altered, codes: [.digestMismatch], exit: 1),
    Row(
      name: "15", change: "cp ../disclosure/*.tsr .", verdict: .altered, codes: [.timestampMismatch], exit: 1),
    Row(
      name: "16", change: "jq . statement.json >s; mv s statement.json; rm *.tsr *dsse*", signer: "signer",
      verdict: .malformed, codes: [.jsonNotCanonical, .timestampMissing], exit: 2),
    Row(
      name: "17", trust: Trusting(revoked: true), verdict: .untrustedSigner, codes: [.signerRevoked], exit: 1),
    Row(
      name: "18", trust: Trusting(line: "valid-before=\"20260301Z\""), verdict: .untrustedSigner,
      codes: [.signerNotValid], exit: 1),
    Row(
      name: "19", trust: Trusting(authority: false), verdict: .timeClaimedOnly, codes: [.timestampUntrusted], exit: 0),
    Row(name: "20", bag: "disclosure", verdict: .verified, exit: 0),
    Row(
      name: "21", change: "X", bag: "disclosure", verdict: .altered,
      codes: [.digestMismatch, .proofBad, .rootMismatch], exit: 1),
    Row(
      name: "22", change: "X;T;S;rm statement*.tsr", bag: "disclosure", signer: "signer", verdict: .altered,
      codes: [.proofBad, .rootMismatch, .timestampMissing], exit: 1),
    Row(
      name: "23", change: "sed -i 's/\"leafIndex\":4/\"leafIndex\":3/' origin/proofs.jsonl;T;S;rm statement*.tsr",
      bag: "disclosure", signer: "signer", verdict: .altered, codes: [.proofBad, .timestampMissing], exit: 1),
    Row(
      name: "24", change: "rm -r origin", bag: "disclosure", verdict: .incomplete,
      codes: [.originMissing, .fileMissing],
      exit: 1),
    Row(
      name: "no namespaces", trust: Trusting(line: ""), verdict: .untrustedSigner, codes: [.signerNamespace], exit: 1),
    Row(
      name: "another namespace", trust: Trusting(line: "namespaces=\"git\""), verdict: .untrustedSigner,
      codes: [.signerNamespace], exit: 1),
  ]

  @Test(arguments: rows)
  func alteredVariantsAreJudgedAsTheTableHasThem(row: Row) throws {
    try Peer.inFolder { folder in
      let unpack = "for b in evidence disclosure; do tar xf '\(Vectors.path)'/$b.tar; done; cd \(row.bag)"
      #expect(try folder.run("\(Self.functions)\n\(unpack)\n\(row.change)") == 0)
      if let signer = row.signer { try Self.sign(folder, "\(row.bag)/statement.json", signer) }
      // As a folder and in the three containers.
      try folder.run(
        "cd '\(folder.url.path(percentEncoded: false))'; tar cf b.tar \(row.bag); zstd -q b.tar")
      var paths = ["\(row.bag)"]
      paths += ["b.tar", "b.tar.zst"]
      for path in paths {
        let bundle = Bundle(folder.url.appendingPathComponent(path).path(percentEncoded: false))
        let found = try bundle.verify(trust: try Self.trust(row.trust))
        #expect(found.verdict == row.verdict, "\(path): \(found.reasons)")
        #expect(Self.unique(found.reasons.map(\.code)) == row.codes, "\(path): \(found.reasons)")
        #expect(found.exitStatus(requiringTimestamp: false) == row.exit)
      }
    }
  }

  @Test(arguments: [
    (
      "c1", "echo x >> evidence/VERIFY.txt; tar -rf b.tar evidence/VERIFY.txt",
      Verification.Code.pathCollision
    ),
    ("c2", "cat b.tar '\(Vectors.path)/disclosure.tar' > c; mv c b.tar", .trailingData),
    ("c3", "tar -rPf b.tar --transform 's,^evidence/,../evil/,' evidence/VERIFY.txt", .pathInvalid),
    ("c3 absolute", "tar -rPf b.tar --transform 's,^evidence/,/abs/,' evidence/VERIFY.txt", .pathInvalid),
    ("c3 inside", "tar -rPf b.tar --transform 's,^evidence/,evidence/data/../,' evidence/VERIFY.txt", .pathInvalid),
    ("c4 symbolic", "ln -s /etc evidence/data/link; tar -rf b.tar evidence/data/link", .entryType),
    ("c4 hard", "ln evidence/VERIFY.txt evidence/x; rm b.tar; tar cf b.tar evidence", .entryType),
    ("c4 FIFO", "mkfifo evidence/data/link; tar -rf b.tar evidence/data/link", .entryType),
    ("c4 sparse", "truncate -s 1M evidence/data/s; rm b.tar; tar -cSf b.tar evidence", .entryType),
    (
      "c5",
      "cp evidence/data/sshd/sshd-T.txt evidence/data/sshd/SSHD-T.txt; tar -rf b.tar evidence/data/sshd/SSHD-T.txt",
      .pathCollision
    ),
    (
      "c6 skippable",
      "zstd -q b.tar; printf '\\x50\\x2a\\x4d\\x18\\x05\\0\\0\\0hello' >> b.tar.zst; mv b.tar.zst b.tar", .trailingData
    ),
    (
      "c6 first", "zstd -q b.tar; { printf '\\x50\\x2a\\x4d\\x18\\x05\\0\\0\\0hello'; cat b.tar.zst; } > b.tar",
      .trailingData
    ),
    (
      "c6 second frame", "zstd -q b.tar; head -c 512 /dev/zero | zstd -q >> b.tar.zst; mv b.tar.zst b.tar",
      .trailingData
    ),
    ("cut", "head -c 20000 b.tar > c; mv c b.tar", .containerInvalid),
    ("cut zstd", "zstd -q b.tar; head -c 3000 b.tar.zst > b.tar", .containerInvalid),
    (
      "bomb", "mkdir evidence/data/z; head -c 64M /dev/zero > evidence/data/z/z; tar cf - evidence | zstd -q > b.tar",
      .limitExceeded
    ),
    ("pax key", "tar --format=posix --pax-option=comment=hidden -cf b.tar evidence", .containerInvalid),
    ("two tops", "cp -r evidence other; tar -rf b.tar other", .pathInvalid),
    ("empty", ": > b.tar", .containerInvalid),
    ("text", "echo hello > b.tar", .containerInvalid),
  ])
  func attackedContainersAreMalformed(name: String, change: String, code: Verification.Code) throws {
    try Peer.inFolder { folder in
      let script = "cp '\(Vectors.path)/evidence.tar' b.tar; tar xf b.tar\n\(change)"
      #expect(try folder.run(script) == 0)
      let bundle = Bundle(folder.url.appendingPathComponent("b.tar").path(percentEncoded: false))
      let found = try bundle.verify(trust: try Self.trust(Trusting()))
      #expect(found.verdict == .malformed)
      #expect(found.reasons.map(\.code).contains(code), "\(found.reasons)")
      #expect(found.exitStatus(requiringTimestamp: false) == 2)
    }
  }

  /// What `ssh-keygen -Y sign -n git` makes of the statement counts for commits, not for bundles.
  @Test func signaturesForAnotherNamespaceDoNotCount() throws {
    try Peer.inFolder { folder in
      try folder.run("tar xf '\(Vectors.path)/evidence.tar'; rm evidence/*.tsr evidence/*dsse*")
      let seed = SHA256.digest(of: Array("vouch vector signer".utf8))
      let key = try #require(Ed25519.PrivateKey(seed: seed))
      let statement = try folder.read("evidence/statement.json")
      let signature = try #require(SSHSignature(signing: statement, namespace: "git", with: key))
      try folder.write(signature.armour, "evidence/statement.json.sig")
      let found = try Bundle(folder.path("evidence")).verify(trust: try Self.trust(Trusting()))
      #expect(found.verdict == .untrustedSigner)
      #expect(found.reasons.map(\.code) == [.signerNamespace, .timestampMissing])
      var later = try Self.trust(Trusting())
      later.time = Instant("2028-01-01T00:00:00Z")
      let expired = try Bundle("\(Vectors.path)/evidence.tar").verify(trust: later)
      #expect(expired.reasons.map(\.code) == [.signerNotValid])
    }
  }

  static func sign(_ folder: Peer.Folder, _ statement: String, _ who: String) throws {
    let seed = SHA256.digest(of: Array("vouch vector \(who)".utf8))
    let key = try #require(Ed25519.PrivateKey(seed: seed))
    let bytes = try folder.read(statement)
    let signature = try #require(SSHSignature(signing: bytes, namespace: "vouch-bundle@v1", with: key))
    try folder.write(signature.armour, statement + ".sig")
  }

  static func trust(_ form: Trusting) throws -> Trust {
    var trust = Trust()
    var signers = try Vectors.text("allowed_signers")
    if let line = form.line {
      let options = line.isEmpty || line.hasPrefix("namespaces") ? line : "namespaces=\"vouch-bundle@v1\",\(line)"
      signers = "audit@acme.example \(options) \(try Vectors.text("signer.pub"))"
    }
    trust.setSigners(Array(signers.utf8))
    if form.authority { try trust.setAuthorities(try Vectors.bytes("tsa-ca.pem"), file: "tsa-ca.pem") }
    if form.revoked { try trust.setRevoked(try Vectors.bytes("revoked.krl"), file: "revoked.krl") }
    try trust.setLedgerKey(try Vectors.text("ledger.vkey"), file: "ledger.vkey")
    return trust
  }

  static func unique(_ codes: [Verification.Code]) -> [Verification.Code] {
    codes.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }
}
