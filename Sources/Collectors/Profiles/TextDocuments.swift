import CSV
import Model
import Patterns

/// CSV by headings; a path outside the rows is a heading, present where the column is.
struct CSVDocument: ProfileDocument {
  private let table: Table
  private let headings: [String]

  init(_ bytes: [UInt8], delimiter: UInt8?) throws {
    table = try Table(bytes, file: "export", dialect: delimiter.map { Dialect(delimiter: $0) })
    guard !table.records.isEmpty else { throw Failure(.input, "no heading line") }
    headings = table.values(0)
  }

  var recordCount: Int { table.records.count - 1 }

  func column(_ field: String) -> [String?] {
    guard let column = index(of: field) else { return Array(repeating: nil, count: recordCount) }
    return (1..<max(1, table.records.count)).map { row in
      let value = table[row, column]
      return value.isEmpty ? nil : value
    }
  }

  func values(at path: String) -> [String] { column(path).compactMap { $0 } }

  func has(_ path: String) -> Bool { index(of: path) != nil }

  private func index(of heading: String) -> Int? {
    headings.firstIndex { $0 == heading } ?? headings.firstIndex { $0.lowercased() == heading.lowercased() }
  }
}

/// `key=value` lines; a repeated key, as `warning[]`, makes rows.
struct KeyValueDocument: ProfileDocument {
  private var byKey: [String: [String]] = [:]
  private let records: String?

  init(_ bytes: [UInt8], records: String?) {
    self.records = records
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard line.first != UInt8(ascii: "#"), let equals = line.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let key = String(decoding: line[..<equals], as: UTF8.self).trimmingBlanks
      byKey[key, default: []].append(String(decoding: line[(equals + 1)...], as: UTF8.self).trimmingBlanks)
    }
  }

  var recordCount: Int { records.flatMap { byKey[$0]?.count } ?? 0 }
  func column(_ field: String) -> [String?] { byKey[field] ?? [] }
  func values(at path: String) -> [String] { byKey[path] ?? [] }
  func has(_ path: String) -> Bool { byKey[path] != nil }
}

/// Lines by patterns: a path is a pattern whose first group, or whole match, is the value.
struct LinesDocument: ProfileDocument {
  private let lines: [ArraySlice<UInt8>]
  private let rows: [ArraySlice<UInt8>]

  init(_ bytes: [UInt8], records: String?) throws {
    lines = bytes.split(separator: 0x0A).map { $0.last == 0x0D ? $0.dropLast() : $0 }
    guard let records else {
      rows = lines
      return
    }
    let pattern = try Pattern(records)
    rows = lines.filter { pattern.firstMatch(in: Array($0)) != nil }
  }

  var recordCount: Int { rows.count }
  func column(_ field: String) -> [String?] { Self.values(of: field, in: rows) }
  func values(at path: String) -> [String] { Self.values(of: path, in: lines).compactMap { $0 } }
  func has(_ path: String) -> Bool { !values(at: path).isEmpty }

  /// Why a pattern is none, or nil.
  static func refusal(of pattern: String) -> String? {
    do {
      _ = try Pattern(pattern)
      return nil
    } catch {
      return "\(error.message) at byte \(error.offset)"
    }
  }

  private static func values(of text: String, in lines: [ArraySlice<UInt8>]) -> [String?] {
    guard let pattern = try? Pattern(text) else { return lines.map { _ in nil } }
    return lines.map { line in
      let bytes = Array(line)
      guard let match = pattern.firstMatch(in: bytes) else { return nil }
      let range = match.count > 1 ? match[1] : match[0]
      return range.map { String(decoding: bytes[$0], as: UTF8.self) }
    }
  }
}

extension String {
  /// The text without blanks and tabs at its ends.
  fileprivate var trimmingBlanks: String {
    let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let start = firstIndex(where: { !blank($0) }), let end = lastIndex(where: { !blank($0) }) else { return "" }
    return String(self[start...end])
  }
}
