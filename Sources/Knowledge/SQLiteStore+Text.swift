public import JSON
public import Model
import SQLite
import Signing

/// A table as its records have it.
private struct TextTable {
  struct Column {
    var name: String
    var type: String
  }

  var name: String
  var columns: [Column]

  /// Tables that are made from others, with the statement that makes them.
  static let derived = [
    "answer_claim": """
    INSERT INTO answer_claim SELECT DISTINCT answer.number, json_extract(citation.value, '$.claim')
    FROM answer, json_each(answer.body, '$.citations') AS citation
    """,
    "evidence_control": """
    INSERT INTO evidence_control
    SELECT DISTINCT evidence.id, control.value
    FROM evidence, json_each('["' || replace(evidence.controls, char(10), '","') || '"]') AS control
    WHERE evidence.controls != ''
    """,
    "library_asked": "INSERT INTO library_asked SELECT * FROM library_reading",
  ]
}

extension SQLiteStore {
  /// See `TextStore`.
  public func eachRecord(_ body: (JSONValue) throws -> Void) throws {
    try transaction {
      for table in try textTables() {
        switch table.name {
        case "document": try eachDocument(table, body)
        case "claim": try rows(of: table, without: ["place"], order: "document, place").forEach(body)
        default:
          // The number only tells the order of equals: without it a record stands at the same place in every store.
          let numbered = try rows(of: table, without: [], order: "1")
          let keyed = numbered.map { (key: Self.key(of: $0), record: $0) }
          for item in keyed.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) { try body(item.record) }
        }
      }
    }
  }

  /// What a record is sorted by: what it is about, its other words, its number. Work on different things then stands at
  /// different places.
  private static func key(of record: JSONValue) -> [UInt8] {
    let members = record["row"]?.members ?? []
    var key: [UInt8] = []
    for name in ["questionnaire", "question", "subject", "id"] { key += (record["row"]?[name] ?? .null).canonical }
    key += JSONValue.object(members.filter { $0.name != "number" }).canonical
    let number = String(record["row"]?["number"]?.integer ?? 0)
    key += repeatElement(0x30, count: max(0, 20 - number.utf8.count))
    key += number.utf8
    return key
  }

  /// Tables that hold what cannot be derived, by name.
  private func textTables() throws -> [TextTable] {
    let names = try database.query(
      """
      SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      ORDER BY name
      """
    ) { $0.text(0) }
    return try names.filter { $0 != "migration" && $0 != "ledger" && TextTable.derived[$0] == nil }.map { name in
      let columns = try database.query("SELECT name, type FROM pragma_table_info(?) ORDER BY cid", [.text(name)]) {
        TextTable.Column(name: $0.text(0), type: $0.text(1))
      }
      return TextTable(name: name, columns: columns)
    }
  }

  private func rows(of table: TextTable, without omitted: Set<String>, order: String) throws -> [JSONValue] {
    let columns = table.columns.filter { !omitted.contains($0.name) }
    return try database.query(
      "SELECT \(columns.map(\.name).joined(separator: ", ")) FROM \(table.name) ORDER BY \(order)"
    ) { row in
      let members = columns.enumerated().map { index, column in
        JSONValue.Member(column.name, Self.value(of: row, index, column.type))
      }
      return ["table": .string(table.name), "row": .object(members)]
    }
  }

  private static func value(of row: Row, _ column: Int, _ type: String) -> JSONValue {
    if row.isNull(column) { return .null }
    return switch type {
    case "INTEGER": .integer(row.integer(column))
    case "REAL": .number(row.real(column))
    case "BLOB": ["hex": .string(Digest.hexadecimal(of: row.blob(column)))]
    default: .string(row.text(column))
    }
  }

  private func eachDocument(_ table: TextTable, _ body: (JSONValue) throws -> Void) throws {
    for record in try rows(of: table, without: ["content"], order: "name") {
      try body(record)
      guard let name = record["row"]?["name"]?.string, let content = try content(of: Identifier(name)) else { continue }
      if String(validating: content, as: UTF8.self) != nil {
        for line in content.split(separator: 0x0A, omittingEmptySubsequences: false) where !content.isEmpty {
          try body(["document": .string(name), "text": .string(String(decoding: line, as: UTF8.self))])
        }
      } else {
        for start in stride(from: 0, to: content.count, by: 48) {
          let piece = Array(content[start..<min(start + 48, content.count)])
          try body(["document": .string(name), "hex": .string(Digest.hexadecimal(of: piece))])
        }
      }
    }
  }

  /// See `TextStore`.
  @discardableResult
  public func restore(
    _ records: [(line: Int, record: JSONValue)], file: String, ledger: [[UInt8]]?
  ) throws -> [Digest] {
    let ledger = try ledger.map { try MergedLedger($0, file: "ledger.jsonl") }
    return try transaction {
      let tables = Dictionary(uniqueKeysWithValues: try textTables().map { ($0.name, $0) })
      for table in tables.keys.sorted() where try database.first("SELECT 1 FROM \(table)", [], { _ in true }) == true {
        throw Failure(
          .state, "the workspace knows something already, and an export restores an empty one",
          hint: "vouch init DIR makes one")
      }
      try RivalRecords(records, keys: try tables.keys.map { ($0, try keys(of: $0)) }).refuse(in: file)
      var contents: [String: [UInt8]] = [:]
      for (line, record) in records where record["table"] == nil {
        try Self.add(record, to: &contents, at: .text(file: file, line: line, column: nil))
      }
      var places: [String: Int] = [:]
      // Claims refer to documents, which stand after them by name.
      let documents = records.filter { $0.record["table"]?.string == "document" }
      let others = records.filter { $0.record["table"] != nil && $0.record["table"]?.string != "document" }
        .map { (order: Self.order(of: $0.record, line: $0.line), line: $0.line, record: $0.record) }
        .sorted { $0.order.lexicographicallyPrecedes($1.order) }.map { (line: $0.line, record: $0.record) }
      for (line, record) in documents + others {
        let name = record["table"]?.string ?? ""
        let location = Failure.Location.text(file: file, line: line, column: nil)
        guard let table = tables[name], let row = record["row"]?.members else {
          throw Failure(.input, "no such table '\(name)'", at: location, hint: "was it written by a newer vouch?")
        }
        try insert(row, into: table, &contents, &places, location)
      }
      for table in TextTable.derived.keys.sorted() where try exists(table) {
        try database.execute(TextTable.derived[table] ?? "")
      }
      if let ledger { try replaceLedger(with: ledger.chain) }
      return ledger?.otherEnds ?? []
    }
  }

  /// The sets of columns that no two rows of a table have in common.
  private func keys(of table: String) throws -> [[String]] {
    let indexes = try database.query(
      "SELECT name FROM pragma_index_list(?) WHERE \"unique\" ORDER BY name", [.text(table)]
    ) { $0.text(0) }
    return try indexes.map { index in
      try database.query("SELECT name FROM pragma_index_info(?) ORDER BY seqno", [.text(index)]) { $0.text(0) }
    }
  }

  /// What comes about in time goes in by time and number, so that the decisions of two people keep their order.
  private static func order(of record: JSONValue, line: Int) -> [Int] {
    let isNumbered = record["row"]?["number"] != nil
    return [
      isNumbered ? record["row"]?["time"]?.integer ?? 0 : 0, isNumbered ? record["row"]?["number"]?.integer ?? 0 : 0,
      line,
    ]
  }

  private static func add(
    _ record: JSONValue, to contents: inout [String: [UInt8]], at location: Failure.Location
  ) throws {
    guard let name = record["document"]?.string else { throw Failure(.input, "is no record", at: location) }
    if let text = record["text"]?.string {
      contents[name] = (contents[name].map { $0 + [0x0A] } ?? []) + Array(text.utf8)
    } else if let bytes = record["hex"]?.string.flatMap(Digest.bytes(ofHexadecimal:)) {
      contents[name, default: []] += bytes
    } else {
      throw Failure(.input, "is no line of a document", at: location)
    }
  }

  private func insert(
    _ row: [JSONValue.Member], into table: TextTable, _ contents: inout [String: [UInt8]],
    _ places: inout [String: Int], _ location: Failure.Location
  ) throws {
    var columns: [String] = []
    var values: [Value] = []
    for member in row {
      guard let column = table.columns.first(where: { $0.name == member.name }) else {
        throw Failure(.input, "table '\(table.name)' has no column '\(member.name)'", at: location)
      }
      // Two people who worked apart have given the same number to different records.
      if column.name == "number", let number = member.value.integer,
        try database.first("SELECT 1 FROM \(table.name) WHERE number = ?", [.integer(number)], { _ in true }) == true
      {
        continue
      }
      columns.append(column.name)
      values.append(try Self.value(of: member.value, column.type, location))
    }
    if table.name == "document", let name = row.first(where: { $0.name == "name" })?.value.string {
      let content = contents.removeValue(forKey: name) ?? []
      guard row.first(where: { $0.name == "digest" })?.value.string == SHA256.hexadecimal(of: content) else {
        throw Failure(
          .input, "the lines of document '\(name)' are not those that its digest is of", at: location,
          hint: "take the document and all its lines from one side of a merge, and import its file again afterwards")
      }
      columns.append("content")
      values.append(.blob(content))
    }
    if table.name == "claim", let document = row.first(where: { $0.name == "document" })?.value.string {
      columns.append("place")
      values.append(.integer(places[document, default: 0]))
      places[document, default: 0] += 1
    }
    let names = columns.joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    do {
      try database.run("INSERT INTO \(table.name)(\(names)) VALUES (\(marks))", values)
    } catch {
      guard error.isConstraint else { throw error }
      throw Failure(.input, "the record contradicts another: \(error.message)", at: location)
    }
  }

  private static func value(of json: JSONValue, _ type: String, _ location: Failure.Location) throws -> Value {
    switch (type, json) {
    case (_, .null): return .null
    case ("INTEGER", .integer(let value)): return .integer(value)
    case ("REAL", _): if let value = json.number { return .real(value) }
    case ("BLOB", _): if let bytes = json["hex"]?.string.flatMap(Digest.bytes(ofHexadecimal:)) { return .blob(bytes) }
    case ("TEXT", .string(let text)): return .text(text)
    default: break
    }
    throw Failure(.input, "a value is not of the column's type \(type)", at: location)
  }

  private func exists(_ table: String) throws -> Bool {
    try database.first("SELECT 1 FROM sqlite_schema WHERE name = ?", [.text(table)]) { _ in true } ?? false
  }

  /// Puts a verified ledger in place of that of a workspace which was only made.
  private func replaceLedger(with lines: [[UInt8]]) throws {
    guard try ledgerCount() <= 1 else { throw Failure(.state, "the workspace has a ledger of its own") }
    let trigger = try database.first("SELECT sql FROM sqlite_schema WHERE name = 'ledger_delete'") { $0.text(0) }
    try database.execute("DROP TRIGGER IF EXISTS ledger_delete; DELETE FROM ledger;")
    if let trigger { try database.execute(trigger) }
    for (number, line) in lines.enumerated() {
      try database.run("INSERT INTO ledger VALUES (?, ?)", [.integer(number), .blob(line)])
    }
    lastLeaf = nil
  }
}

extension Digest {
  fileprivate static func hexadecimal(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  fileprivate static func bytes(ofHexadecimal text: String) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let byte = UInt8(String(decoding: digits[index...(index + 1)], as: UTF8.self), radix: 16) else {
        return nil
      }
      bytes.append(byte)
    }
    return bytes
  }
}
