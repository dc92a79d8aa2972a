import Foundation
import Model
import Testing

@testable import Files

@Suite("Child processes") struct ChildProcessTests {
  /// As in the program: a child that does not read its input must not end us.
  init() { Interruption.install() }

  private func shell(_ script: String, input: [UInt8]? = nil, timeout: Double = 10, limit: Int = 1 << 20) throws
    -> ChildProcess.Outcome
  {
    try ChildProcess("/bin/sh", ["-c", script], input: input, timeout: timeout, outputLimit: limit).run()
  }

  @Test("output, errors, status and input go where they belong")
  func exchange() throws {
    let outcome = try shell("cat; echo wrong >&2; exit 7", input: Array("hello".utf8))
    #expect(outcome.output == Array("hello".utf8) && outcome.errors == Array("wrong\n".utf8) && outcome.status == 7)
    #expect(!outcome.succeeded && outcome.signal == nil)
    #expect(try shell("cat").output.isEmpty, "standard input is /dev/null")
    #expect(try shell("kill -TERM $$").signal == 15)
  }

  @Test("large input and output at once do not block each other")
  func large() throws {
    let bytes = [UInt8](repeating: 0x61, count: 3 << 20)
    let outcome = try shell("cat", input: bytes, limit: 4 << 20)
    #expect(outcome.output == bytes && outcome.succeeded)
    #expect(try shell("exit 0", input: bytes).succeeded, "a child that does not read is no error")
  }

  @Test("the environment is what was given, and nothing else")
  func environment() throws {
    let outcome = try ChildProcess("/usr/bin/env", environment: ["A": "1"]).run()
    #expect(outcome.output == Array("A=1\n".utf8))
    let folder = try ChildProcess("/bin/pwd", directory: "/usr").run()
    #expect(folder.output == Array("/usr\n".utf8))
  }

  @Test("time and output have limits that hold for the whole group")
  func limits() throws {
    let start = ChildProcess.monotonic()
    #expect(try shell("sleep 60 & sleep 60", timeout: 0.3).timedOut)
    #expect(try shell("exec >&- 2>&-; sleep 60", timeout: 0.3).timedOut, "closing both streams hides nothing")
    #expect(try shell("yes", limit: 1 << 16).exceededOutput)
    #expect(try shell("yes >&2", limit: 1 << 16).exceededOutput)
    let left = try shell("sleep 60 & echo done", timeout: 5)
    #expect(left.output == Array("done\n".utf8) && left.succeeded, "what a child leaves behind ends with it")
    #expect(ChildProcess.monotonic() - start < 5)
  }

  @Test("what cannot be run is said")
  func missing() throws {
    #expect(throws: Failure.self) { try ChildProcess("/nonexistent").run() }
    #expect(throws: Failure.self) { try ChildProcess("/bin/echo", ["a\u{0}b"]).run() }
    #expect(ChildProcess.locate("sh") != nil)
    #expect(ChildProcess.locate("../bin/sh") == nil)
    #expect(ChildProcess.locate("sh", in: ".:bin") == nil, "relative folders of a search path are not searched")
  }

  @Test("pieces are streamed, and a refusal ends the child")
  func streaming() throws {
    var count = 0
    let outcome = try ChildProcess("/bin/sh", ["-c", "head -c 300000 /dev/zero"]).run { count += $0.count }
    #expect(count == 300_000 && outcome.output.isEmpty)
    struct Refusal: Error {}
    #expect(throws: Refusal.self) { try ChildProcess("/usr/bin/yes").run { _ in throw Refusal() } }
  }
}
