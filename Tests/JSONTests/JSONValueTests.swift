import JSON
import Model
import Testing

struct JSONValueTests {
  @Test(arguments: [
    ("{\"b\":1,\"a\":[true,null,\"x\"]}", "{\"a\":[true,null,\"x\"],\"b\":1}"),
    ("{ \"€\" : 1e2 , \"1\":0.5,\"\\u0080\":-0,\"\\r\":4.50 }", "{\"\\r\":4.5,\"1\":0.5,\"\u{80}\":0,\"€\":100}"),
    ("[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001]", "[333333333.3333333,1e+30,4.5,0.002,1e-27]"),
    (
      "[1e21,1e20,123456.789,1e-6,1e-7,-1.5e300,5e-324]",
      "[1e+21,100000000000000000000,123456.789,0.000001,1e-7,-1.5e+300,5e-324]"
    ),
    ("\"\\u20ac$\\u000F\\nA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"", "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\""),
    ("\"\\ud83d\\ude00\"", "\"😀\""), ("9223372036854775807", "9223372036854775807"),
    ("{\"\u{FB33}\":1,\"😀\":2}", "{\"😀\":2,\"\u{FB33}\":1}"),
  ])
  func canonicalFormIsThatOfRFC8785(text: String, canonical: String) throws {
    #expect(String(decoding: try JSONValue(parsing: text).canonical, as: UTF8.self) == canonical)
  }

  @Test(arguments: [
    ("{\"a\":1,\n \"a\":2}", 2, 2, "duplicate member \"a\""), ("[1,]", 1, 4, "unexpected character in JSON"),
    ("[01]", 1, 2, "number with a leading zero"), ("\"\\ud800\"", 1, 8, "lone surrogate in a string"),
    ("\u{FEFF}1", 1, 1, "unexpected character in JSON"), ("1 2", 1, 3, "unexpected text after the JSON value"),
    ("", 1, 1, "unexpected end of JSON"), ("\"a\nb\"", 1, 3, "control character in a string"),
    ("[1e999]", 1, 2, "number out of range"), ("tru", 1, 1, "unexpected word in JSON"),
    ("{\"a\" 1}", 1, 6, "expected \":\""), ("[1", 1, 3, "expected \",\" or \"]\""),
  ])
  func malformedTextIsRefusedWithItsPlace(text: String, line: Int, column: Int, message: String) {
    #expect(throws: Failure(.input, message, at: .text(file: "f", line: line, column: column))) {
      try JSONValue(parsing: text, file: "f")
    }
  }

  @Test func nestingIsLimited() throws {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: Failure.self) { try JSONValue(parsing: text) }
    #expect(throws: Never.self) {
      try JSONValue(parsing: String(repeating: "[", count: 128) + String(repeating: "]", count: 128))
    }
  }

  @Test func invalidUTF8IsRefused() {
    #expect(throws: Failure.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
    #expect(throws: Failure.self) { try JSONValue(parsing: [0x22, 0xED, 0xA0, 0x80, 0x22]) }
  }

  @Test func duplicatesAreFoundInLargeObjects() {
    let members = (0..<40).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    #expect(throws: Never.self) { try JSONValue(parsing: "{\(members)}") }
    #expect(throws: Failure.self) { try JSONValue(parsing: "{\(members),\"k3\":1}") }
  }

  @Test func linesKeepTheirNumbers() throws {
    #expect(try JSONValue.lines(of: Array("1\n\n\"a\"\n".utf8)) == [1, "a"])
    #expect(throws: Failure(.input, "unexpected word in JSON", at: .text(file: "f", line: 3, column: 1))) {
      try JSONValue.lines(of: Array("1\n\nnul\n".utf8), file: "f")
    }
  }

  /// RFC 8785, section 3.2.3: by UTF-16 units, in which what lies beyond U+FFFF comes before U+E000.
  @Test func membersAreInTheOrderOfTheirUTF16Units() throws {
    let names = [
      "", "a", "aa", "ab", "b", "\u{7F}", "\u{80}", "é", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}",
      "\u{FB33}", "\u{FFFF}", "\u{10000}", "\u{1F600}", "\u{10FFFF}", "a\u{E000}", "a\u{10000}", "\u{10000}a",
    ]
    for seed in 0..<40 {
      let turned = Array(names[(seed % names.count)...] + names[..<(seed % names.count)].reversed())
      let value = JSONValue.object(turned.map { .init($0, .null) })
      let sorted = turned.sorted { $0.utf16.lexicographicallyPrecedes($1.utf16) }
      #expect(value.canonical == JSONValue.object(sorted.map { .init($0, .null) }).canonical)
      let read = try #require(try JSONValue(parsing: value.canonical).members)
      #expect(read.map { Array($0.name.utf8) } == sorted.map { Array($0.utf8) })
    }
  }

  @Test func prettyTextKeepsTheOrder() {
    let value: JSONValue = ["b": [1, ["x": nil]], "a": [], "c": .object([])]
    let expected = """
      {
        "b": [
          1,
          {
            "x": null
          }
        ],
        "a": [],
        "c": {}
      }

      """
    #expect(value.pretty == expected)
  }
}
