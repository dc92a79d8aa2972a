import JSON
import Model
import Signing

/// Judges what lies in a bundle by the format's rules; all reasons are kept.
struct Verifier {
  let contents: BundleContents
  let trust: Trust
  /// Below which path of the contents the bundle lies: empty, or a child's folder; reasons bear it too.
  let prefix: String
  /// The files below it, in the order of their paths' bytes.
  let order: ArraySlice<UInt32>
  private(set) var reasons: [Verification.Reason] = []
  private(set) var notes: [String] = []
  private(set) var statement: Statement?
  /// The tag files of which a signed list gives this digest, so that their form is the signer's word.
  var asSigned: Set<String> = []
  /// How many lines the index has; nil where it cannot be read.
  var indexCount: Int?

  init(_ contents: BundleContents, trust: Trust, prefix: String = "", order: ArraySlice<UInt32>) {
    (self.contents, self.trust, self.prefix, self.order) = (contents, trust, prefix, order)
  }

  /// Rules 1 to 7.
  /// - Throws: ``Failure`` where bytes that were kept cannot be read again.
  static func verification(of contents: BundleContents, trust: Trust) throws -> Verification {
    var verifier = Verifier(contents, trust: trust, order: contents.files.order[...])
    verifier.reasons = contents.defects
    let (signer, time) = try verifier.run()
    for path in contents.files.emptyFolders { verifier.note(.fileUnlisted, path, "an empty folder") }
    let id = contents.files[BundleLayout.statement].flatMap { Digest(hexadecimal: $0.digest) }
    return Verification(
      reasons: verifier.reasons, signer: signer, time: time, notes: verifier.notes, bundle: id)
  }

  /// Rules 2 to 7 for this bundle and those inside it.
  mutating func run() throws -> (Verification.Signer?, Verification.Time?) {
    let (statement, signer, time) = try readSigned("")
    guard let statement else { return (signer, time) }
    self.statement = statement
    checkLengths()
    try checkEnvelope(signer)
    checkSubjects(statement)
    try checkTagManifest()
    let listed = try checkManifest()
    try checkIndex(statement, listed)
    checkCheckpoint(statement)
    switch statement.kind {
    case .evidence: break
    case .disclosure: try checkDisclosure(statement)
    case .period: try checkChildren()
    }
    return (signer, time)
  }

  /// What is too long to be read must not pass for what is absent: a child's files have no cap of their own.
  private mutating func checkLengths() {
    for path in BundleLayout.read.sorted() where file(path) != nil && kept(path) == nil {
      note(.limitExceeded, path, "a tag file of more than 256 MiB")
    }
  }

  /// A file of this bundle.
  func file(_ path: String) -> FileTable.File? { contents.files[prefix + path] }

  /// The bytes of a file that verification reads.
  func kept(_ path: String) -> Spool? { contents.kept[prefix + path] }

  func bytes(_ path: String) throws -> [UInt8]? { try kept(path)?.bytes() }

  /// The path of a file in ``order``, from this bundle's folder.
  func path(at place: Int) -> String {
    let whole = contents.files.path(Int(order[place]))
    return prefix.isEmpty ? whole : String(Substring(whole.utf8.dropFirst(prefix.utf8.count)))
  }

  mutating func note(_ code: Verification.Code, _ path: String?, _ message: String) {
    reasons.append(.init(code: code, path: path.map { prefix + $0 }, message: message))
  }

  mutating func remark(_ text: String) { notes.append(text) }

  mutating func append(_ more: [Verification.Reason]) { reasons += more }

  /// Rules 2 to 4: the statement in a folder (`""` or `origin/`), its signature, its time, its signer.
  mutating func readSigned(_ folder: String) throws -> (Statement?, Verification.Signer?, Verification.Time?) {
    let path = folder + BundleLayout.statement
    guard let bytes = try bytes(path) else {
      note(.fileMissing, path, "the statement is missing")
      return (nil, nil, nil)
    }
    if bytes.last != 0x0A || !CanonicalJSON.isObject(Array(bytes.dropLast())) {
      note(.jsonNotCanonical, path, "not the canonical form of RFC 8785 and one line feed")
    }
    let value = try? JSONValue(parsing: bytes)
    let statement = value.flatMap { Statement($0) }
    if let value, statement == nil {
      let type = value["predicateType"]?.string ?? "none"
      note(.schemaUnknown, path, "not a statement of this format (predicate type \(type))")
    }
    for member in value?["predicate"]?.members ?? [] where !Statement.knownMembers.contains(member.name) {
      remark("\(prefix)\(path) has the unknown member \(member.name)")
    }
    let signaturePath = folder + BundleLayout.signature
    guard let armour = try self.bytes(signaturePath) else {
      note(.signatureMissing, signaturePath, "the signature is missing")
      let claimed = statement.map { Verification.Time(value: $0.created, authority: nil, isProven: false) }
      return (statement, nil, claimed)
    }
    let time = try readTime(folder, signature: armour, claimed: statement?.created)
    let signer = checkSignature(armour, signaturePath, over: bytes, at: trust.time ?? time?.value)
    return (statement, signer, time)
  }

  private mutating func readTime(
    _ folder: String, signature: [UInt8], claimed: Instant?
  ) throws -> Verification.Time? {
    let path = folder + BundleLayout.timestamp
    let fallback = claimed.map { Verification.Time(value: $0, authority: nil, isProven: false) }
    guard let bytes = try bytes(path) else {
      note(.timestampMissing, path, "no timestamp: the time is only claimed")
      return fallback
    }
    do throws(Timestamp.Defect) {
      let stamp = try Timestamp(parsing: bytes)
      guard stamp.covers(signature) else {
        note(.timestampMismatch, path, "the timestamp is over something else")
        return fallback
      }
      guard stamp.isTrusted(for: signature, authorities: trust.authorities) else {
        let without = trust.authorities.isEmpty
        note(
          .timestampUntrusted, path,
          without
            ? "no time-stamping authority is trusted: the time is only claimed"
            : "the timestamp is not by a trusted authority: the time is only claimed")
        return fallback
      }
      return .init(value: Instant(secondsSinceEpoch: stamp.time), authority: stamp.authority, isProven: true)
    } catch {
      switch error {
      case .trailingData: note(.trailingData, path, "bytes follow the timestamp")
      case .notAResponse: note(.timestampNotCanonical, path, "not one granted timestamp response in DER")
      }
      return fallback
    }
  }

  private mutating func checkSignature(
    _ armour: [UInt8], _ path: String, over bytes: [UInt8], at time: Instant?
  ) -> Verification.Signer? {
    guard let signature = SSHSignature(armour: armour) else {
      note(.signatureNotCanonical, path, "not an SSH signature as ssh-keygen writes it")
      return nil
    }
    guard signature.isValid(for: bytes) else {
      note(.signatureBad, path, "the signature is not over this statement")
      return nil
    }
    let fingerprint = signature.key.fingerprint
    let lines = trust.signers.signers.filter { $0.key == signature.key }
    if signature.namespace != BundleLayout.namespace {
      note(.signerNamespace, path, "signed for \(signature.namespace), not for \(BundleLayout.namespace)")
    }
    if trust.revoked?.revokes(signature.key) == true {
      note(.signerRevoked, path, "the key \(fingerprint) is revoked")
    }
    guard !lines.isEmpty else {
      noteUnknown(signature.key, path)
      return .init(principal: nil, fingerprint: fingerprint)
    }
    let named = lines.filter { $0.namespaces.contains(BundleLayout.namespace) }
    guard !named.isEmpty else {
      note(.signerNamespace, path, "the trust file does not let \(lines[0].principals[0]) sign bundles")
      return .init(principal: lines[0].principals[0], fingerprint: fingerprint)
    }
    let valid = named.first { line in time.map { line.isValid(at: $0.secondsSinceEpoch) } ?? false }
    if valid == nil {
      note(
        .signerNotValid, path,
        "the trust file does not let \(named[0].principals[0]) sign at \(time?.description ?? "an unknown time")")
    }
    return .init(principal: (valid ?? named[0]).principals[0], fingerprint: fingerprint)
  }

  private mutating func noteUnknown(_ key: SSHPublicKey, _ path: String) {
    if let refusal = trust.signers.refused.first(where: { $0.key == key }) {
      let isNamespace = refusal.reason.contains("namespaces")
      note(
        isNamespace ? .signerNamespace : .signerUnknown, path,
        "line \(refusal.line) of the trust file does not count: \(refusal.reason)")
    } else if !trust.hasSigners {
      note(.signerUnknown, path, "no trust file was given; the key is \(key.fingerprint)")
    } else {
      note(.signerUnknown, path, "the key \(key.fingerprint) is not in the trust file")
    }
  }
}
