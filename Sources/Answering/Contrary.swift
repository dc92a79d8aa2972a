import Language
import Model

/// Whether a question names the bad practice: `Can visitors walk around alone?`, `Are deleted files kept for years?`
///
/// Such words are no subject, and a page that excludes what they say would be a yes. Where no subject takes them in,
/// nobody knows which answer is meant.
struct Contrary {
  let lexicon: Lexicon
  let tokens: [Token]
  /// Where words stand that the question's subjects and their qualities take in, as the `cannot` of `a log that cannot be
  /// altered`.
  var understood: Set<Int> = []

  /// What turns the question around; nil where nothing does, where it is negated itself (`Is no laptop left unattended?`),
  /// where the practice is averted (`Is it ruled out that …`), or where nothing is asked.
  var words: String? {
    guard let opening = tokens.first?.word, Self.openings.contains(opening) else { return nil }
    let averting = lexicon.positions(of: "loose-averting", in: tokens)
    guard averting.allSatisfy(isNegated) else { return nil }
    // `Are there servers that were never scanned for vulnerabilities?`
    if let first = averting.first { return "never " + tokens[first].map(\.word).joined(separator: " ") }
    let turning = self.turning
    let negations = turning.filter { !Self.emphatic.contains(tokens[$0].word) }
    // `Do you ensure that nobody …` asks for what is ensured.
    if let start = assured, negations.contains(where: { $0 > start }) { return nil }
    // `kept as hashes only, never in plain text` asks for the good practice.
    let bad = lexicon.positions(of: "loose-contrary", in: tokens).filter { range in
      range.lowerBound > 0 && tokens[range.lowerBound - 1].word != "no"
        && !tokens[..<range.lowerBound].suffix(3).contains {
          ["never", "not"].contains($0.word) && $0.gap >= .comma
        }
    }
    if let first = bad.first {
      let isNegated = negations.contains { position in
        position < first.lowerBound
          && !tokens[(position + 1)..<first.upperBound].contains { $0.gap >= .comma || $0.word == "and" }
      }
      return isNegated ? nil : tokens[first].map(\.word).joined(separator: " ")
    }
    // `Can anybody get it without asking?` does not turn twice.
    let flips = turning.filter { !Self.everyone.contains(tokens[$0].word) }
    guard let first = flips.first else {
      // `Can everyone read it?` names the bad practice, `Is everyone bound by secrecy?` the good one.
      return ["is", "are", "has", "have", "must"].contains(opening) ? nil : turning.first.map { tokens[$0].word }
    }
    return flips.count % 2 == 1 ? tokens[first].word : nil
  }

  /// Whether `never` or `not` stands before words: `have never been scanned for`.
  private func isNegated(_ words: Range<Int>) -> Bool {
    !tokens[words].contains { $0.word == "not" }
      && tokens[..<words.lowerBound].suffix(3).contains { ["never", "not"].contains($0.word) && $0.gap < .comma }
      && !["is", "are", "do", "does"].contains(tokens[..<words.lowerBound].suffix(2).first?.word ?? "-")
  }

  /// Whether it is asked what staff, visitors or other customers are able to do: a rule for them does not tell.
  var asksForAbility: Bool {
    guard let opening = tokens.first?.word, lexicon.positions(of: "loose-averting", in: tokens).isEmpty else {
      return false
    }
    if tokens.prefix(5).map(\.word).joined(separator: " ").hasPrefix("is it possible that") { return true }
    guard ["can", "could", "may", "might"].contains(opening) else { return false }
    // `our employees` are the customer's.
    let subject = tokens.dropFirst().prefix(4).prefix { $0.word != "our" }
    let isOfOthers = subject.contains { Self.others.contains($0.stem) || Self.others.contains($0.word) }
    return isOfOthers && !tokens.contains { Self.restricting.contains($0.word) }
  }

  /// Whether a claim forbids the use of a thing that the question asks to be in use: `Do staff work on private phones?`
  func isForbidden(by claim: ClaimReading) -> Bool {
    let text = claim.reading.tokens.spaced
    return Self.things.contains { thing in
      claim.aspects[thing].map { $0.isAffirmed && !$0.match.isInherited && !$0.isOfHeading } ?? false
    }
      && Self.forbidding.contains(where: text.holds)
      && !Self.forbidding.contains(where: tokens.spaced.holds)
      && !tokens.contains { Self.ruling.contains($0.stem) }
  }

  /// Subjects that are things, of whose use a rule may be the contrary.
  private static let things: [Identifier<Topic>] = ["byod", "removable-media"]
  static let forbidding = [
    " may not ", " must not ", " shall not ", " not permitted ", " not allowed ", " prohibited ", " forbidden ",
    " banned ", " barred ", " disallowed ", " not be used ",
  ]
  private static let ruling: Set<String> = [
    "polici", "rule", "regul", "prohibit", "forbid", "forbidden", "restrict", "control", "govern", "ban", "block",
    "manag", "limit", "prevent", "disabl", "only", "exclud", "appropri",
  ]

  /// Whether a claim says what can or may be done.
  static func isAbility(_ tokens: [Token]) -> Bool {
    tokens.contains { ["can", "may", "able", "allowed", "permitted", "possible", "allow", "allows"].contains($0.word) }
  }

  /// Whether a claim denies what is asked: `one customer cannot see the data of another`; it has to deny no more, as in
  /// `Passwords are not stored in clear text`.
  func isDenied(by claim: [Token]) -> Bool {
    guard turning.isEmpty, !tokens.spaced.holds(" out of "), !tokens.spaced.holds(" free of ") else { return false }
    let asked = Set(tokens.lazy.filter { !$0.isFunctionWord }.map(\.stem))
    return claim.indices.contains { position in
      guard ["not", "never"].contains(claim[position].word) else { return false }
      let denied = claim[(position + 1)...].prefix { $0.gap < .comma }.filter { !$0.isFunctionWord }
      return !denied.isEmpty && denied.allSatisfy { asked.contains($0.stem) }
    }
  }

  /// Words that negate the whole; one behind a comma contrasts: `as hashes, never in a form that can be read`.
  private var turning: [Int] {
    tokens.indices.dropFirst().filter { position in
      let token = tokens[position]
      let before = tokens[position - 1]
      let next = position + 1 < tokens.count ? tokens[position + 1] : nil
      guard token.gap < .comma, !understood.contains(position) else { return false }
      switch token.word {
      case "never", "nobody", "nothing": return true
      // `Does everybody in the company have access …`
      case "everybody", "everyone", "anybody", "anyone":
        return position <= 2 && tokens[position...].prefix(8).contains { Self.reaching.contains($0.stem) }
      case "none": return next?.word == "of"
      // `in a log that cannot be altered`
      case "not"
      where before.word == "can" && next?.word == "be"
        && tokens[..<position].suffix(3).contains { ["that", "which"].contains($0.word) }
        && tokens[(position + 1)...].prefix(4).contains { Self.tampering.contains($0.stem) }:
        return false
      case "not": return next.map { !["only", "just", "limited", "merely"].contains($0.word) } ?? true
      case "no":
        return next?.word == "one" || position == 1
          || ["there", "have", "has", "get", "take", "under", "leave", "is"].contains(before.word)
      case "without":
        // `disciplined if they read data without authorisation`: a circumstance of what is asked.
        let isCircumstance = tokens[..<position].suffix(8).contains { ["if", "who", "when", "that"].contains($0.word) }
        return next.map { !Self.harmless.contains($0.stem) && !isCircumstance } ?? false
      case "before":
        return tokens[position...].prefix(6).contains { ["anything", "any", "have", "has"].contains($0.word) }
      case "few": return next.map { ["days", "hours"].contains($0.word) } ?? false
      // `Do you ever …`; `Have you ever tried to restore?` asks for what is to be done.
      case "ever": return position <= 3 && next.map { !Self.trying.contains($0.stem) } ?? true
      default: return false
      }
    }
  }

  /// Where what is assured begins: behind `ensure that`, `so that`, `is it a rule that`.
  private var assured: Int? {
    tokens.indices.dropFirst().first { position in
      let before = tokens[..<position].suffix(4)
      return tokens[position].word == "that" && before.contains { Self.assuring.contains($0.word) }
    }
  }

  /// Of the words that turn a question around those that negate nothing.
  private static let emphatic: Set<String> = ["ever", "few", "before"]

  private static let everyone: Set<String> = ["everybody", "everyone", "anybody", "anyone"]

  private static let reaching: Set<String> = ["access", "see", "read", "open", "enter", "view", "get"]

  /// Words that open what yes and no answer.
  static let openings: Set<String> = [
    "is", "are", "do", "does", "did", "can", "could", "may", "might", "has", "have", "will", "would", "was", "were",
    "must", "should",
  ]

  private static let trying: Set<String> = ["tri", "test", "check", "audit", "rehears", "practis", "practic", "review"]

  private static let assuring: Set<String> = [
    "ensure", "ensures", "ensured", "sure", "guarantee", "guaranteed", "guarantees", "so", "such", "way", "rule",
    "true", "certain", "assure", "assured", "assurance", "promise", "undertake", "commitment", "confirm", "policy",
    "stipulate", "require", "required", "demand", "test",
    "tests", "tested", "verify", "verified", "check", "checked", "validate", "prove", "demonstrate",
  ]

  /// Stems and words of those whose doings a company restricts.
  private static let others: Set<String> = [
    "employe", "staff", "developer", "developers", "engineer", "engineers", "administrator", "administrators", "admin",
    "admins", "visitor", "guest", "anyon", "anybodi", "anyone", "anybody", "somebody", "someone", "people", "personnel",
    "supplier", "contractor", "leaver", "outsid", "other", "another", "one", "worker", "colleagu", "intern", "manager",
    "managers", "attack", "hacker", "stranger", "third",
  ]

  /// Stems of what nobody shall be able to do.
  private static let tampering: Set<String> = [
    "alter", "chang", "modifi", "delet", "tamper", "manipul", "overwritten", "disabl", "bypass", "circumv", "guess",
    "forg", "remov", "eras", "recov", "restor", "revers", "read", "decrypt",
  ]

  private static let restricting: Set<String> = ["only", "solely", "exclusively", "report", "raise"]

  /// Stems behind `without` that turn nothing around.
  private static let harmless: Set<String> = [
    "undu", "unreason", "except", "addit", "extra", "delay", "cost", "charg", "fee", "interrupt", "downtim", "loss",
    "need", "have", "us", "fear", "hesit", "manual", "data", "further", "request",
  ]
}
