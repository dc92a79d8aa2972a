import Model
import Patterns

/// A format described in data: a file of `evidence/profiles`, so that a user adds one without Swift.
public struct Profile: Sendable {
  /// The readers that a profile can build on.
  public enum Format: String, Sendable, CaseIterable {
    case json
    case jsonLines = "jsonl"
    case xml
    case csv
    case keyValue = "key-value"
    case lines
  }

  /// What must be there, or must not.
  struct Condition: Sendable {
    let path: String
    let present: Bool
    let reason: String
  }

  /// A fact to be taken from the file.
  struct Extraction: Sendable {
    enum Kind: String, CaseIterable {
      /// The value as a number.
      case count
      /// The value's words.
      case word
      /// The value as a time.
      case time
      /// Seconds.
      case span
      /// How many values there are.
      case number
    }

    let name: String
    let path: String
    let kind: Kind
  }

  /// As `trivy`; plans name it as the collector.
  public var name: String
  /// One line for people who write plans.
  public var title: String
  /// The kind of system, as artefacts record it.
  var system: String
  /// The reader that it builds on.
  public var format: Format
  var mediaType: String?
  var delimiter: UInt8?
  /// Where the rows are: a path, an element's name, a repeated key, a pattern.
  var records: String?
  /// Fields whose values are counted, by the fact's name.
  var counts: [(name: String, field: String)]
  var extractions: [Extraction]
  var conditions: [Condition]
  /// The field that identifies a row.
  var key: String?
  /// Paths of the times at which the thing happened.
  var occurrences: [String]
  var rules: [SufficiencyRule]
  /// Exit statuses of a run that did its work.
  var exits: [Int]

  /// Every path outside the rows.
  var paths: [String] { extractions.map(\.path) + conditions.map(\.path) + occurrences }
  /// Every field of a row.
  var fields: [String] { counts.map(\.field) + (key.map { [$0] } ?? []) }

  /// What a profile finds in a file.
  func read(_ bytes: [UInt8]) -> Findings {
    let document: any ProfileDocument
    do { document = try open(bytes) } catch {
      return .unreadable(title, (error as? Failure)?.description ?? "unreadable")
    }
    let hasRows = records != nil || format == .csv || format == .jsonLines || format == .lines
    var found = Findings(rows: hasRows ? document.recordCount : nil)
    for condition in conditions {
      found.checks.append(
        Check(
          condition.present ? "has \(condition.path)" : "has no \(condition.path)",
          document.has(condition.path) == condition.present, otherwise: condition.reason))
    }
    for count in counts {
      var tally: [String: Int] = [:]
      for value in document.column(count.field) { tally[value ?? "(none)", default: 0] += 1 }
      for (value, number) in tally { found.facts["\(count.name).\(value)"] = .count(number) }
      // A value that a rule asks for and that never occurs occurs zero times.
      for rule in rules where rule.fact.hasPrefix(count.name + ".") && found.facts[rule.fact] == nil {
        found.facts[rule.fact] = .count(0)
      }
    }
    for extraction in extractions {
      if let fact = fact(extraction, in: document) { found.facts[extraction.name] = fact }
    }
    for path in occurrences {
      for time in document.values(at: path).compactMap(Self.time) {
        found.saw(time)
        found.occurrences.append(time)
      }
    }
    if let key { found.keys = document.column(key).compactMap { $0 } }
    if let rows = found.rows { found.facts["rows"] = .count(rows) }
    found.rules = rules
    return found
  }

  private func open(_ bytes: [UInt8]) throws -> any ProfileDocument {
    switch format {
    case .json: try JSONDocument(bytes, records: records)
    case .jsonLines: try JSONDocument(lines: bytes, records: records)
    case .csv: try CSVDocument(bytes, delimiter: delimiter)
    case .keyValue: KeyValueDocument(bytes, records: records)
    case .lines: try LinesDocument(bytes, records: records)
    case .xml: try XMLDocument(bytes, records: records, fields: fields, paths: paths)
    }
  }

  private func fact(_ extraction: Extraction, in document: any ProfileDocument) -> Fact? {
    let values = document.values(at: extraction.path)
    if extraction.kind == .number { return .count(values.count) }
    guard let value = values.first else { return nil }
    switch extraction.kind {
    case .count, .number: return Int(value.prefix { $0 != "." }).map(Fact.count)
    case .word: return .word(value)
    case .time: return Self.time(value).map(Fact.time)
    case .span: return Int(value.prefix { $0 != "." }).map(Fact.span)
    }
  }

  /// A time as tools write it: RFC 3339, with a blank or without a zone, or a day alone; UTC where unsaid.
  static func time(_ text: String) -> Instant? {
    if let time = Instant(text) ?? Instant(text + "Z") { return time }
    return text.utf8.count == 10 ? CalendarDate(text).map { Instant($0) } : nil
  }
}

/// A file as a profile sees it.
protocol ProfileDocument {
  var recordCount: Int { get }
  /// One field of every row, nil where a row has none.
  func column(_ field: String) -> [String?]
  /// Every value at a path outside the rows.
  func values(at path: String) -> [String]
  /// Whether anything is at a path, even where it has no text.
  func has(_ path: String) -> Bool
}
