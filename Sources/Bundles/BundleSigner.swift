import Files
import Model
public import Signing

/// What signs bundles.
public struct BundleSigner: Sendable {
  /// Who signs, as the trust file names it; for `VERIFY.txt`.
  public var principal: String
  private let sign: @Sendable ([UInt8]) throws -> [UInt8]

  /// Signs with `ssh-keygen -Y sign`: a private key file, or a public one whose other half an agent or token holds.
  ///
  /// `environment` is added to a clean one: `SSH_AUTH_SOCK`, `SSH_ASKPASS` and the like.
  public init(key: String, principal: String, program: String, environment: [String: String] = [:]) {
    self.principal = principal
    sign = { bytes in
      let merged = ChildProcess.cleanEnvironment.merging(environment) { $1 }
      // Standard input, because `-Y sign FILE` with a signature of that name keeps the old one and says nothing.
      let child = ChildProcess(
        program, ["-Y", "sign", "-f", key, "-n", BundleLayout.namespace], environment: merged, input: bytes,
        timeout: 120, outputLimit: 1 << 20)
      let outcome = try child.run()
      guard outcome.succeeded else {
        let words = String(decoding: outcome.errors, as: UTF8.self).split(whereSeparator: \.isNewline).last.map(
          String.init)
        throw Failure(
          .input, "ssh-keygen cannot sign: \(words ?? "status \(outcome.status)")", at: .file(key),
          hint: "a key with a passphrase must be in ssh-agent: ssh-add \(key)")
      }
      return outcome.output
    }
  }

  /// Signs with an Ed25519 key in memory.
  public init(_ key: Ed25519.PrivateKey, principal: String) {
    self.principal = principal
    sign = { bytes in
      guard let signature = SSHSignature(signing: bytes, namespace: BundleLayout.namespace, with: key) else {
        throw Failure(.state, "libcrypto cannot sign")
      }
      return signature.armour
    }
  }

  /// The armoured signature, verified after it was made.
  func signature(of statement: [UInt8]) throws -> [UInt8] {
    let armour = try sign(statement)
    guard let signature = SSHSignature(armour: armour), signature.isValid(for: statement),
      signature.namespace == BundleLayout.namespace
    else { throw Failure(.state, "the signature that was just made does not verify") }
    return armour
  }
}
