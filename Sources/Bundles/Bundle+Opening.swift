import Archives
public import Model
import Signing

extension Bundle {
  /// Verifies the bundle, then writes its files into a new folder, each compared again with what was verified.
  ///
  /// Nothing is written unless the verdict is verified, or verified with a claimed time; `anySigner` lets an untrusted
  /// signer pass. Gives the verification in any case.
  public func open(to folder: String, trust: Trust, anySigner: Bool = false) throws -> (Verification, wasOpened: Bool) {
    try needsRewinding("opened")
    let contents = try contents()
    let verification = try Verifier.verification(of: contents, trust: trust)
    guard Self.isWhole(verification, anySigner: anySigner) else { return (verification, false) }
    try copy(contents, to: FolderOutput(folder))
    return (verification, true)
  }

  /// The DER request for a timestamp over the bundle's signature, to be sent to an authority.
  public func timestampRequest() throws -> [UInt8] {
    guard let signature = try tagFiles()[BundleLayout.signature] else {
      throw Failure(.input, "has no signature", at: .file(path))
    }
    return Timestamp.request(for: try signature.bytes())
  }

  /// Copies the bundle with an authority's reply as its timestamp; `path` names a folder or container as sealing does.
  /// - Throws: ``Failure`` for a reply over something else, and for a bundle that is not whole.
  public func attach(timestamp reply: [UInt8], to path: String, created: Instant) throws {
    try needsRewinding("stamped")
    var contents = try contents()
    contents.files[BundleLayout.timestamp] = nil
    contents.kept[BundleLayout.timestamp] = nil
    let verification = try Verifier.verification(of: contents, trust: Trust())
    guard Self.isWhole(verification, anySigner: true),
      let signature = try contents.kept[BundleLayout.signature]?.bytes()
    else {
      throw Self.refusal(verification, self.path)
    }
    guard let stamp = try? Timestamp(parsing: reply) else {
      throw Failure(.input, "the reply is not one granted timestamp (RFC 3161)")
    }
    guard stamp.covers(signature) else {
      throw Failure(.input, "the reply is over something else than this bundle's signature", at: .file(self.path))
    }
    let output: any BundleOutput
    if let format = try Bundle.format(ofOutput: path) {
      output = try ContainerOutput(path, format, time: created)
    } else {
      output = try FolderOutput(path)
    }
    try copy(contents, to: output, adding: [(BundleLayout.timestamp, reply)])
  }

  /// Streams everything that was verified into an output, digests compared.
  private func copy(
    _ contents: BundleContents, to output: any BundleOutput, adding files: [(path: String, bytes: [UInt8])] = []
  ) throws {
    let copy = CheckedCopy(output) { path in contents.files[path].map { (path, $0.digest) } }
    try stream(to: copy)
    guard copy.files == contents.files.order.count else {
      throw Failure(.input, "changed while it was read", at: .file(path))
    }
    try output.add(files)
    try output.commit()
  }

  func needsRewinding(_ what: String) throws {
    guard path != "-" else {
      throw Failure(.usage, "a bundle from standard input cannot be \(what)", hint: "name a file or folder")
    }
  }

  /// Whether everything that was signed is there and as signed.
  static func isWhole(_ verification: Verification, anySigner: Bool) -> Bool {
    switch verification.verdict {
    case .verified, .timeClaimedOnly: true
    case .untrustedSigner: anySigner
    case .malformed, .altered, .incomplete: false
    }
  }

  static func refusal(_ verification: Verification, _ path: String) -> Failure {
    let reason = verification.reasons.first
    let place = reason?.path.map { "\($0): " } ?? ""
    return Failure(
      .input, "the bundle is \(verification.verdict.rawValue): \(place)\(reason?.message ?? "")", at: .file(path),
      hint: "vouch verify says every reason")
  }
}
