import Foundation
import Model
import Testing

@testable import Collectors

/// Each kind of bad input is an entry that says so, and the rest is kept.
@Suite struct HostileInputTests {
  /// Runs one bad item beside a good one, and returns what is said of the bad one.
  private func beside(
    _ bench: Bench, _ item: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> (failures: [String], dropped: [DroppedFile], sealed: [String: Bench.Sealed]) {
    try bench.write("good.txt", "good\n")
    let (sealed, run) = try bench.run("  bad:\n\(item)\n  good: {collector: file, parameters: {paths: [good.txt]}}")
    #expect(sealed["data/good/good.txt"]?.record.sufficiency == .met, sourceLocation: sourceLocation)
    return (run.items[0].failures, run.items[0].dropped, sealed)
  }

  @Test func anAbsentTool() throws {
    let (failures, _, sealed) = try beside(
      try Bench(), "    {collector: command, parameters: {command: [no-such-tool]}}")
    #expect(failures == ["'no-such-tool' is not installed"])
    let entry = try #require(sealed["data/bad/not-collected.json"])
    #expect(entry.record.sufficiency == .notMet && entry.text.contains("is not installed"))
    #expect(sealed["data/collection.json"]?.record.predicate == "every item was collected (not or not wholly: bad)")
  }

  @Test func aToolThatFails() throws {
    let (failures, _, sealed) = try beside(
      try Bench(), "    {collector: command, parameters: {command: [sh, -c, \"echo kept; echo why >&2; exit 3\"]}}")
    #expect(failures.count == 1)
    let output = try #require(sealed["data/bad/output.txt"])
    #expect(output.text == "kept\n" && output.record.exitStatus == 3 && output.record.sufficiency == .notMet)
    #expect(output.record.predicate?.contains("exit status is 0 (found 3)") == true)
    #expect(output.record.stderrDigest != nil && output.record.source.arguments.first?.hasPrefix("/") == true)
  }

  @Test func aToolThatHangs() throws {
    let started = Date()
    let (failures, _, sealed) = try beside(
      try Bench(),
      "    {collector: command, timeout: 1 s, parameters: {command: [sh, -c, \"echo first; sleep 60 & sleep 60\"]}}")
    #expect(failures.first?.contains("killed after 1 s") == true && Date().timeIntervalSince(started) < 20)
    #expect(sealed["data/bad/output.txt"]?.text == "first\n")
  }

  @Test func aToolThatPrintsWithoutEnd() throws {
    let (failures, _, sealed) = try beside(
      try Bench(), "    {collector: command, limit: 1 MiB, parameters: {command: [\"yes\"]}}")
    #expect(failures.first?.contains("cut off at the limit of 1048576 bytes") == true)
    #expect((sealed["data/bad/output.txt"]?.bytes.count ?? 0) <= 1 << 20)
  }

  @Test func invalidJSON() throws {
    let bench = try Bench()
    try bench.write("r.sarif", "{\"version\": ")
    let (_, _, sealed) = try beside(bench, "    {collector: sarif, parameters: {paths: [r.sarif]}}")
    #expect(sealed["data/bad/r.sarif"]?.record.sufficiency == .notMet)
    #expect(sealed["data/bad/r.sarif"]?.text == "{\"version\": ")
  }

  @Test func specialFilesLinksAndLoops() throws {
    let bench = try Bench()
    try bench.write("d/plain.txt", "x\n")
    #expect(mkfifo(bench.folder + "/d/fifo", 0o600) == 0)
    #expect(symlink("/etc/passwd", bench.folder + "/d/link") == 0)
    #expect(symlink(".", bench.folder + "/d/loop") == 0)
    #expect(symlink("missing", bench.folder + "/d/broken") == 0)
    let (failures, dropped, sealed) = try beside(bench, "    {collector: file, parameters: {paths: [d]}}")
    #expect(failures.isEmpty)
    #expect(
      dropped.map { "\($0.path.split(separator: "/").last ?? ""): \($0.reason)" } == [
        "broken: is a symbolic link", "fifo: is a FIFO, not a file", "link: is a symbolic link",
        "loop: is a symbolic link",
      ])
    #expect(sealed.keys.filter { $0.hasPrefix("data/bad/") }.sorted() == ["data/bad/d/plain.txt"])
    #expect(sealed["data/collection.json"]?.text.contains("is a FIFO, not a file") == true)
  }

  @Test func namesWithNewlinesAndInvalidUTF8() throws {
    let bench = try Bench()
    try FileManager.default.createDirectory(atPath: bench.folder + "/d", withIntermediateDirectories: true)
    for name in [Array("a\nb".utf8), [0xFF, 0x62], Array("x=1%.txt".utf8), Array("A".utf8), Array("a".utf8)] {
      let path = Array(bench.folder.utf8) + Array("/d/".utf8) + name
      let descriptor = open(path.map { CChar(bitPattern: $0) } + [0], O_CREAT | O_WRONLY, 0o600)
      #expect(descriptor >= 0)
      _ = Glibc.write(descriptor, "x", 1)
      close(descriptor)
    }
    let (_, _, sealed) = try beside(bench, "    {collector: file, parameters: {paths: [\"d/*\"]}}")
    let names = sealed.values.compactMap { $0.record.source.parameters["name"] }.sorted()
    #expect(names == ["d/A", "d/a", "d/a\\x0ab", "d/x=1%.txt", "d/\\xffb", "good.txt"].sorted())
    #expect(Set(sealed.keys.map { $0.lowercased() }).count == sealed.count)
    #expect(sealed["data/bad/d/a=0Ab"] != nil && sealed["data/bad/d/=FFb"] != nil)
  }

  @Test func sparseAndLargeFiles() throws {
    let bench = try Bench()
    try bench.write("d/sparse", "")
    #expect(truncate(bench.folder + "/d/sparse", 3 << 20) == 0)
    try bench.write("d/huge", "")
    #expect(truncate(bench.folder + "/d/huge", 1 << 40) == 0)
    let (_, dropped, sealed) = try beside(bench, "    {collector: file, parameters: {paths: [d]}}")
    #expect(dropped.map(\.reason) == ["is larger than the limit of 1073741824 bytes"])
    let sparse = try #require(sealed["data/bad/d/sparse"])
    #expect(sparse.bytes.count == 3 << 20 && sparse.record.source.parameters["sparse"] != nil)
  }

  @Test(.enabled(if: getuid() != 0, "root can read everything"))
  func anUnreadableFile() throws {
    let bench = try Bench()
    try bench.write("d/secret", "x")
    chmod(bench.folder + "/d/secret", 0)
    let (failures, _, _) = try beside(bench, "    {collector: file, parameters: {paths: [d]}}")
    #expect(failures.first?.contains("Permission denied") == true)
  }

  @Test func aFileThatIsGoneOrOtherWhenItIsRead() throws {
    let bench = try Bench()
    try bench.write("d/a", "one\n")
    try bench.write("d/b", "two\n")
    let run = try Collection.gather(
      try bench.plan("  bad: {collector: file, parameters: {paths: [d]}}"), in: bench.surroundings,
      pseudonyms: bench.pseudonyms, progress: { _ in })
    unlink(bench.folder + "/d/a")
    unlink(bench.folder + "/d/b")
    symlink("/etc/passwd", bench.folder + "/d/b")
    for (collected, said) in zip(run.artefacts, ["can be read (No such file", "can be read (Too many levels"]) {
      var record = collected.artefact
      var bytes: [UInt8] = []
      try collected.write(&record) { bytes.append(contentsOf: $0) }
      #expect(bytes.isEmpty && record.sufficiency == .notMet && record.predicate?.contains(said) == true)
    }
  }

  @Test func nothingMatches() throws {
    let (failures, _, _) = try beside(try Bench(), "    {collector: file, parameters: {paths: [\"no/*.log\"]}}")
    #expect(failures.count == 1)
  }

  @Test func undecidedFindsStopTheSealing() throws {
    let bench = try Bench()
    try bench.write("a.txt", "mail x@y.example\n")
    let run = try Collection.gather(
      try bench.plan("  bad: {collector: file, parameters: {paths: [a.txt]}}"), in: bench.surroundings,
      pseudonyms: bench.pseudonyms, progress: { _ in })
    let failure = #expect(throws: Failure.self) {
      var record = run.artefacts[0].artefact
      try run.artefacts[0].write(&record) { _ in }
    }
    #expect(failure?.description == "data/bad/a.txt: holds what the plan does not decide on: email at line 1")
    #expect(run.undecidedFinds().map(\.path) == ["data/bad/a.txt"])
  }

  @Test func aFileThatHoldsWhatIsToBeDroppedIsListedOnly() throws {
    let bench = try Bench()
    try bench.write("d/a.txt", "mail x@y.example\n")
    try bench.write("d/b.txt", "nothing\n")
    let (_, dropped, sealed) = try beside(
      bench,
      "    collector: file\n    parameters: {paths: [d]}\n    redaction: {email: {action: drop, reason: not needed}}")
    #expect(dropped == [DroppedFile(path: "d/a.txt", reason: "holds email: not needed", isPlanned: true)])
    #expect(sealed["data/bad/d/b.txt"] != nil && sealed["data/bad/d/a.txt"] == nil)
  }

  @Test func filesThatArePreparedWaitOutsideOfMemory() throws {
    let bench = try Bench()
    let text = String(repeating: "nothing to see here\n", count: 120_000)
    for number in 0..<3 { try bench.write("d/\(number).txt", "\(number)\n" + text) }
    let (sealed, _) = try bench.run(
      "  all:\n    collector: file\n    parameters: {paths: [d]}\n    redaction: {email: {action: drop, reason: not needed}}"
    )
    for number in 0..<3 { #expect(sealed["data/all/d/\(number).txt"]?.text == "\(number)\n" + text) }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/spool").sorted() == [
        "all-prepared-1", "all-prepared-2",
      ])
  }

  @Test func whatIsNotSoughtIsSaid() throws {
    let bench = try Bench()
    try bench.write("a.txt", "mail x@y.example\n")
    let one = try bench.one(
      """
        a:
          collector: file
          parameters: {paths: [a.txt]}
          redaction: {personal-data: {action: skip, reason: a public list}}
      """)
    #expect(one.text == "mail x@y.example\n")
    #expect(one.record.redactions == [.init(rule: "personal-data (not sought)", count: 0, reason: "a public list")])
  }
}
