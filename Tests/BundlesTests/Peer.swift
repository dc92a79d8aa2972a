import Foundation

/// Stock tools that the tests compare with.
enum Peer {
  /// Whether tools may be missing: on a CI machine they may not.
  static func has(_ tools: String...) -> Bool {
    ProcessInfo.processInfo.environment["CI"] == "true"
      || tools.allSatisfy { FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)") }
  }

  /// Runs a bash script in a new folder and hands the folder over; it is removed afterwards.
  static func inFolder<Result>(_ body: (Folder) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("vouch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(Folder(url: url))
  }

  /// A bash script that makes a time-stamping authority: `tsa.cnf`, and `tsa-ca.pem` to trust.
  static let authority = """
    openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out tsa-ca.pem -subj '/CN=Test CA' -days 30
    openssl req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj '/CN=Test authority'
    printf 'extendedKeyUsage=critical,timeStamping\n' > ext
    openssl x509 -req -in tsa.csr -CA tsa-ca.pem -CAkey ca.key -CAcreateserial -extfile ext -out tsa.pem -days 30
    echo 01 > serial
    printf '%s\n' '[tsa]' 'default_tsa=t' '[t]' 'serial=serial' 'crypto_device=builtin' 'signer_cert=tsa.pem' \
      'certs=tsa-ca.pem' 'signer_key=tsa.key' 'signer_digest=sha256' 'default_policy=1.2.3.4' \
      'digests=sha256' 'ess_cert_id_alg=sha256' > tsa.cnf
    """

  struct Folder {
    var url: URL

    func path(_ name: String) -> String { url.path(percentEncoded: false) + "/" + name }
    func write(_ bytes: [UInt8], _ name: String) throws { try Data(bytes).write(to: url.appendingPathComponent(name)) }
    func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url.appendingPathComponent(name))) }
    func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

    /// The exit status of a bash script run here.
    @discardableResult
    func run(_ script: String) throws -> Int32 {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = ["-euc", script]
      process.currentDirectoryURL = url
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      process.standardInput = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }
  }
}

/// The golden vectors of the bundle format.
enum Vectors {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures/bundle-vectors")
  static var path: String { folder.path }
  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appendingPathComponent(name)))
  }
  static func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }
}
