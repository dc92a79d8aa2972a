// How figures get their names.

import Language
import Model

/// Which words around a figure give it a name.
struct ParameterRule: Sendable {
  /// All rules, compiled once.
  static let table = ParameterTable(all)

  var name: String
  var kinds: Set<Quantity.Kind>
  /// Each group needs one of its words; a word ending in `~` is a beginning.
  var groups: [[String]]
  var without: [String] = []
  /// How much it goes before rules that fit as well.
  var priority = 0

  init(
    _ name: String, _ kinds: Set<Quantity.Kind>, _ groups: [[String]], without: [String] = [], priority: Int = 0
  ) {
    (self.name, self.kinds, self.groups, self.without, self.priority) = (name, kinds, groups, without, priority)
  }

  /// Whether a claim of this standing can state it: what was last done is no plan, a target no fact.
  func suits(_ modality: Modality) -> Bool {
    if name.hasPrefix("last_") || name == "certification_date" { return modality == .inPlace }
    return name == "certification_target" ? modality == .planned : true
  }

  /// Whether `continuously` answers how often.
  var allowsSteady: Bool { ["vulnerability_scan_frequency", "patch_frequency", "backup_frequency"].contains(name) }
}

/// A set of small numbers.
struct GroupSet: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)

  mutating func insert(_ number: Int) {
    withUnsafeMutableBytes(of: &words) { $0[number >> 3] |= 1 << UInt8(number & 7) }
  }

  func contains(_ number: Int) -> Bool {
    withUnsafeBytes(of: words) { $0[number >> 3] & 1 << UInt8(number & 7) != 0 }
  }
}

/// The rules with their groups of words numbered, so that each word is looked up once.
struct ParameterTable: Sendable {
  struct Compiled: Sendable {
    var rule: ParameterRule
    var groups: [Int]
    var without: Int?

    /// How well the rule fits a figure: words of the claim itself count more than headings, near ones more than far ones.
    func fit(
      _ quantity: Quantity, _ own: GroupSet, _ places: [(group: Int, token: Int)], _ outer: [ParameterReader.Context]
    ) -> Int? {
      if let without, own.contains(without) { return nil }
      var score = rule.priority
      var owned = 0
      for group in groups {
        if own.contains(group) {
          var nearest = Int.max
          for place in places where place.group == group {
            let distance =
              quantity.tokens.contains(place.token)
              ? 0
              : place.token < quantity.tokens.lowerBound
                ? quantity.tokens.lowerBound - place.token : place.token - quantity.tokens.upperBound + 4
            nearest = min(nearest, distance)
          }
          owned += 1
          score += max(8, 60 - 4 * nearest)
        } else if let level = outer.firstIndex(where: { $0.groups.contains(group) }) {
          score += 12 - min(level * 2, 8)
        } else {
          return nil
        }
      }
      return owned == 0 && groups.count > 1 ? nil : score
    }
  }

  private(set) var rules: [Compiled] = []
  /// The rules for each kind of figure, in their order.
  private(set) var byKind: [Quantity.Kind: [Int]] = [:]
  private var exact: [String: [Int]] = [:]
  private var beginnings: [UInt8: [(stem: [UInt8], group: Int)]] = [:]

  init(_ all: [ParameterRule]) {
    var numbers: [[String]: Int] = [:]
    func number(_ words: [String]) -> Int {
      let sorted = words.sorted()
      if let known = numbers[sorted] { return known }
      numbers[sorted] = numbers.count
      return numbers.count - 1
    }
    for (order, rule) in all.enumerated() {
      for kind in rule.kinds { byKind[kind, default: []].append(order) }
      rules.append(
        Compiled(
          rule: rule, groups: rule.groups.map(number),
          without: rule.without.isEmpty ? nil : number(rule.without)))
    }
    precondition(numbers.count <= 512, "more groups of words than a set holds")
    for (words, group) in numbers {
      for word in words {
        if word.hasSuffix("~") {
          let stem = Array(word.utf8.dropLast())
          if let first = stem.first { beginnings[first, default: []].append((stem, group)) }
        } else if exact[word]?.contains(group) != true {
          exact[word, default: []].append(group)
        }
      }
    }
  }

  /// The groups that a word belongs to, ascending.
  func groups(of word: String) -> [Int] {
    var found = exact[word] ?? []
    var word = word
    word.withUTF8 { bytes in
      guard let first = bytes.first, let beginnings = beginnings[first] else { return }
      for entry in beginnings
      where bytes.starts(with: entry.stem) && !found.contains(entry.group) { found.append(entry.group) }
    }
    return found.sorted()
  }
}
