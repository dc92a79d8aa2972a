import Model
import XML

/// XML by streaming: a path is element names from any depth down, the last one perhaps an attribute, as
/// `TestResult/@end-time` or `score`; fields are paths inside the row's element, `.` its own text.
struct XMLDocument: ProfileDocument {
  private(set) var recordCount = 0
  private var columns: [String: [String?]] = [:]
  private var found: [String: [String]] = [:]
  private var present: Set<String> = []

  private struct Path {
    let text: String
    let elements: [String]
    let attribute: String?

    init(_ text: String) {
      self.text = text
      var steps = text.split(separator: "/").map(String.init)
      attribute = steps.last?.hasPrefix("@") == true ? String(steps.removeLast().dropFirst()) : nil
      elements = steps == ["."] ? [] : steps
    }
  }

  init(_ bytes: [UInt8], records: String?, fields: [String], paths: [String]) throws {
    let reader = try XMLReader(bytes, file: "export")
    let outer = paths.map(Path.init)
    let inner = fields.map(Path.init)
    for field in fields { columns[field] = [] }
    var stack: [String] = []
    var texts: [String] = []
    var recordDepth: Int?
    while try reader.next() {
      switch reader.kind {
      case .start:
        let name = reader.name
        let isEmpty = reader.isEmpty
        stack.append(name)
        texts.append("")
        if recordDepth == nil, name == records {
          recordDepth = stack.count
          recordCount += 1
          for field in fields { columns[field]?.append(nil) }
        }
        for path in outer where stack.ends(with: path.elements) { note(path, reader) }
        if let depth = recordDepth {
          for path in inner where Array(stack[depth...]) == path.elements {
            if let attribute = path.attribute, let value = reader.attribute(attribute) { set(path.text, value) }
          }
        }
        if isEmpty { close(&stack, &texts, &recordDepth, outer, inner) }
      case .text: if !texts.isEmpty { texts[texts.count - 1] += reader.text }
      case .end: close(&stack, &texts, &recordDepth, outer, inner)
      case .comment, .instruction: break
      }
    }
  }

  func column(_ field: String) -> [String?] { columns[field] ?? [] }
  func values(at path: String) -> [String] { found[path] ?? [] }
  func has(_ path: String) -> Bool { present.contains(path) }

  private mutating func note(_ path: Path, _ reader: XMLReader) {
    guard let attribute = path.attribute else {
      present.insert(path.text)
      return
    }
    guard let value = reader.attribute(attribute) else { return }
    present.insert(path.text)
    found[path.text, default: []].append(value)
  }

  private mutating func close(
    _ stack: inout [String], _ texts: inout [String], _ recordDepth: inout Int?, _ outer: [Path], _ inner: [Path]
  ) {
    guard let text = texts.popLast() else { return }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for path in outer where path.attribute == nil && stack.ends(with: path.elements) {
      found[path.text, default: []].append(words)
    }
    if let depth = recordDepth {
      for path in inner where path.attribute == nil && Array(stack[depth...]) == path.elements { set(path.text, words) }
      if stack.count == depth { recordDepth = nil }
    }
    stack.removeLast()
  }

  private mutating func set(_ field: String, _ value: String) {
    guard let last = columns[field]?.indices.last, columns[field]?[last] == nil else { return }
    columns[field]?[last] = value
  }
}

extension [String] {
  fileprivate func ends(with other: [String]) -> Bool { !other.isEmpty && suffix(other.count) == other[...] }
}
