import Language
import Model

/// The term by which a contract calls the company itself: `Vendor shall encrypt …`, `The Processor ensures …`.
///
/// A trust page says `we`; an annex to a contract says `Vendor`, and must not be read as speaking of the company's vendors.
struct CompanyAlias: Sendable {
  private let word: String
  private let pronoun: [Token]

  /// The alias that the claims of one document use, or nil where they use none.
  init?(_ claims: ArraySlice<Claim>, _ tokenizer: Tokenizer) {
    var counts: [String: Int] = [:]
    for claim in claims {
      guard let word = Self.subject(of: claim.text) ?? claim.leadIn.flatMap({ Self.subject(of: $0.text) }) else {
        continue
      }
      counts[word, default: 0] += 1
    }
    guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), most.value >= 3 else { return nil }
    word = most.key
    pronoun = tokenizer.tokens(of: "we")
  }

  /// Tokens in which the company's alias reads as `we`.
  func replaced(_ tokens: [Token], of text: String) -> [Token] {
    guard let we = pronoun.first else { return tokens }
    let bytes = Array(text.utf8)
    let lower = word.lowercased()
    var result = tokens
    for (position, token) in tokens.enumerated() where token.word == lower {
      // `The vendor requires …` in small letters is the company where it opens the sentence.
      let opens = position == 1 && tokens[0].word == "the"
      guard token.range.upperBound <= bytes.count, opens || (65...90).contains(bytes[token.range.lowerBound]),
        position == 0 || tokens[position - 1].isFunctionWord || token.gap != .tight
      else { continue }
      var pronoun = we
      (pronoun.gap, pronoun.range, pronoun.sentence) = (token.gap, token.range, token.sentence)
      result[position] = pronoun
    }
    return result
  }

  /// A lead-in in which the company's alias reads as `we`.
  func replaced(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { $0 == word ? "we" : String($0) }
      .joined(separator: " ")
  }

  /// The party that a sentence begins with, where it does something.
  private static func subject(of text: String) -> String? {
    var words = text.split(separator: " ", maxSplits: 3).prefix(3).map(String.init)
    if let first = words.first, first == "The" || first == "the" { words.removeFirst() }
    guard words.count > 1, parties.contains(words[0]), acts.contains(words[1]) else { return nil }
    return words[0]
  }

  private static let parties: Set<String> = ["Vendor", "Processor", "Provider", "Supplier", "Contractor", "Licensor"]
  private static let acts: Set<String> = [
    "shall", "will", "must", "has", "is", "may", "agrees", "undertakes", "maintains", "ensures", "uses", "implements",
    "provides", "takes", "conducts", "performs", "requires", "regularly", "operates", "employs", "keeps", "stores",
    "encrypts", "monitors", "tests", "limits", "restricts", "guarantees", "checks", "informs", "notifies", "carries",
  ]
}
