import Language
import Model

/// The names that members of a list and claims share: algorithms, standards, providers.
extension ChoiceReader {
  /// Whether an option and a claim name the same algorithm or standard; nil where one of them names none.
  func sharesName(_ tokens: [Token], of option: String, _ claim: ClaimReading) -> Bool? {
    let providers = names(tokens, of: option)
    if !providers.isEmpty {
      let said = names(claim.reading.tokens, of: claim.claim.text)
      return providers.contains(where: said.contains)
    }
    for concept in ["algorithms", "standards"] {
      let said = lexicon.mentions(of: concept, in: claim.reading.tokens, text: claim.claim.text)
      let offered = lexicon.mentions(of: concept, in: tokens, text: option)
      guard !said.isEmpty, !offered.isEmpty else { continue }
      let names = said.map(Self.plain)
      return offered.map(Self.plain).contains { offer in
        // `bcrypt-class`, `AES-256`
        names.contains {
          $0 == offer || $0.hasPrefix(offer + "-") || offer.hasPrefix($0 + "-") || $0.hasPrefix(offer + "type")
        }
      }
    }
    return nil
  }

  /// Whether a claim names the hours that an option does (`Around the clock`, `24/7`); nil where the option names none.
  func sharesHours(_ tokens: [Token], _ claim: ClaimReading) -> Bool? {
    guard let offered = QuantityReader.quantities(in: tokens).first(where: { $0.kind == .cover }) else { return nil }
    return claim.reading.quantities.contains { $0.kind == .cover && $0.normalised == offered.normalised }
  }

  /// The claim on hosting that names the provider that a member is.
  func provider(_ tokens: [Token], of option: String, _ question: QuestionReading) -> ClaimReading? {
    let offered = names(tokens, of: option)
    guard !offered.isEmpty, let topic = question.demands.first?.topics.first else { return nil }
    let naming = index.claims(on: topic).filter { claim in
      claim.modality == .inPlace && !claim.isRestricted && claim.aspects[topic]?.isBroader == false
        && claim.aspects[topic]?.isAffirmed == true
        && names(claim.reading.tokens, of: claim.claim.text).contains(where: offered.contains)
    }
    // A claim on where things run tells more than one on a provider's other services.
    return naming.first { Providers.speakOfHosting($0.reading.tokens) } ?? naming.first
  }

  /// The providers that a text names, each by one of its names.
  private func names(_ tokens: [Token], of text: String) -> Set<String> {
    Set(
      Providers.names(in: tokens, text: text, lexicon).map { $0.lowercased() }.map { Self.otherNames[$0] ?? $0 })
  }

  private static let otherNames = [
    "amazon web services": "aws", "google cloud": "gcp", "google cloud platform": "gcp", "microsoft azure": "azure",
    "ovh": "ovhcloud",
  ]

  /// A name without what its spellings differ in: `SOC2 Type 1` and `SOC 2 Type I`.
  private static func plain(_ name: String) -> String {
    var plain = String(name.lowercased().filter { $0 != " " })
    for (spelling, other) in [
      ("iso/iec", "iso"), ("type1", "typei"), ("type2", "typeii"), ("aes256", "aes-256"), ("aes128", "aes-128"),
    ] {
      plain = plain.replacing(spelling, with: other)
    }
    return plain
  }

  /// The member for what the list does not name (`Other`), where claims say who hosts and it is none of those offered.
  func otherProvider(_ reading: QuestionReading) -> (option: String, claim: ClaimReading, name: String)? {
    let options = reading.question.options
    let offered = options.reduce(into: Set<String>()) {
      $0.formUnion(names(lexicon.tokenizer.tokens(of: $1), of: $1))
    }
    guard offered.count > 1, let other = options.first(where: { $0.lowercased().hasPrefix("other") }) else {
      return nil
    }
    let hosting = index.claims.filter { claim in
      claim.modality == .inPlace && !claim.isRestricted && claim.aspects[Self.hosted]?.isAffirmed == true
        && claim.aspects[Self.hosted]?.isOfHeading == false
        && Providers.hostSomething(claim.reading.tokens, lexicon)
    }
    let named = hosting.map { names($0.reading.tokens, of: $0.claim.text) }
    // `Our own data centre` may be a member in words that are no name.
    guard named.allSatisfy({ offered.isDisjoint(with: $0) }),
      let first = zip(hosting, named).first(where: { !$0.1.isEmpty })?.0
    else { return nil }
    let said = Providers.names(in: first.reading.tokens, text: first.claim.text, lexicon)
    return (other, first, said.joined(separator: ", "))
  }

  static let hosted: Identifier<Topic> = "cloud-hosting"

  /// Whether claims have half of the words of the second sentence that a member joins to its first: `We have an IDS, and
  /// sensors are in place at strategic points.`
  func saysAll(_ tokens: [Token], _ claims: some Collection<ClaimReading>) -> Bool {
    guard
      let joint = tokens.indices.dropFirst().last(where: { tokens[$0].word == "and" && tokens[$0].gap == .comma }),
      tokens[joint...].contains(where: { Cues.isFinite($0.word) })
    else { return true }
    let told = tokens[joint...].filter(QuestionReader.isContent)
    return told.count { token in claims.contains { $0.ownStems.contains(token.stem) } } * 2 >= told.count
  }
}
