import Foundation
import Model
import Testing

@testable import Collectors

/// A temporary folder with a plan, run as `vouch collect` runs it but without sealing.
final class Bench {
  let folder: String
  var period: Range<Instant>?
  var now = Instant("2026-07-02T08:00:00Z") ?? Instant(secondsSinceEpoch: 0)
  let pseudonyms = Pseudonyms(key: [UInt8](repeating: 7, count: 32))
  var profiles: [Profile] = []

  init() throws {
    folder = NSTemporaryDirectory() + "vouch-collect-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder + "/spool", withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    let whole = folder + "/" + path
    try FileManager.default.createDirectory(
      atPath: (whole as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: whole))
  }

  struct Sealed {
    var record: Artefact
    var bytes: [UInt8]
    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  var surroundings: Surroundings {
    let now = self.now
    return Surroundings(
      root: folder, host: "bench", user: "tester",
      searchPath: ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"], period: period,
      spool: folder + "/spool", version: "0", clock: { now })
  }

  func plan(_ items: String, redaction: String = "") throws -> Plan {
    let text = "schema: vouch.plan/1\nname: bench\n\(redaction)items:\n\(items)\n"
    return try PlanReader(profiles: profiles).read(Array(text.utf8), file: "plan.yaml")
  }

  /// Runs items, written as YAML with two blanks before their names.
  func run(_ items: String, redaction: String = "") throws -> (sealed: [String: Sealed], run: Collection) {
    let run = try Collection.gather(
      try plan(items, redaction: redaction), in: surroundings, pseudonyms: pseudonyms, progress: { _ in })
    var sealed: [String: Sealed] = [:]
    for collected in run.artefacts {
      var record = collected.artefact
      var bytes: [UInt8] = []
      try collected.write(&record) { bytes.append(contentsOf: $0) }
      #expect(Artefact.isValid(path: record.path))
      #expect(sealed.updateValue(Sealed(record: record, bytes: bytes), forKey: record.path) == nil)
    }
    return (sealed, run)
  }

  /// The artefact of a run that has one beside its report.
  func one(_ items: String, redaction: String = "") throws -> Sealed {
    let sealed = try run(items, redaction: redaction).sealed.filter { $0.key != "data/collection.json" }
    #expect(sealed.count == 1, "\(sealed.keys.sorted())")
    return try #require(sealed.values.first)
  }

  static func installed(_ name: String) -> Bool {
    ["/usr/local/sbin/", "/usr/local/bin/", "/usr/sbin/", "/usr/bin/", "/sbin/", "/bin/"]
      .contains { FileManager.default.isExecutableFile(atPath: $0 + name) }
      || ProcessInfo.processInfo.environment["CI"] == "true"
  }
}
