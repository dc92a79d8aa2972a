import Language
import Model

/// Others than the company: what they do or have to do says nothing of what it does itself.
enum Parties {
  /// The tokens that name another party of which a sentence tells: `Suppliers must …`, `Our parent company has …`; nil
  /// where the company itself acts, or somebody for it (`An independent third party audits …`).
  static func subject(of tokens: [Token]) -> Range<Int>? {
    if let party = helped(by: tokens) ?? agent(of: tokens) { return party }
    let start = opening(of: tokens)
    guard let head = tokens[start...].prefix(4).indices.first(where: { length(at: $0, in: tokens) > 0 }),
      !tokens[start..<head].contains(where: { isFor($0.word) || Cues.isFinite($0.word) || $0.word == "we" })
    else { return nil }
    var end = head + length(at: head, in: tokens)
    // `Suppliers and partners must …`
    while end + 1 < tokens.count, ["and", "or"].contains(tokens[end].word), length(at: end + 1, in: tokens) > 0 {
      end += 1 + length(at: end + 1, in: tokens)
    }
    guard end < tokens.count, tokens[end].gap < .clause, acts(tokens[end].word) else { return nil }
    return start..<end
  }

  /// Whom a product or a consultant helps to do something: `Our product helps customers encrypt their laptops`.
  private static func helped(by tokens: [Token]) -> Range<Int>? {
    guard let verb = tokens.prefix(8).firstIndex(where: { ["help", "helps", "assist", "assists"].contains($0.word) })
    else { return nil }
    let next = tokens[(verb + 1)...].prefix(2).firstIndex {
      ["customers", "clients", "you", "users", "organizations", "companies", "businesses", "teams"].contains($0.word)
    }
    guard let next, next + 1 < tokens.count, tokens[next + 1].gap < .comma,
      !["in", "by", "if", "when"].contains(tokens[next + 1].word)
    else { return nil }
    // What a processor owes: `We help customers with data protection impact assessments`.
    let isOwed = tokens[next + 1].word == "with" && tokens[(next + 2)...].contains { owed.contains($0.stem) }
    return isOwed ? nil : next..<next + 1
  }

  /// Stems of what a processor has to help with (GDPR Art. 28(3)(e) and (f)).
  private static let owed: Set<String> = [
    "impact", "subject", "oblig", "breach", "incid", "author", "inquiri", "enquiri",
  ]

  /// The customers of `Backups are made by customers`, where it is no offer that they may take.
  private static func agent(of tokens: [Token]) -> Range<Int>? {
    guard !tokens.contains(where: { ["can", "may", "could", "optionally"].contains($0.word) }),
      let by = tokens.indices.dropFirst().first(where: {
        tokens[$0].word == "by" && done.contains(tokens[$0 - 1].word)
      }), let agent = tokens[(by + 1)...].prefix(2).firstIndex(where: { customers.contains($0.word) })
    else { return nil }
    return by..<agent + 1
  }

  private static let customers: Set<String> = ["customer", "customers", "client", "clients", "controller"]
  private static let done: Set<String> = [
    "made", "performed", "done", "managed", "operated", "maintained", "taken", "encrypted", "up", "out", "handled",
    "configured", "implemented",
  ]

  /// The `which` of `…, which is PCI DSS certified`, where the part of the sentence before ends with the name of a provider.
  static func antecedent(of tokens: [Token], in before: Claim?, _ lexicon: Lexicon) -> Range<Int>? {
    guard let first = tokens.first?.word, ["which", "who"].contains(first), let before else { return nil }
    let all = lexicon.tokenizer.tokens(of: before.text)
    let last = all.suffix(3)
    // `are handled by Stripe, which …`
    if last.count == 3, ["by", "with", "to", "at", "from", "through", "via", "on"].contains(all[all.count - 2].word),
      isCapital(all[all.count - 1], in: before.text)
    {
      return 0..<1
    }
    let isNamed = ["provider-name", "vendor", "product-name"].contains {
      lexicon.positions(of: $0, in: Array(last)).contains { $0.upperBound == last.count }
    }
    return isNamed ? 0..<1 : nil
  }

  /// Whether a row opens with the name of a firm and its legal form: `Acme, Inc., Berlin: …`.
  static func openWithFirm(_ tokens: [Token], of text: String) -> Bool {
    // `Access is limited, logged …` names no firm.
    guard
      let form = tokens.prefix(5).indices.dropFirst().first(where: {
        legalForms.contains(tokens[$0].word) && isCapital(tokens[$0], in: text)
      }), form + 1 < tokens.count
    else { return false }
    return tokens[form + 1].gap >= .comma && !Cues.isFinite(tokens[form + 1].word)
  }

  private static let legalForms: Set<String> = [
    "inc", "llc", "gmbh", "ltd", "limited", "corp", "bv", "ab", "oy", "sarl",
  ]

  /// Whether a token is written with a capital in the text that it is of.
  static func isCapital(_ token: Token, in text: String) -> Bool {
    let bytes = text.utf8
    guard let start = bytes.index(bytes.startIndex, offsetBy: token.range.lowerBound, limitedBy: bytes.endIndex),
      start < bytes.endIndex
    else { return false }
    return (0x41...0x5A).contains(bytes[start])
  }

  /// Where the sentence begins behind a place or a time: `In 2024, our parent company …`.
  private static func opening(of tokens: [Token]) -> Int {
    guard let first = tokens.first?.word, ["in", "at", "for", "since", "during"].contains(first) else { return 0 }
    return tokens.prefix(8).indices.dropFirst().first { tokens[$0].gap >= .comma } ?? 0
  }

  /// How many tokens name another party from a position on.
  private static func length(at position: Int, in tokens: [Token]) -> Int {
    guard position < tokens.count else { return 0 }
    let word = tokens[position].word
    let next = position + 1 < tokens.count ? tokens[position + 1].word : ""
    if plural.contains(word) { return 1 }
    if word == "third" && next == "parties" || word == "contract" && next == "manufacturers" { return 2 }
    guard position > 0 else { return 0 }
    let isOurs = ["our", "the", "every", "each"].contains(tokens[position - 1].word)
    // `Our Irish subsidiary has …`
    if ["subsidiary", "affiliate"].contains(word), position <= 2, ["our", "the"].contains(tokens[0].word) { return 1 }
    if isOurs, ["parent", "sister", "holding"].contains(word), ["company", "group", "organization"].contains(next) {
      return 2
    }
    if isOurs, single.contains(word) { return 1 }
    // `Our payroll provider encrypts …`, `The certification body reviews …`
    guard position > 1, position <= 3, ["our", "the"].contains(tokens[0].word), hired.contains(word),
      !tokens[1..<position].contains(where: { $0.isFunctionWord || hosting.contains($0.word) })
    else { return 0 }
    return 1
  }

  private static let hired: Set<String> = [
    "provider", "bank", "agency", "insurer", "carrier", "body", "adviser", "firm",
  ]
  /// What whoever runs the company or its systems is called by.
  private static let hosting: Set<String> = [
    "hosting", "cloud", "infrastructure", "data", "datacenter", "server", "colocation", "service", "platform",
    "managed", "it", "security", "testing", "audit", "governing", "management", "supervisory", "executive",
  ]

  /// Whether a word says that others act for the company: `independent third parties`, `a vendor`.
  private static func isFor(_ word: String) -> Bool {
    [
      "a", "an", "independent", "external", "accredited", "certified", "qualified", "specialised", "specialized",
      "specialist", "licensed", "trusted", "professional", "hosting", "cloud", "infrastructure", "data", "datacenter",
    ].contains(word)
  }

  /// Whether a word may follow a subject as its verb.
  private static func acts(_ word: String) -> Bool {
    if ["with", "who", "that", "which"].contains(word) || Cues.isFinite(word) { return true }
    let base = word.hasSuffix("s") ? String(word.dropLast()) : word
    return verbs.contains(word) || verbs.contains(base)
  }

  private static let plural: Set<String> = [
    "vendors", "suppliers", "subcontractors", "subprocessors", "sub-processors", "partners", "competitors",
    "resellers", "manufacturers", "affiliates", "distributors", "franchisees",
  ]
  private static let single: Set<String> = ["landlord", "auditor", "competitor", "reseller", "vendor", "supplier"]
  private static let verbs: Set<String> = [
    "need", "encrypt", "test", "delete", "keep", "train", "maintain", "perform", "provide", "operate", "hold", "sign",
    "follow", "implement", "undergo", "undergoes", "complete", "store", "process", "run", "carry", "carries", "notify",
    "inform", "report", "monitor", "patch", "employ", "protect", "review", "agree", "commit", "comply", "ensure",
    "restrict", "enforce", "log", "back", "conduct", "manage", "screen", "vet", "receive", "submit",
  ]
}
