import Foundation
import Model
import Testing

@testable import Arguments
@testable import Commands

@Suite("Words of errors") struct ComplaintTests {
  @Test("a place in a file is shown with a caret, and the hint last")
  func snippet() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "vouch-\(UUID().uuidString).yaml").path
    try Data("first: 1\nsecnd: \u{1B}[31m2\n".utf8).write(to: URL(filePath: path))
    let failure = Failure(
      .input, "unknown key 'secnd'", at: .text(file: path, line: 2, column: 1), hint: "did you mean 'second'?")
    #expect(
      Complaint(failure).text == """
        vouch: error: \(path):2:1: unknown key 'secnd'
          2 | secnd: \\u{1B}[31m2
              ^
        vouch: hint: did you mean 'second'?

        """)
  }

  @Test("on a narrow terminal the caret stands under its place in a window of the line")
  func window() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "vouch-\(UUID().uuidString).yaml").path
    try Data("first: \(String(repeating: "x", count: 60))!\(String(repeating: "y", count: 60))\n".utf8)
      .write(to: URL(filePath: path))
    let failure = Failure(.input, "wrong", at: .text(file: path, line: 1, column: 68))
    let lines = Complaint(failure, width: 40).text.split(separator: "\n")
    #expect(lines.dropFirst().allSatisfy { $0.count <= 40 })
    #expect(Array(lines[1]).firstIndex(of: "!") == Array(lines[2]).firstIndex(of: "^"))
  }

  @Test("a place that is not there any more is no reason to fail")
  func missing() {
    for location in [
      Failure.Location.text(file: "/nonexistent", line: 3, column: 4), .text(file: "-", line: 1, column: 1),
      .text(file: "/dev/null", line: 9, column: 9), .file("x"), .cell(file: "a.xlsx", sheet: "S", cell: "B2"),
    ] {
      #expect(Complaint(Failure(.input, "wrong", at: location)).text == "vouch: error: \(location): wrong\n")
    }
  }

  @Test("usage errors carry their hint, and hostile words do nothing")
  func usage() {
    #expect(Complaint(UsageError("bad", hint: "good")).text == "vouch: error: bad\nvouch: hint: good\n")
    #expect(Complaint(UsageError("\u{1B}]0;x\u{7}")).text == "vouch: error: \\u{1B}]0;x\\u{7}\n")
  }
}
