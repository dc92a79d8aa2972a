import Language

/// The customer that puts the questions, by the names that it gives itself: `Will the school be told …`, `the Trust's data`.
struct Asker {
  private let customer: Token?
  private let company: Token?

  init(_ tokenizer: Tokenizer) {
    (customer, company) = (tokenizer.tokens(of: "customer").first, tokenizer.tokens(of: "you").first)
  }

  /// The tokens of a question in which the asker reads as `customer` and whom it asks, where that is the object, as `you`.
  ///
  /// - Parameter text: what the tokens were read from; capitals tell `the Authority` that buys from the one that supervises.
  func replaced(_ tokens: [Token], of text: String) -> [Token] {
    guard let customer, let company else { return tokens }
    let named = tokens.indices.filter { isAsker(at: $0, in: tokens, text) }
    var result = tokens
    if let respondent = Self.respondent(tokens) {
      for position in tokens.indices.dropFirst()
      where tokens[position].word == respondent && tokens[position - 1].word == "the" {
        result[position] = company.standing(for: tokens[position])
      }
    }
    guard !named.isEmpty else { return result }
    for position in named { result[position] = customer.standing(for: tokens[position]) }
    // `May the hospital audit the supplier?`
    for position in tokens.indices.dropFirst(2)
    where Self.respondents.contains(tokens[position].word) && tokens[position - 1].word == "the"
      && Self.governors.contains(tokens[position - 2].word)
    {
      result[position] = company.standing(for: tokens[position])
    }
    return result
  }

  private func isAsker(at position: Int, in tokens: [Token], _ text: String) -> Bool {
    let word = tokens[position].word
    let next = position + 1 < tokens.count ? tokens[position + 1].word : ""
    // `Within how many hours will we be told …`
    if word == "we" {
      return next == "be" && position + 2 < tokens.count && Self.told.contains(tokens[position + 2].word)
    }
    guard position > 0, ["the", "our"].contains(tokens[position - 1].word) else { return false }
    if Self.offices.contains(word) {
      guard (65...90).contains(text.utf8.dropFirst(tokens[position].range.lowerBound).first ?? 0) else { return false }
    } else if !Self.institutions.contains(word) {
      return false
    }
    // `Does the bank have a policy?` may be put to a bank.
    return
      !(position == 2 && ["does", "has", "is", "do", "did"].contains(tokens[0].word)
      && !Self.receives.contains(next) && !Self.isPossessive(tokens[position], text))
  }

  /// The word by which a question speaks of whom it is put to: `Does the supplier encrypt backups?`, where nobody is `you`.
  private static func respondent(_ tokens: [Token]) -> String? {
    guard tokens.count > 3, auxiliaries.contains(tokens[0].word), tokens[1].word == "the",
      !tokens.contains(where: { ["you", "your"].contains($0.word) })
    else { return nil }
    // `Does the service provider test its plans?`
    let noun = tokens[2].word == "service" ? tokens[3].word : tokens[2].word
    return respondents.contains(noun) || applicants.contains(noun) ? noun : nil
  }

  private static let auxiliaries: Set<String> = ["does", "do", "has", "have", "is", "are", "will", "can", "did"]
  private static let applicants: Set<String> = ["applicant", "policyholder", "insured", "respondent", "organization"]

  private static func isPossessive(_ token: Token, _ text: String) -> Bool {
    text.utf8.dropFirst(token.range.lowerBound).prefix(token.range.count + 2).contains { $0 == 0x27 || $0 == 0xE2 }
  }

  private static let institutions: Set<String> = [
    "school", "schools", "university", "universities", "college", "colleges", "hospital", "hospitals", "client",
    "clients", "council", "councils", "purchaser", "purchasers", "buyer", "buyers", "institution", "institutions",
    "municipality", "agency", "bank", "charity", "customer",
  ]
  /// Names that are an asker's with a capital only.
  private static let offices: Set<String> = [
    "authority", "authoritys", "trust", "trusts", "ministry", "department", "state", "county", "city", "district",
  ]
  private static let told: Set<String> = [
    "told", "informed", "notified", "alerted", "contacted", "warned", "advised", "consulted", "asked",
  ]
  /// Words behind a subject to which something is done or given.
  private static let receives: Set<String> = ["informed", "notified", "told", "alerted", "able", "given", "entitled"]
  private static let respondents: Set<String> = [
    "supplier", "vendor", "contractor", "provider", "bidder", "tenderer", "processor",
  ]
  /// Words behind which a respondent is the object.
  private static let governors: Set<String> = ["by", "audit", "inspect", "assess", "visit", "from", "with"]
}

extension Token {
  /// The token in another's place.
  func standing(for other: Token) -> Token {
    var token = self
    (token.gap, token.range, token.sentence) = (other.gap, other.range, other.sentence)
    return token
  }
}
