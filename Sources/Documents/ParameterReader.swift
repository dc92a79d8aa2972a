// Figures and terms of a claim under the names that the field gives them.

import Language
import Model

/// Names figures by the words around them; remembers what it learnt about words and headings while a document is read.
final class ParameterReader {
  /// A heading or lead-in, read once.
  struct Context {
    var lexical: Lexicon.Context
    var groups: GroupSet
    var named: UInt64
  }

  /// A text and whether it is a part of the claim's own sentence.
  private struct ContextPlace: Hashable {
    let text: String
    let isOfSentence: Bool
  }

  private let lexicon: Lexicon
  private var contexts: [ContextPlace: Context] = [:]
  private var words = WordGroups()
  /// What stands around the last claim; its neighbours have the same.
  private var last = (leadIn: String?.none, context: [String](), section: [String](), around: Surroundings())

  /// The lead-in and the headings of a claim, nearest first.
  struct Surroundings {
    var lexical: [Lexicon.Context] = []
    /// Those that have words.
    var outer: [Context] = []
    /// What the words of all of them name.
    var named: UInt64 = 0
  }

  init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// The lead-in and the headings of a claim.
  func surroundings(of draft: DraftClaim) -> Surroundings {
    let isLast = last.leadIn == draft.leadIn?.text && last.context == draft.context && last.section == draft.section
    if !isLast {
      let texts = (draft.leadIn.map { [$0.text] } ?? []) + draft.context + draft.section.reversed()
      // `Policies are`, of the first half of a sentence, counts in full for the second.
      let borrows = draft.leadIn?.text.last?.isLetter == true
      let contexts = texts.enumerated().map { context($1, isOfSentence: borrows && $0 == 0) }
      let outer = contexts.filter { !$0.lexical.tokens.isEmpty }
      let around = Surroundings(
        lexical: contexts.map(\.lexical), outer: outer, named: outer.reduce(0) { $0 | $1.named })
      last = (draft.leadIn?.text, draft.context, draft.section, around)
    }
    return last.around
  }

  /// A heading or lead-in as tokens, with what its words belong to.
  private func context(_ text: String, isOfSentence: Bool) -> Context {
    let place = ContextPlace(text: text, isOfSentence: isOfSentence)
    if let found = contexts[place] { return found }
    let tokens = lexicon.tokenizer.tokens(of: text)
    var context = Context(
      lexical: lexicon.context(tokens, isOfSentence: isOfSentence), groups: GroupSet(), named: 0)
    context.named = words.each(in: context.lexical.tokens) { group, _ in context.groups.insert(group) }
    if contexts.count > 5_000 { contexts.removeAll() }
    contexts[place] = context
    return context
  }

  /// The parameters of a claim; `around` are its lead-in and headings.
  func read(
    _ tokens: [Token], _ quantities: [Quantity], text: String, around: Surroundings, modality: Modality
  ) -> [Parameter] {
    var found: [Parameter] = []
    func add(_ name: String, _ value: String) {
      guard !found.contains(where: { $0.name == name }) else { return }
      found.append(Parameter(name, value))
    }
    var own = GroupSet()
    var places: [(group: Int, token: Int)] = []
    let named = words.each(in: tokens) { group, token in
      own.insert(group)
      places.append((group, token))
    }
    for quantity in quantities where !Self.isName(quantity, tokens) && quantity.normalised != "1 s" {
      guard let rule = Self.rule(for: quantity, own, places, around.outer), rule.suits(modality),
        !Self.isSteady(quantity) || rule.allowsSteady
      else { continue }
      add(rule.name, Self.value(quantity, rule.name, tokens))
      if rule.name == "pitr_window", tokens.contains(where: { ["backup", "backups", "backed"].contains($0.word) }) {
        add("backup_retention", Self.value(quantity, rule.name, tokens))
      }
    }
    NamedTerms.read(tokens, own: named, near: named | around.named, text, modality, add)
    return found
  }

  private static func rule(
    for quantity: Quantity, _ own: GroupSet, _ places: [(group: Int, token: Int)], _ outer: [Context]
  ) -> ParameterRule? {
    let table = ParameterRule.table
    var best: (number: Int, score: Int)?
    for number in table.byKind[quantity.kind] ?? [] {
      guard let fit = table.rules[number].fit(quantity, own, places, outer) else { continue }
      let score = fit * 1000 - number
      if score > best?.score ?? Int.min { best = (number, score) }
    }
    return best.map { table.rules[$0.number].rule }
  }

  private static func isSteady(_ quantity: Quantity) -> Bool {
    ["continuous", "real time"].contains(quantity.normalised)
  }

  /// `Continuous Integration`: part of a name and no cadence.
  private static func isName(_ quantity: Quantity, _ tokens: [Token]) -> Bool {
    // `since 2024` dates a beginning and no event.
    if quantity.kind == .date, quantity.tokens.lowerBound > 0,
      ["since", "until", "before", "through"].contains(tokens[quantity.tokens.lowerBound - 1].word)
    {
      return true
    }
    guard quantity.normalised == "continuous", quantity.tokens.upperBound < tokens.count else { return false }
    return ["integration", "delivery", "deployment", "improvement", "learning"].contains(
      tokens[quantity.tokens.upperBound].word)
  }

  private static func value(_ quantity: Quantity, _ name: String, _ tokens: [Token]) -> String {
    let parts = quantity.normalised.split(separator: " ")
    if name == "tls_min", parts.count == 2 { return String(parts[1]) }
    if name == "password_min_length", let first = parts.first { return String(first) }
    // `every 90 days` stays 90 d, which is not quite a quarter.
    if quantity.kind == .frequency {
      for index in quantity.tokens where index + 1 < quantity.tokens.upperBound {
        if let number = tokens[index].number, number > 1, number == number.rounded(),
          let unit = ["day": "d", "days": "d", "week": "w", "weeks": "w", "hour": "h", "hours": "h", "minutes": "min"][
            tokens[index + 1].word]
        {
          return number == 24 && unit == "h" ? "1 d" : "\(Int(number)) \(unit)"
        }
      }
    }
    return quantity.normalised
  }
}
