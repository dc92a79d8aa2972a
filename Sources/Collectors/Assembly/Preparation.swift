import CSV
import Files
import JSON
import Model
import Signing

/// What must be decided before an item's files are sealed: files to be left out, columns to be replaced, samples.
struct Preparation {
  let item: Plan.Item
  let rules: CompiledRules
  let pseudonyms: Pseudonyms
  /// The run's private folder.
  let spool: String

  private static let limit = 64 << 20
  /// How many bytes of all files together stay in memory.
  private static let room = 4 << 20

  func prepare(_ gathering: Gathering) -> Gathering {
    guard
      item.redaction.drops || !item.redaction.columns.isEmpty || !item.redaction.fields.isEmpty || item.sample != nil
    else { return gathering }
    var result = Gathering(dropped: gathering.dropped, failures: gathering.failures)
    var room = Self.room
    for (number, piece) in gathering.pieces.enumerated() {
      guard let bytes = bytes(of: piece) else {
        result.failures.append(
          "\(Glob.shown(Glob.path(piece.name)).dropFirst()): too large or unreadable, so it cannot be prepared")
        continue
      }
      var piece = piece
      var output = bytes
      if !item.redaction.columns.isEmpty {
        guard let replaced = replaceColumns(output, &piece) else {
          result.failures.append(
            "\(Glob.shown(Glob.path(piece.name)).dropFirst()): columns are to be replaced, but it is no CSV")
          continue
        }
        output = replaced
      }
      if !item.redaction.fields.isEmpty {
        guard let replaced = replaceFields(output, &piece) else {
          result.failures.append(
            "\(Glob.shown(Glob.path(piece.name)).dropFirst()): fields are to be replaced, but it is no JSON")
          continue
        }
        output = replaced
      }
      guard let redacted = redact(output, &piece) else {
        result.dropped.append(
          DroppedFile(
            path: String(Glob.shown(Glob.path(piece.name)).dropFirst()), reason: dropReason(output), isPlanned: true))
        continue
      }
      guard let content = keep(redacted, number, &room) else {
        result.failures.append("\(Glob.shown(Glob.path(piece.name)).dropFirst()): cannot be kept until it is sealed")
        continue
      }
      piece.content = content
      result.pieces.append(piece)
      if let sample = item.sample { drawn(sample, from: piece, redacted).forEach { result.pieces.append($0) } }
    }
    return result
  }

  private func bytes(of piece: Gathered) -> [UInt8]? {
    switch piece.content {
    case .bytes(let bytes): bytes
    case .file(let path):
      try? ReadableFile.bytes(of: String(decoding: path, as: UTF8.self), limit: Self.limit, followingLinks: false)
    case .spool(let path): try? ReadableFile.bytes(of: path, limit: Self.limit, followingLinks: false)
    }
  }

  /// Keeps what is to be sealed, in memory while there is room.
  private func keep(_ bytes: [UInt8], _ number: Int, _ room: inout Int) -> Gathered.Content? {
    if bytes.count <= room {
      room -= bytes.count
      return .bytes(bytes)
    }
    let path = "\(spool)/\(item.name)-prepared-\(number)"
    do { try SpoolFile(path).write(bytes) } catch { return nil }
    return .spool(path)
  }

  /// The bytes after redaction; nil where the file is to be left out.
  private func redact(_ bytes: [UInt8], _ piece: inout Gathered) -> [UInt8]? {
    var redactor = Redactor(rules, pseudonyms: pseudonyms)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    let passed: Void? = bytes.withUnsafeBytes { buffer in
      try? redactor.consume(buffer, last: true) { output.append(contentsOf: $0) }
    }
    guard passed != nil, redactor.dropping.isEmpty else { return nil }
    for entry in rules.entries {
      guard let count = redactor.counts[entry.rule.name] else { continue }
      switch entry.action {
      case .mask(let reason), .pseudonym(let reason):
        piece.redactions.append(.init(rule: entry.rule.name, count: count, reason: reason))
      // What stays in the bytes is found again, and counted, when they are sealed.
      case .allow, .block, .drop, .skip: break
      }
    }
    return output
  }

  private func dropReason(_ bytes: [UInt8]) -> String {
    var redactor = Redactor(rules, pseudonyms: pseudonyms)
    bytes.withUnsafeBytes { buffer in try? redactor.consume(buffer, last: true) { _ in } }
    guard let rule = redactor.dropping.first, let entry = rules.entries.first(where: { $0.rule.name == rule }) else {
      return "cannot be redacted"
    }
    return "holds \(rule): \(entry.action.reason)"
  }

  private func drawn(_ request: SampleRequest, from piece: Gathered, _ bytes: [UInt8]) -> [Gathered] {
    guard var analyzer = piece.analyzer?() else { return [] }
    bytes.withUnsafeBytes { analyzer.consume($0) }
    let findings = analyzer.finish()
    guard let keys = findings.keys else { return [] }
    var sample = Sample(request: request, keys: keys).piece(of: piece, population: bytes)
    // A draw from a review of the last quarter is no review of this one.
    sample.occurrence = item.occurrences(findings).last
    return [sample]
  }
}

extension Preparation {
  /// Replaces the cells of the columns that the plan names, in place, so that every other byte stays as it was.
  private func replaceColumns(_ bytes: [UInt8], _ piece: inout Gathered) -> [UInt8]? {
    guard let table = try? Table(bytes, file: "-"), !table.records.isEmpty else { return nil }
    let headings = table.values(0)
    var edits: [Table.Edit] = []
    for (heading, action) in item.redaction.columns.sorted(by: { $0.key < $1.key }) {
      guard let column = headings.firstIndex(where: { Self.folded($0) == Self.folded(heading) }) else { continue }
      var count = 0
      for record in 1..<max(1, table.records.count) {
        let value = table[record, column]
        guard !value.isEmpty, let replacement = replacement(value, action, heading) else { continue }
        edits.append(.init(record: record, column: column, value: replacement))
        count += 1
      }
      if count > 0 { piece.redactions.append(.init(rule: "column:\(heading)", count: count, reason: action.reason)) }
    }
    return try? table.replacing(edits, file: "-")
  }

  /// Replaces the JSON values of the paths that the plan names, in place.
  private func replaceFields(_ bytes: [UInt8], _ piece: inout Gathered) -> [UInt8]? {
    let fields = item.redaction.fields.sorted { $0.key < $1.key }
    let paths = fields.map { JSONPath($0.key) }
    guard let found = JSONFields.find(paths, in: bytes) else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var position = 0
    var counts = [Int](repeating: 0, count: fields.count)
    for field in found {
      // A pseudonym stands for a name or a number; nobody compares whole objects by one.
      let action: RedactionPolicy.Action = field.isContainer ? .mask(reason: "") : fields[field.path].value
      let text = String(decoding: field.text, as: UTF8.self)
      guard let value = replacement(text, action, paths[field.path].lastName ?? "field") else { continue }
      output += bytes[position..<field.range.lowerBound]
      JSONValue.string(value).appendCanonical(to: &output)
      position = field.range.upperBound
      counts[field.path] += 1
    }
    output += bytes[position...]
    for (field, count) in zip(fields, counts) where count > 0 {
      piece.redactions.append(.init(rule: "field:\(field.key)", count: count, reason: field.value.reason))
    }
    return output
  }

  private func replacement(_ value: String, _ action: RedactionPolicy.Action, _ heading: String) -> String? {
    switch action {
    case .mask: "[redacted]"
    case .pseudonym:
      String(decoding: pseudonyms.pseudonym(for: Array(value.utf8), rule: Self.folded(heading)), as: UTF8.self)
    case .allow, .block, .drop, .skip: nil
    }
  }

  private static func folded(_ heading: String) -> String {
    String(heading.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
  }
}
