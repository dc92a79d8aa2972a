import JSON

/// A path into JSON, as `$.Results[*].Secret` or `$..password`.
struct JSONPath: Sendable {
  /// Where a value lies in the one that holds it.
  enum Place: Hashable, Sendable {
    case name(String)
    case element(Int)
  }

  private enum Step: Sendable {
    case name(String)
    case every
    case element(Int)
    /// Any number of steps, none included.
    case anyDepth
  }

  private let steps: [Step]

  /// Whether it names the whole text.
  var isRoot: Bool { steps.isEmpty }

  /// The last name in it, or nil.
  var lastName: String? {
    steps.reversed().lazy.compactMap { if case .name(let name) = $0 { name } else { nil } }.first
  }

  /// Reads `$.name`, `[*]`, `[0]`, `..` for any depth and, for names with dots, `[name]`.
  init(_ text: String) {
    var steps: [Step] = []
    var rest = text[...]
    if rest.first == "$" { rest = rest.dropFirst() }
    while let first = rest.first {
      if first == "[" {
        let inside = rest.dropFirst().prefix { $0 != "]" }
        rest = rest.dropFirst(inside.count + 2)
        steps.append(inside == "*" ? .every : Int(inside).map(Step.element) ?? .name(String(inside)))
      } else {
        if rest.hasPrefix("..") { steps.append(.anyDepth) }
        rest = rest.drop { $0 == "." }
        let name = rest.prefix { $0 != "." && $0 != "[" }
        rest = rest.dropFirst(name.count)
        if !name.isEmpty { steps.append(name == "*" ? .every : .name(String(name))) }
      }
    }
    self.steps = steps
  }

  /// The values that it names, in order.
  func values(in root: JSONValue) -> [JSONValue] {
    steps.reduce([root]) { values, step in
      values.flatMap { value -> [JSONValue] in
        switch step {
        case .name(let name): value[name].map { [$0] } ?? []
        case .every: Self.inside(value)
        case .element(let index): value.array.flatMap { $0.indices.contains(index) ? [$0[index]] : nil } ?? []
        case .anyDepth: Self.below(value)
        }
      }
    }
  }

  /// Whether it names the value at a place.
  func matches(_ place: [Place]) -> Bool { Self.matches(place[...], steps[...]) }

  private static func matches(_ place: ArraySlice<Place>, _ steps: ArraySlice<Step>) -> Bool {
    guard let step = steps.first else { return place.isEmpty }
    let rest = steps.dropFirst()
    if case .anyDepth = step { return (0...place.count).contains { matches(place.dropFirst($0), rest) } }
    guard let first = place.first else { return false }
    switch (step, first) {
    case (.every, _): break
    case (.name(let wanted), .name(let name)) where wanted == name: break
    case (.element(let wanted), .element(let number)) where wanted == number: break
    default: return false
    }
    return matches(place.dropFirst(), rest)
  }

  private static func inside(_ value: JSONValue) -> [JSONValue] {
    value.array ?? value.members?.map(\.value) ?? []
  }

  private static func below(_ value: JSONValue) -> [JSONValue] { [value] + inside(value).flatMap(below) }
}
