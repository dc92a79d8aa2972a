import Language
import Model

/// Who and what claims name: people, roles, companies.
extension Judge {
  /// Whether a claim says who: a role, a body, a company.
  func namesParty(_ claim: ClaimReading) -> Bool {
    ["responsible", "admin", "vendor", "provider-name", "customer"].contains {
      !lexicon.positions(of: $0, in: claim.reading.tokens).isEmpty
    } || claim.reading.tokens.contains { Self.parties.contains($0.stem) } || !Self.names(in: claim.claim.text).isEmpty
  }

  /// Whether a claim gives a name or an address.
  func namesHolder(_ claim: ClaimReading) -> Bool {
    claim.reading.tokens.contains(where: \.isAddress) || !names(claim).isEmpty
  }

  /// Names in a claim that the question does not give itself: of `Our Data Protection Officer is Jane Doe` the latter.
  func names(_ claim: ClaimReading) -> [String] {
    let asked = Set(question.tokens.map(\.word))
    var seen: Set<String> = []
    let asksForFirm = QuestionReader.asksForFirm(question.tokens)
    // `Jane Doe is our …` opens with the name.
    let opening = Self.opening(of: claim.claim.text).map { [$0] } ?? []
    return (opening + Self.names(in: claim.claim.text)).filter { name in
      // Who did it stands behind `by`.
      !(asksForFirm && !claim.claim.text.holds("by " + name))
        && !lexicon.tokenizer.tokens(of: name).allSatisfy { $0.isFunctionWord || asked.contains($0.word) }
        && !name.hasSuffix(":") && seen.insert(name).inserted
    }
  }

  /// Two words with capitals that a sentence on who somebody is opens with.
  private static func opening(of text: String) -> String? {
    let words = text.split(separator: " ").prefix(4)
    guard words.count == 4, words[2] == "is", ["our", "the"].contains(words[3]),
      words.prefix(2).allSatisfy({ $0.first?.isUppercase == true && $0.dropFirst().allSatisfy(\.isLowercase) })
    else { return nil }
    return words.prefix(2).joined(separator: " ")
  }

  private static let parties: Set<String> = [
    "team", "manag", "manager", "offic", "officer", "ciso", "cto", "ceo", "dpo", "lead", "board", "committe",
    "director",
    "council", "personnel", "employe", "staff", "auditor", "depart",
  ]

  /// Whether a claim names somebody who can answer for something.
  func namesRole(_ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    let answers = tokens.contains { Self.titles.contains($0.word) || Self.responsibilities.contains($0.stem) }
    return answers
      && tokens.indices.contains { position in
        let word = tokens[position].word
        guard word == "management" else { return Self.roles.contains(word) }
        // `key management` is no body.
        return position == 0 || tokens[position - 1].isFunctionWord
          || ["senior", "top", "executive", "upper", "line", "company"].contains(tokens[position - 1].word)
      }
  }

  private static let roles: Set<String> = [
    "team", "teams", "manager", "managers", "officer", "officers", "ciso", "cto", "ceo", "coo", "cio", "cso", "dpo",
    "lead", "leads", "leader", "leaders", "leadership", "board", "committee", "director", "directors", "head", "owner",
    "owners", "supervisor", "supervisors", "founder", "founders", "executive", "executives", "department",
    "departments", "administrator", "administrators", "admin", "admins", "engineer", "engineers", "hr", "council",
    "superior", "representative", "coordinator",
  ]

  /// Titles that say by themselves who answers for something.
  private static let titles: Set<String> = [
    "ciso", "cto", "cso", "cio", "dpo", "officer", "officers", "director", "head",
  ]
  private static let responsibilities: Set<String> = [
    "responsible", "account", "author", "approv", "own", "owner", "lead", "charg", "sign", "decid", "overse", "appoint",
    "design", "assign", "grant", "manag", "head", "supervis",
  ]

  /// Names, each with the abbreviation that follows it in brackets: `Amazon Web Services (AWS)` is one.
  static func withAbbreviations(_ names: [String], in text: String) -> [String] {
    names.reduce(into: []) { found, name in
      if let last = found.last, text.holds("\(last) (\(name))") {
        found[found.count - 1] = "\(last) (\(name))"
      } else {
        found.append(name)
      }
    }
  }

  /// Proper names of a text: words with a capital that small letters follow, inside a sentence or beside another.
  static func names(in text: String) -> [String] {
    var found: [(name: String, isStart: Bool)] = []
    var isStart = true
    var isRun = false
    for word in text.split(separator: " ") {
      for (index, part) in word.split(whereSeparator: { "/,;()".contains($0) }).enumerated() {
        let first = part.utf8.first ?? 0
        let second = part.utf8.dropFirst().first ?? 0
        let isName = (65...90).contains(first) && ((97...122).contains(second) || isRun)
        if isName, isRun, index == 0, !found.isEmpty {
          found[found.count - 1].name += " " + part
        } else if isName {
          found.append((String(part), isStart && index == 0))
        }
        isRun = isName
      }
      // The point belongs to the sentence.
      if isRun, let last = found.indices.last, found[last].name.hasSuffix(".") { found[last].name.removeLast() }
      if word.utf8.last.map({ [44, 59].contains($0) }) ?? false { isRun = false }
      isStart = word.utf8.last.map { [46, 58, 33, 63].contains($0) } ?? false
    }
    // A sentence's first word has its capital from its place, unless a stroke joins it to a name.
    let inner = found.filter { !$0.isStart && !$0.name.lowercased().split(separator: " ").allSatisfy(defined.contains) }
    return (text.holds("/") && found.count > 1 ? found : inner).map(\.name)
  }

  /// Words that contracts write with capitals, as `Customer Data`.
  private static let defined: Set<Substring> = [
    "customer", "customers", "data", "personal", "service", "services", "agreement", "controller", "processor",
    "client",
    "clients", "user", "users", "party", "parties", "platform", "information", "security", "incident", "breach",
    "content",
  ]
}
