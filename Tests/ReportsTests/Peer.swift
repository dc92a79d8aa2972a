import Foundation

/// Programs that judge what we write.
enum Peer {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The Python programs' folder: `make deps-peers` fills `.build/peers`; `VOUCH_PEERS` names another.
  static let python = (ProcessInfo.processInfo.environment["VOUCH_PEERS"] ?? root.path + "/.build/peers") + "/bin/"

  /// Whether all programs are there; on a CI machine they must be.
  static func has(_ paths: String...) -> Bool {
    ProcessInfo.processInfo.environment["CI"] == "true"
      || paths.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Writes files into a new folder, runs a bash script there and gives its exit status and output.
  static func run(_ script: String, files: [String: [UInt8]]) throws -> (status: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("vouch-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files { try Data(bytes).write(to: folder.appendingPathComponent(name)) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-euc", "exec >output 2>&1; " + script]
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let output = try? String(contentsOf: folder.appendingPathComponent("output"), encoding: .utf8)
    return (process.terminationStatus, output ?? "")
  }
}
