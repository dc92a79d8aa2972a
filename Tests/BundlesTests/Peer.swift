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

  struct Folder {
    var url: URL

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
