public import JSON
public import Model

/// What verification found, with every reason.
public struct Verification: Hashable, Sendable {
  /// The verdicts, worst first.
  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    /// It is no bundle of this format.
    case malformed
    /// Something differs from what was signed.
    case altered
    /// Something that was signed is not there.
    case incomplete
    /// All is as signed, but not by a key that is trusted for it.
    case untrustedSigner = "untrusted signer"
    /// All is as signed by a trusted key; when, only the signer says.
    case timeClaimedOnly = "verified, time claimed only"
    /// All is as signed by a trusted key at a proven time.
    case verified
  }

  /// Why a verdict was given; a verdict's codes stand together, the more telling ones first.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case containerInvalid = "container-invalid"
    case entryType = "entry-type"
    case pathInvalid = "path-invalid"
    case pathCollision = "path-collision"
    case trailingData = "trailing-data"
    case limitExceeded = "limit-exceeded"
    case jsonNotCanonical = "json-not-canonical"
    case schemaUnknown = "schema-unknown"
    case signatureNotCanonical = "signature-not-canonical"
    case timestampNotCanonical = "timestamp-not-canonical"
    case digestMismatch = "digest-mismatch"
    case fileUnlisted = "file-unlisted"
    case signatureBad = "signature-bad"
    case timestampMismatch = "timestamp-mismatch"
    case dsseMismatch = "dsse-mismatch"
    case proofBad = "proof-bad"
    case indexMismatch = "index-mismatch"
    case rootMismatch = "root-mismatch"
    case checkpointBad = "checkpoint-bad"
    case originMissing = "origin-missing"
    case signatureMissing = "signature-missing"
    case fileMissing = "file-missing"
    case signerUnknown = "signer-unknown"
    case signerNamespace = "signer-namespace"
    case signerNotValid = "signer-not-valid"
    case signerRevoked = "signer-revoked"
    case timestampMissing = "timestamp-missing"
    case timestampUntrusted = "timestamp-untrusted"

    /// The verdict that the code leads to.
    public var verdict: Verdict {
      switch self {
      case .containerInvalid, .entryType, .pathInvalid, .pathCollision, .trailingData, .limitExceeded,
        .jsonNotCanonical, .schemaUnknown, .signatureNotCanonical, .timestampNotCanonical:
        .malformed
      case .digestMismatch, .fileUnlisted, .signatureBad, .timestampMismatch, .dsseMismatch, .proofBad,
        .indexMismatch, .rootMismatch, .checkpointBad:
        .altered
      case .originMissing, .signatureMissing, .fileMissing: .incomplete
      case .signerUnknown, .signerNamespace, .signerNotValid, .signerRevoked: .untrustedSigner
      case .timestampMissing, .timestampUntrusted: .timeClaimedOnly
      }
    }
  }

  /// One reason.
  public struct Reason: Hashable, Sendable {
    /// What kind.
    public var code: Code
    /// The file in the bundle, or nil.
    public var path: String?
    /// What was found, in lower case.
    public var message: String
  }

  /// Who signed.
  public struct Signer: Hashable, Sendable {
    /// The identity in the trust file, or nil where the key is not in it.
    public var principal: String?
    /// `SHA256:…`, as `ssh-keygen -l` prints it.
    public var fingerprint: String
  }

  /// When the signature was made.
  public struct Time: Hashable, Sendable {
    /// The time.
    public var value: Instant
    /// The authority that says so; nil where only the signer does.
    public var authority: String?
    /// Whether an outside authority proves it.
    public var isProven: Bool
  }

  /// The worst that the reasons say.
  public var verdict: Verdict
  /// Every reason, worst first.
  public var reasons: [Reason]
  /// Who signed, where the signature holds.
  public var signer: Signer?
  /// When, where the statement could be read.
  public var time: Time?
  /// What a person may want to know, without weight: unknown members.
  public var notes: [String]
  /// SHA-256 of `statement.json`, or nil without one.
  public var bundle: Digest?

  init(reasons: [Reason], signer: Signer?, time: Time?, notes: [String] = [], bundle: Digest? = nil) {
    // Sorting by code keeps a file's reasons together and puts the verdict's own first.
    let order = Dictionary(uniqueKeysWithValues: Code.allCases.enumerated().map { ($1, $0) })
    self.reasons = reasons.enumerated().sorted {
      let (left, right) = ($0.element, $1.element)
      return (order[left.code, default: 0], left.path ?? "", $0.offset)
        < (order[right.code, default: 0], right.path ?? "", $1.offset)
    }.map(\.element)
    verdict = self.reasons.first?.code.verdict ?? .verified
    (self.signer, self.time, self.notes, self.bundle) = (signer, time, notes, bundle)
  }

  /// 2 for malformed, 1 for what failed, 0 for what is verified; a time only claimed counts as failed on demand.
  public func exitStatus(requiringTimestamp: Bool) -> Int32 {
    switch verdict {
    case .malformed: 2
    case .altered, .incomplete, .untrustedSigner: 1
    case .timeClaimedOnly: requiringTimestamp ? 1 : 0
    case .verified: 0
    }
  }

  /// The shape `vouch.verification/1`.
  public var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("schema", "vouch.verification/1"), .init("verdict", .string(verdict.rawValue)),
      .init(
        "reasons",
        .array(
          reasons.map {
            ["code": .string($0.code.rawValue), "path": .optional($0.path), "message": .string($0.message)]
          })),
      .init(
        "signer",
        signer.map { ["principal": .optional($0.principal), "fingerprint": .string($0.fingerprint)] } ?? .null),
      .init(
        "time",
        time.map {
          [
            "value": .string($0.value.description), "source": $0.isProven ? "timestamp" : "claimed",
            "authority": .optional($0.authority),
          ]
        } ?? .null),
    ]
    if !notes.isEmpty { members.append(.init("notes", .array(notes.map { .string($0) }))) }
    return .object(members)
  }
}
