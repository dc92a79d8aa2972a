import JSON
import Model

/// Records of an export that stand for the same thing: two people changed it, and git kept the lines of both.
struct RivalRecords {
  private struct Thing: Hashable {
    var table: String
    var key: [JSONValue]

    /// As `review customer#10`.
    var name: String { "\(table) " + key.map { $0.string ?? "\($0)" }.joined(separator: "#") }
  }

  private var things: [(thing: Thing, lines: [Int])] = []

  /// Finds them by the sets of columns that no two rows of a table have in common.
  init(_ records: [(line: Int, record: JSONValue)], keys: [(table: String, columns: [[String]])]) {
    let columns = Dictionary(uniqueKeysWithValues: keys.map { ($0.table, $0.columns) })
    var lines: [Thing: [Int]] = [:]
    for (line, record) in records {
      guard let table = record["table"]?.string, let row = record["row"] else { continue }
      for names in columns[table] ?? [] {
        let key = names.compactMap { row[$0] }
        if key.count == names.count { lines[Thing(table: table, key: key), default: []].append(line) }
      }
    }
    things = lines.filter { $0.value.count > 1 }.map { ($0.key, $0.value) }.sorted { $0.lines[0] < $1.lines[0] }
  }

  /// Throws where there are any, with every line to choose from.
  func refuse(in file: String) throws(Failure) {
    guard let first = things.first else { return }
    func words(_ lines: [Int]) -> String { lines.map(String.init).joined(separator: " and ") }
    let shown = things.prefix(20).map { "lines \(words($0.lines)) are both \($0.thing.name)" }
    let more = things.count > shown.count ? "; and \(things.count - shown.count) more" : ""
    throw Failure(
      .input, shown.joined(separator: "; ") + more, at: .text(file: file, line: first.lines[1], column: nil),
      hint: "two people changed the same thing: keep the lines of one of them")
  }
}
