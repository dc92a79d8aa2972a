import Foundation
import Model
import Signing
import Testing

@testable import Bundles

/// Every single alteration of a small bundle is found: the guarantee of the format, tried exhaustively.
@Suite(.enabled(if: Peer.has("tar")))
struct TamperTests {
  /// A bundle's files in memory.
  struct Files {
    var bytes: [String: [UInt8]] = [:]

    init(_ folder: Peer.Folder, _ name: String) throws {
      let files = try FolderReader.files(of: folder.path(name))
      for path in files.order.map({ files.path(Int($0)) }) { bytes[path] = try folder.read("\(name)/\(path)") }
    }

    var contents: BundleContents {
      var contents = BundleContents()
      for (path, content) in bytes {
        contents.files[path] = .init(digest: SHA256.hexadecimal(of: content), size: content.count)
        if BundleContents.isRead(path, size: content.count) { contents.kept[path] = Spool(content) }
      }
      return contents
    }
  }

  static func vector(_ name: String) throws -> Files {
    try Peer.inFolder { folder in
      try folder.run("tar xf '\(Vectors.path)/\(name).tar'")
      return try Files(folder, name)
    }
  }

  /// Every byte with `VOUCH_EXHAUSTIVE` set, which takes minutes; without it one in so many, a prime number.
  static func step(_ sampled: Int) -> Int {
    ProcessInfo.processInfo.environment["VOUCH_EXHAUSTIVE"] == nil ? sampled : 1
  }

  static func withoutTimestamp(_ contents: BundleContents) -> [String: FileTable.File] {
    let files = contents.files.order.map { (contents.files.path(Int($0)), contents.files.file(Int($0))) }
    return Dictionary(uniqueKeysWithValues: files.filter { $0.0 != "statement.json.sig.tsr" })
  }

  static func timeAndName(_ contents: BundleContents, _ trust: Trust) throws -> (Verification.Time, Digest) {
    let verification = try Verifier.verification(of: contents, trust: trust)
    #expect(verification.verdict == .verified)
    return (try #require(verification.time), try #require(verification.bundle))
  }

  static func isFound(_ contents: BundleContents, _ trust: Trust) throws -> Bool {
    try Verifier.verification(of: contents, trust: trust).exitStatus(requiringTimestamp: false) != 0
  }

  @Test(arguments: ["evidence", "disclosure"])
  func everyFlippedByteIsFound(name: String) throws {
    let files = try Self.vector(name)
    let contents = files.contents
    let trust = try VectorTests.trust(.init())
    #expect(try Verifier.verification(of: contents, trust: trust).verdict == .verified)
    var tried = 0
    for (path, original) in files.bytes.sorted(by: { $0.key < $1.key }) where path != "statement.json.sig.tsr" {
      var altered = contents
      var bytes = original
      // A file that is only hashed differs by its digest alone, whatever byte it is.
      let step = contents.kept[path] == nil ? Self.step(29) : Self.step(3)
      for index in stride(from: 0, to: original.count, by: step) {
        bytes[index] ^= UInt8(1 << (index % 7))
        altered.files[path]?.digest = SHA256.hexadecimal(of: bytes)
        if altered.kept[path] != nil { altered.kept[path] = Spool(bytes) }
        if try !Self.isFound(altered, trust) { Issue.record("\(path), byte \(index)") }
        bytes[index] = original[index]
        tried += 1
      }
    }
    #expect(tried > 1_000)
    print("\(name): \(tried) flipped bytes found")
  }

  @Test(arguments: ["evidence", "disclosure"])
  func everyRemovalAdditionRenamingAndSwapIsFound(name: String) throws {
    let files = try Self.vector(name)
    let trust = try VectorTests.trust(.init())
    let paths = files.bytes.keys.sorted()
    var tried = 0
    func expectFound(_ what: String, _ change: (inout Files) -> Void) throws {
      var altered = files
      change(&altered)
      tried += 1
      if try !Self.isFound(altered.contents, trust) { Issue.record("\(what)") }
    }
    for path in paths {
      let isOptional = path == "statement.json.sig.tsr" || path == "statement.dsse.json"
      if !isOptional { try expectFound("removed \(path)") { $0.bytes[path] = nil } }
      try expectFound("renamed \(path)") { $0.bytes[path + "x"] = $0.bytes.removeValue(forKey: path) }
      try expectFound("added beside \(path)") { $0.bytes[path + ".new"] = [] }
      try expectFound("appended to \(path)") { $0.bytes[path, default: []].append(0x0A) }
      try expectFound("emptied \(path)") { $0.bytes[path] = [] }
      for other in paths where other > path && files.bytes[other] != files.bytes[path] {
        try expectFound("swapped \(path) and \(other)") {
          ($0.bytes[path], $0.bytes[other]) = ($0.bytes[other], $0.bytes[path])
        }
        try expectFound("\(other) overwritten with \(path)") { $0.bytes[other] = $0.bytes[path] }
      }
    }
    for list in ["manifest-sha256.txt", "tagmanifest-sha256.txt", "index.jsonl", "origin/proofs.jsonl"] {
      guard let bytes = files.bytes[list] else { continue }
      let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
      for index in lines.indices {
        try expectFound("\(list): line \(index) removed") { files in
          files.bytes[list] = Array((lines[..<index] + lines[(index + 1)...]).joined())
        }
        try expectFound("\(list): line \(index) twice") { files in
          files.bytes[list] = Array((lines[...index] + lines[index...]).joined())
        }
        if index > 0 {
          try expectFound("\(list): line \(index) moved") { files in
            var moved = lines
            moved.swapAt(index, index - 1)
            files.bytes[list] = Array(moved.joined())
          }
        }
      }
    }
    // A missing timestamp or envelope leaves what is signed as it is.
    var without = files
    without.bytes["statement.json.sig.tsr"] = nil
    let found = try Verifier.verification(of: without.contents, trust: trust)
    #expect(found.reasons.map(\.code) == [.timestampMissing])
    #expect(found.exitStatus(requiringTimestamp: true) == 1)
    print("\(name): \(tried) removals, additions, renamings, swaps and edited lists found")
  }

  /// A flip in the timestamp is found, or leaves time and verdict as they were.
  @Test func noFlippedByteOfTheTimestampChangesWhatIsBelieved() throws {
    let files = try Self.vector("evidence")
    let trust = try VectorTests.trust(.init())
    let sound = try Verifier.verification(of: files.contents, trust: trust)
    let path = "statement.json.sig.tsr"
    var contents = files.contents
    let original = try #require(files.bytes[path])
    var found = 0
    var tried = 0
    for index in stride(from: 0, to: original.count, by: Self.step(5)) {
      for bit in [0, 3, 7] {
        tried += 1
        var bytes = original
        bytes[index] ^= 1 << bit
        contents.kept[path] = Spool(bytes)
        let verification = try Verifier.verification(of: contents, trust: trust)
        if verification.verdict == .verified {
          #expect(verification.time == sound.time && verification.signer == sound.signer, "byte \(index)")
        } else {
          found += 1
        }
      }
    }
    print("timestamp: \(tried) flips, \(found) found, the others without effect")
  }

  /// A flip in a container is found, or leaves every signed byte, the verdict and the time as they were.
  @Test(.enabled(if: Peer.has("zstd")), arguments: ["b.tar", "b.tar.zst", "b.zip"])
  func noFlippedByteOfAContainerChangesWhatIsBelieved(name: String) throws {
    try Peer.inFolder { folder in
      try folder.run("tar xf '\(Vectors.path)/evidence.tar'")
      let files = try Files(folder, "evidence")
      let output = try SealTests.seal().output(folder.path(name))
      try output.add(files.bytes.sorted { $0.key < $1.key }.map { (path: $0.key, bytes: $0.value) })
      try output.commit()
      let trust = try VectorTests.trust(.init())
      let original = try folder.read(name)
      let sound = try Bundle(folder.path(name)).contents()
      let (time, id) = try Self.timeAndName(sound, trust)
      let step = Self.step(name == "b.tar" ? 61 : 23)
      var (tried, found) = (0, 0)
      for index in stride(from: 0, to: original.count, by: step) {
        var bytes = original
        bytes[index] ^= UInt8(1 << (index % 8))
        try folder.write(bytes, "f.\(name)")
        let contents = try Bundle(folder.path("f.\(name)")).contents()
        tried += 1
        let verification = try Verifier.verification(of: contents, trust: trust)
        guard verification.verdict == .verified else {
          found += 1
          continue
        }
        // Names of owners, times and the like, which nothing signs; a timestamp may have such bytes as well.
        #expect(verification.time == time && verification.bundle == id, "byte \(index)")
        #expect(Self.withoutTimestamp(contents) == Self.withoutTimestamp(sound), "byte \(index)")
      }
      print("\(name): \(tried) flips, \(found) found, the others without effect")
    }
  }
}
