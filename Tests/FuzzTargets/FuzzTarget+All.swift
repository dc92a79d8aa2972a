import CSV
import JSON
import YAML

extension FuzzTarget {
  /// Every reader that meets bytes of strangers.
  public static let all: [FuzzTarget] =
    [text, markdown, html, question, csv, ooxml, xml, yaml, container, statement, json, mappings] + evidence

  static let csv = FuzzTarget("csv") { bytes in
    let table = try Table(bytes, file: "fuzz.csv")
    for record in table.records.indices { _ = table.values(record) }
    let copy = try table.replacing([], file: "fuzz.csv")
    precondition(copy == bytes, "an untouched table must come back as it was")
  }

  static let yaml = FuzzTarget("yaml") { bytes in
    _ = try YAMLNode.parse(bytes, file: "fuzz.yaml").members
  }

  static let json = FuzzTarget("json") { bytes in
    let value = try JSONValue(parsing: bytes)
    let again = try JSONValue(parsing: value.canonical)
    precondition(again.canonical == value.canonical, "the canonical form must be a fixed point")
  }
}
