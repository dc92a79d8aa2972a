import CSV
public import Model

/// Reads a company's own crosswalk from a table.
public enum CrosswalkTable {
  private static let columns = ["source", "target", "relationship", "strength", "basis", "route", "rationale", "gap"]

  /// Whether a table's heading line is that of a crosswalk.
  public static func isCrosswalk(_ bytes: [UInt8]) -> Bool {
    guard let table = try? Table(bytes, file: "-"), !table.records.isEmpty else { return false }
    let headings = table.values(0).map { $0.trimmed.lowercased() }
    return headings.contains("source") && headings.contains("target")
  }

  /// The pairs of a table with the columns `source,target,relationship,strength,basis,route,rationale,gap`.
  ///
  /// The first two are needed. A pair without a relationship intersects; derived rows are left out. Ids are read in
  /// the catalogs given, else as people write them.
  /// - Throws: `Failure` with file, line and column for unknown columns, controls, relationships and strengths.
  public static func read(
    _ bytes: [UInt8], file: String, from source: Identifier<Catalog>? = nil, to target: Identifier<Catalog>? = nil,
    catalogs: CatalogLibrary
  ) throws -> [Mapping] {
    let table = try Table(bytes, file: file)
    guard !table.records.isEmpty else { throw Failure(.input, "the table is empty", at: .file(file)) }
    var places: [String: Int] = [:]
    for (position, heading) in table.values(0).enumerated() where !heading.trimmed.isEmpty {
      let name = heading.trimmed.lowercased()
      guard columns.contains(name) else {
        let near = Spelling.nearest(to: name, among: columns)
        throw Failure(
          .input, "unknown column '\(name)'", at: table.location(0, position, in: file),
          hint: near.map { "did you mean '\($0)'?" } ?? "columns: \(columns.joined(separator: ", "))")
      }
      places[name] = position
    }
    var mappings: [Mapping] = []
    for record in 1..<max(1, table.records.count) {
      let values = table.values(record)
      if values.allSatisfy({ $0.trimmed.isEmpty }) { continue }
      func value(_ name: String) -> String {
        places[name].flatMap { $0 < values.count ? values[$0] : nil }?.trimmed ?? ""
      }
      func place(_ name: String) -> Failure.Location { table.location(record, places[name], in: file) }
      if value("basis") == "derived" { continue }
      let first = try catalogs.reference(value("source"), in: source, at: place("source"))
      let second = try catalogs.reference(value("target"), in: target, at: place("target"))
      var strength: Int?
      if !value("strength").isEmpty {
        guard let number = Int(value("strength")), (0...10).contains(number) else {
          throw Failure(.input, "'strength' must be a whole number from 0 to 10", at: place("strength"))
        }
        strength = number
      }
      let word = value("relationship")
      mappings.append(
        Mapping(
          first, word.isEmpty ? .intersectsWith : try Relationship.read(word, at: place("relationship")), second,
          rationale: value("rationale").isEmpty ? "Stated in \(file)" : value("rationale"), strength: strength,
          gap: value("gap").isEmpty ? nil : value("gap"), origin: file))
    }
    return mappings
  }
}
