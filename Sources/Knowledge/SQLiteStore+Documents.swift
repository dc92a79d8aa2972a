public import Model
import SQLite
import Synchronization

extension SQLiteStore {
  /// See `DocumentStore`.
  public func save(
    _ document: Document, claims: [Claim], content: [UInt8], controls: @escaping @Sendable (Claim) -> [ControlLink]
  ) throws -> ImportChange {
    try transaction {
      let before = try self.claims(of: document.name)
      let wasKnown = try self.document(document.name) != nil
      let taken = try Set(
        database.query("SELECT id FROM claim WHERE document != ?", [.text("\(document.name)")]) { $0.text(0) })
      var change = Lineage(before: before, taken: taken).continued(by: claims, in: document.name)
      change.wasKnown = wasKnown
      _ = try remove(document.name)
      try insert(document, content)
      change.give(try insert(change.claims, controls))
      return change
    }
  }

  /// See `DocumentStore`.
  public func documents() throws -> [Document] {
    try database.query("SELECT \(Self.documentColumns) FROM document ORDER BY name", [], Self.document)
  }

  /// See `DocumentStore`.
  public func content(of document: Identifier<Document>) throws -> [UInt8]? {
    try database.first("SELECT content FROM document WHERE name = ?", [.text("\(document)")]) { $0.blob(0) }
  }

  /// See `DocumentStore`.
  public func remove(_ document: Identifier<Document>) throws -> Bool {
    try transaction { try database.run("DELETE FROM document WHERE name = ?", [.text("\(document)")]) > 0 }
  }

  /// See `DocumentStore`.
  public func claims(of document: Identifier<Document>?) throws -> [Claim] {
    let columns = Self.claimColumns
    guard let document else {
      return try database.query("SELECT \(columns) FROM claim ORDER BY document, place", [], Self.claim)
    }
    return try database.query(
      "SELECT \(columns) FROM claim WHERE document = ? ORDER BY place", [.text("\(document)")], Self.claim)
  }

  /// See `DocumentStore`.
  public func claim(_ id: Identifier<Claim>) throws -> Claim? {
    try database.first("SELECT \(Self.claimColumns) FROM claim WHERE id = ?", [.text("\(id)")], Self.claim)
  }

  private func document(_ name: Identifier<Document>) throws -> Document? {
    try database.first(
      "SELECT \(Self.documentColumns) FROM document WHERE name = ?", [.text("\(name)")], Self.document)
  }

  private func insert(_ document: Document, _ content: [UInt8]) throws {
    try database.run(
      "INSERT INTO document(\(Self.documentColumns), content) VALUES (?,?,?,?,?,?,?,?,?,?)",
      [
        .text("\(document.name)"), .text(document.title), .text(document.path), .text(document.mediaType),
        .text(document.digest.hexadecimal), .optional(document.asOf?.description),
        .integer(document.imported.secondsSinceEpoch), .integer(document.lineCount),
        .text(Column.text(document.warnings)), .blob(content),
      ])
  }

  /// What the claims were found to concern, while they are stored.
  private final class Found: Sendable {
    let controls: Mutex<[[ControlLink]]>

    init(_ count: Int) { controls = Mutex(Array(repeating: [], count: count)) }
  }

  /// Stores claims with their controls, and returns these.
  private func insert(
    _ claims: [Claim], _ controls: @escaping @Sendable (Claim) -> [ControlLink]
  ) throws -> [[ControlLink]] {
    let found = Found(claims.count)
    let sections = Self.sections(of: claims)
    try database.run(Self.claimInsertion, times: claims.count) { place, row in
      // Read where they lie: a claim that is taken out of its array is copied.
      row.append(claims[place].id.rawValue)
      row.append(claims[place].document.rawValue)
      row.append(sections[place])
      row.append(claims[place].lines.lowerBound)
      row.append(claims[place].lines.upperBound)
      row.append(claims[place].text)
      row.append(claims[place].quote)
      row.append(claims[place].digest.hexadecimal)
      row.append(claims[place].leadIn?.text)
      row.append(claims[place].leadIn?.lines.lowerBound)
      row.append(claims[place].leadIn?.lines.upperBound)
      row.append(claims[place].modality.rawValue)
      row.appendText { Column.append(claims[place].parameters, to: &$0) }
      row.appendText { Column.append(claims[place].scope, to: &$0) }
      row.appendText { Column.append(claims[place].topics, to: &$0) }
      let links = controls(claims[place])
      row.appendText { Column.append(links, to: &$0) }
      row.append(place)
      found.controls.withLock { $0[place] = links }
    }
    return found.controls.withLock { $0 }
  }

  /// What the column has of each claim's headings; the claims of a section, one after another, have the same ones.
  private static func sections(of claims: [Claim]) -> [String] {
    var last = (names: [String](), text: Column.text([String]()))
    return claims.indices.map { place in
      if claims[place].section != last.names { last = (claims[place].section, Column.text(claims[place].section)) }
      return last.text
    }
  }

  private static let documentColumns = "name, title, path, media_type, digest, as_of, imported, line_count, warnings"
  private static let claimColumns = """
    id, document, section, start_line, end_line, text, quote, digest, lead_in, lead_in_start, lead_in_end, \
    modality, parameters, scope, topics, controls
    """

  private static let claimInsertion =
    "INSERT INTO claim(\(claimColumns), place) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"

  private static func document(_ row: Row) throws -> Document {
    Document(
      name: Identifier(row.text(0)), title: row.text(1), path: row.text(2), mediaType: row.text(3),
      digest: try Column.digest(row.text(4)), asOf: row.optionalText(5).flatMap { CalendarDate($0) },
      imported: Instant(secondsSinceEpoch: row.integer(6)), lineCount: row.integer(7),
      warnings: try Column.strings(row.text(8)))
  }

  private static func claim(_ row: Row) throws -> Claim {
    let leadIn = row.optionalText(8).map {
      Claim.LeadIn(text: $0, lines: Column.lines(row.integer(9), row.integer(10)))
    }
    guard let modality = Modality(rawValue: row.text(11)) else {
      throw Failure(.state, "claim \(row.text(0)) has an unknown modality")
    }
    return Claim(
      id: Identifier(row.text(0)), document: Identifier(row.text(1)), section: try Column.strings(row.text(2)),
      lines: Column.lines(row.integer(3), row.integer(4)), text: row.text(5), quote: row.text(6),
      digest: try Column.digest(row.text(7)), leadIn: leadIn, modality: modality,
      parameters: try Column.parameters(row.text(12)), scope: try Column.parameters(row.text(13)),
      topics: try Column.strings(row.text(14)).map { Identifier($0) }, controls: try Column.links(row.text(15)))
  }
}

extension ImportChange {
  /// Gives the claims their controls, which were found while they were stored.
  fileprivate mutating func give(_ controls: [[ControlLink]]) {
    let areAllNew = added.count == claims.count
    // Given up first: what two lists share is copied when one of them changes.
    if areAllNew { added = [] }
    for place in claims.indices { claims[place].controls = controls[place] }
    guard !areAllNew else { return added = claims }
    let places = Dictionary(uniqueKeysWithValues: claims.indices.map { (claims[$0].id, $0) })
    for index in added.indices {
      if let place = places[added[index].id] { added[index].controls = controls[place] }
    }
    for index in changed.indices {
      if let place = places[changed[index].after.id] { changed[index].after.controls = controls[place] }
    }
  }
}
