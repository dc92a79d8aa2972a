import Language
import Model

/// Numbers of things that a question demands: `at least three copies`, `five or fewer attempts`.
extension Judge {
  /// Makes a yes partial for numbers that the claims do not give, and a no for those that they do not reach.
  func weighCounts(_ demand: Demand, _ affirming: [Candidate], _ result: inout Judgement) {
    let claims = affirming.prefix(3).map(\.claim)
    for wanted in question.counts where isNearest(demand, wanted) {
      guard let noun = Self.counted(wanted, in: question.tokens) else { continue }
      let said = claims.flatMap { claim in
        claim.reading.quantities.filter {
          $0.kind == .count && Self.counted($0, in: claim.reading.tokens).map { Self.isSame(noun, $0) } ?? false
        }.map { Self.number($0, in: claim.reading.tokens) }
      }
      let number = Self.number(wanted, in: question.tokens)
      let isMet = { (figure: Double) in wanted.bound == .atMost ? figure <= number : figure >= number }
      if said.contains(where: isMet) { continue }
      // A quality is known by its number: `two persons` for four eyes.
      if said.isEmpty, !wanted.tokens.allSatisfy({ !demand.named.contains($0) }) { continue }
      let words = question.tokens[wanted.tokens.lowerBound...noun.position].map(\.word).joined(separator: " ")
      // A number that fails is the answer where nothing else is asked.
      if !said.isEmpty, wanted.bound != .exact, question.demands.count == 1, demand.thresholds.isEmpty {
        result.verdict = .no
        result.reasons.append("\(words) is not met")
        continue
      }
      result.fallShort(.figure, said.isEmpty ? "no figure to set against \(words)" : "\(words) is not met", by: 0.85)
    }
  }

  /// Whether no other demand of the question stands nearer to a number.
  private func isNearest(_ demand: Demand, _ count: Quantity) -> Bool {
    func distance(_ other: Demand) -> Int {
      other.positions.map { abs($0 - count.tokens.lowerBound) }.min() ?? .max
    }
    let own = distance(demand)
    return question.demands.allSatisfy { distance($0) >= own }
  }

  /// What is counted: the last of the words behind a number, or the currency beside it.
  private struct Noun {
    var stem: String
    var position: Int
  }

  private static func counted(_ count: Quantity, in tokens: [Token]) -> Noun? {
    let end = count.tokens.upperBound
    if count.tokens.lowerBound > 0, currencies.contains(tokens[count.tokens.lowerBound - 1].word) {
      return Noun(stem: money, position: count.tokens.lowerBound)
    }
    let start = tokens[end...].first.map { $0.word == "or" } == true ? end + 2 : end
    guard start < tokens.count else { return nil }
    let phrase = tokens[start...].prefix(4).prefix {
      !$0.isFunctionWord && ($0.gap < .comma || $0.range.lowerBound == tokens[start].range.lowerBound)
    }
    if let currency = phrase.indices.first(where: { currencies.contains(tokens[$0].word) }) {
      return Noun(stem: money, position: currency)
    }
    let things = phrase.indices.filter {
      !multiples.keys.contains(tokens[$0].word) && !others.contains(tokens[$0].word)
    }
    guard
      let last = things.last(where: { tokens[$0].word.hasSuffix("s") || people.contains(tokens[$0].word) })
        ?? things.first
    else { return nil }
    return Noun(stem: tokens[last].stem, position: last)
  }

  private static func number(_ count: Quantity, in tokens: [Token]) -> Double {
    let next = count.tokens.upperBound < tokens.count ? tokens[count.tokens.upperBound].word : ""
    return count.magnitude * (multiples[next] ?? 1)
  }

  private static func isSame(_ left: Noun, _ right: Noun) -> Bool {
    left.stem == right.stem || heads.contains(left.stem) && heads.contains(right.stem)
  }

  private static let money = "money"
  private static let currencies: Set<String> = [
    "eur", "euro", "euros", "usd", "dollar", "dollars", "gbp", "pounds", "chf", "francs", "€", "$", "£",
  ]
  private static let multiples: [String: Double] = [
    "thousand": 1e3, "k": 1e3, "million": 1e6, "millions": 1e6, "m": 1e6, "mio": 1e6, "billion": 1e9,
  ]
  /// What tells of a person only that there is one more: `one further person`.
  private static let others: Set<String> = ["further", "other", "additional", "more", "different", "independent"]
  private static let people: Set<String> = ["people", "staff"]
  /// Stems of people, whatever they are called.
  private static let heads: Set<String> = [
    "peopl", "person", "member", "employe", "staff", "reviewer", "approver", "engineer", "fte", "individu", "colleagu",
  ]
}
