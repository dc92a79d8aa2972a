import Model
import Testing
import YAML

@Suite struct YAMLTests {
  private func parse(_ text: String) throws -> YAMLNode { try YAMLNode.parse(Array(text.utf8), file: "t.yaml") }

  private func refusal(_ text: String) -> String {
    do { return "parsed: \(try parse(text))" } catch { return "\(error)" }
  }

  @Test func readsScalarsSequencesAndMappingsInOrder() throws {
    let node = try parse("b: 1\na:\n  - x\n  - 'y: z'\nempty:\n")
    #expect(node.members.map(\.name) == ["b", "a", "empty"])
    #expect(try node.string("b") == "1")
    #expect(try node.strings("a") == ["x", "y: z"])
    #expect(node["empty"]?.isNull == true)
    #expect(try node.optionalString("empty") == nil)
  }

  @Test func marksLinesAndByteColumns() throws {
    let node = try parse("k: [ä, b]\n\nm:\n  n: deep\n")
    #expect(node["k"]?.items.last?.location.description == "t.yaml:1:9")
    #expect(node["m"]?["n"]?.location.description == "t.yaml:4:6")
  }

  @Test func keepsTheSpellingOfEveryScalar() throws {
    let node = try parse("a: no\nb: 1.10\nc: 2026-03-06\nd: \"null\"\ne: null\n")
    #expect(try node.string("a") == "no")
    #expect(try node.string("b") == "1.10")
    #expect(try node.string("d") == "null")
    #expect(node["e"]?.isNull == true)
  }

  @Test func expandsAliases() throws {
    let node = try parse("a: &x [1, 2]\nb: *x\n")
    #expect(try node.strings("b") == ["1", "2"])
  }

  @Test(arguments: [
    ("a: 1\na: 2\n", "t.yaml:2:1: duplicate key 'a'"),
    ("[1]: 2\n", "t.yaml:1:1: a key must be text"),
    ("a: !!python/object x\n", "t.yaml:1:4: tag 'tag:yaml.org,2002:python/object' is not allowed"),
    ("a: 1\n---\nb: 2\n", "t.yaml:2:1: a second document is not allowed"),
    ("a: *x\n", "t.yaml:1:4: alias '*x' has no anchor before it"),
    ("a: [1\n", "t.yaml:2:1: while parsing a flow sequence: did not find expected ',' or ']'"),
    ("a: 1\n\tb: 2\n", "t.yaml:2:1: while scanning a plain scalar: found a tab character that violates indentation"),
  ])
  func refuses(_ text: String, _ message: String) { #expect(refusal(text) == message) }

  @Test func refusesAliasBombs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
    }
    #expect(refusal(text).hasSuffix("aliases expand to too much"))
  }

  @Test func refusesDepth() {
    #expect(refusal(String(repeating: "[", count: 5000)).hasSuffix("nested too deeply"))
  }

  @Test func refusesBytesThatAreNoText() {
    #expect(throws: Failure.self) { try YAMLNode.parse([0x61, 0x3A, 0x20, 0xFF, 0x0A], file: "t.yaml") }
    #expect(throws: Failure.self) { try YAMLNode.parse([0x61, 0x00, 0x0A], file: "t.yaml") }
  }

  @Test func anEmptyFileIsNull() throws {
    #expect(try parse("").isNull)
    #expect(try parse("# only a comment\n").isNull)
  }

  @Test func unknownKeysSuggestTheNearest() throws {
    let node = try parse("titel: x\n")
    do {
      try node.allow(only: ["title", "id"])
      Issue.record("not refused")
    } catch {
      #expect(error.description == "t.yaml:1:1: unknown key 'titel'")
      #expect(error.hint == "did you mean 'title'?")
    }
  }
}
