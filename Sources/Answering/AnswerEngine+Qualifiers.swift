import Language
import Model

/// What a question says of its subject that the claims on it say otherwise: of which year, by whose people, for whom.
extension AnswerEngine {
  /// Why claims on the subject do not meet how a question qualifies it; nil where they do.
  func unmet(
    by outcome: Outcome, _ stated: [ClaimReading], _ reading: QuestionReading, _ judgements: [Judgement]
  ) -> String? {
    if outcome.verdict == .yes, let kind = otherKind(reading.tokens, stated) { return "no claim tells of \(kind)" }
    if let year = otherYear(reading.tokens, stated) { return "no claim tells of \(year)" }
    if let name = otherName(reading, stated) { return "no claim names \(name)" }
    if let claim = stated.first {
      if Self.asksForOwnPeople(reading.tokens), let agent = Self.outsider(in: claim.reading.tokens) {
        return "it is done by somebody \(agent)"
      }
      if Self.asksForOutsiders(reading.tokens), let word = Self.insider(in: claim.reading.tokens) {
        return "it is \(word)"
      }
      if outcome.isInherited, Self.asksForItself(reading.tokens) { return "the provider does it" }
      if stated.allSatisfy({ People.areOthers($0.reading.tokens, than: reading.tokens, lexicon) }) {
        return "it is stated for others than those that are asked about"
      }
    }
    let stems = stated.reduce(into: Set<String>()) { $0.formUnion($1.stems) }
    // Of several demands the price is one.
    if judgements.count == 1, !reading.tokens.spaced.holds(" in charge "),
      reading.tokens.contains(where: { Self.costs.contains($0.word) })
    {
      if stems.isDisjoint(with: Self.costStems) { return "no claim tells what it costs" }
      if let claim = stated.first, customerPays(reading.tokens, claim.reading.tokens) { return "the customer pays" }
    }
    if Self.asksForCertificate(reading.tokens), !stated.contains(where: { Self.tellsOfCertificate($0.stems) }) {
      return "no claim tells of a certificate"
    }
    if let first = reading.tokens.prefix(6).first(where: { Self.results.contains($0.word) }),
      stems.isDisjoint(with: Self.resultStems)
    {
      return "no claim tells of \(first.word)"
    }
    if let paper = Self.paperToSee(reading.tokens), !stems.contains(paper), stems.isDisjoint(with: Self.sharing) {
      return "no claim tells of the \(paper)"
    }
    if Self.asksForOwnMake(reading.tokens), stems.isDisjoint(with: Self.ownMakes) {
      return "no claim tells of what is made by the company itself"
    }
    if Self.asksUponChange(reading.tokens), stems.isDisjoint(with: Self.changes) {
      return "no claim tells of a change of job"
    }
    if Self.asksForDeletion(reading.tokens), !stems.contains(where: { Self.deletions.contains($0) }),
      !judgements.contains(where: { judgement in
        judgement.demand.topics.contains { topic in
          ["delet", "destr", "eras", "sanit", "retention", "dispos"].contains(where: topic.rawValue.holds)
        }
      })
    {
      return "no claim tells of a deletion"
    }
    if Self.asksForCustomersPremises(reading.tokens), stems.isDisjoint(with: Self.customersOwn) {
      return "no claim tells of the customer's own environment"
    }
    if let circumstance = unstatedLack(reading, stated, judgements) { return "'\(circumstance)' is not stated" }
    return nil
  }

  private static let costs: Set<String> = ["cost", "costs", "charge", "charges", "fee", "fees", "surcharge"]
  private static let costStems: Set<String> = [
    "cost", "charg", "fee", "price", "pay", "paid", "free", "expens", "surcharg", "includ", "add-on", "addon",
    "reimburs",
    "bill", "invoic",
  ]
  private static let certifying = [
    "certif", "attest", "accredit", "label", "compli", "audit", "iso", "soc", "conform", "confirm",
  ]

  /// Whether words tell of a certificate; who is aligned with a standard has none.
  private static func tellsOfCertificate(_ stems: Set<String>) -> Bool {
    let told = stems.filter { stem in certifying.contains(where: stem.hasPrefix) }
    return !told.isEmpty
      && (stems.isDisjoint(with: aligning) || told.contains { stem in held.contains(where: stem.hasPrefix) })
  }

  private static let held = ["certif", "attest", "accredit"]
  private static let aligning: Set<String> = [
    "align", "alignment", "base", "accord", "follow", "orient", "model", "inspir", "guid", "guidanc",
    "support", "complianc", "help",
  ]

  /// Whether a question asks if a certificate is held.
  private static func asksForCertificate(_ tokens: [Token]) -> Bool {
    tokens.contains { ["hold", "holds", "held", "obtained", "formal", "formally"].contains($0.word) }
      && tokens.contains {
        ["certification", "certifications", "certificate", "certified", "attestation", "label"].contains($0.word)
      }
  }

  /// Whether it is the customer who bears what the company is asked to bear.
  private func customerPays(_ asked: [Token], _ said: [Token]) -> Bool {
    func payer(_ tokens: [Token]) -> Bool? {
      guard
        let verb = tokens.firstIndex(where: { ["bear", "bears", "pay", "pays", "carry", "carries"].contains($0.word) })
      else { return nil }
      return lexicon.positions(of: "customer", in: tokens).contains {
        $0.upperBound <= verb && verb - $0.upperBound < 4
      }
    }
    return payer(asked) == false && payer(said) == true
  }

  /// Whether it is asked what happens when people change their jobs or leave: `checked again when they change job`.
  private static func asksUponChange(_ tokens: [Token]) -> Bool {
    tokens.indices.dropLast(2).contains { position in
      ["when", "once", "if", "whenever"].contains(tokens[position].word) && position > 0
        && tokens[(position + 1)...].prefix(4).contains {
          ["change", "changes", "leave", "leaves", "move", "moves", "quit", "transfer", "switch"].contains($0.word)
        }
        && tokens[(position + 1)...].prefix(3).contains {
          ["they", "somebody", "someone", "employees", "employee", "staff", "people", "users", "user", "he", "she"]
            .contains($0.word)
        }
    }
  }

  private static let changes: Set<String> = [
    "chang", "leav", "leaver", "left", "termin", "transfer", "role", "move", "depart", "departur", "offboard", "exit",
    "end", "resign", "separ", "longer", "withdraw", "revok", "revoc", "former", "leaving",
  ]

  /// Whether it is asked if something is deleted: `Once we ask you to delete data, is it gone from the backups?`
  private static func asksForDeletion(_ tokens: [Token]) -> Bool {
    tokens.contains { ["delete", "deleted", "erase", "erased", "gone", "purged"].contains($0.word) }
      && tokens.contains { $0.stem == "backup" }
  }

  private static let deletions: Set<String> = [
    "delet", "eras", "purg", "destroy", "destruct", "remov", "overwritten", "expir", "retain", "retent",
  ]

  private static let results: Set<String> = ["results", "result", "outcome", "outcomes", "minutes"]
  private static let resultStems: Set<String> = [
    "result", "outcom", "find", "report", "document", "record", "minut", "protocol", "summari", "summary", "log",
    "evidenc",
  ]

  /// The stem of a paper that the customer asks to see: `Would you let us see the last test report?`
  private static func paperToSee(_ tokens: [Token]) -> String? {
    guard
      let verb = tokens.firstIndex(where: {
        ["see", "read", "view", "get", "have", "obtain", "receive", "show", "send", "give", "inspect"].contains($0.word)
      }), tokens[max(0, verb - 3)..<min(tokens.count, verb + 3)].contains(where: { ["us", "we"].contains($0.word) })
    else { return nil }
    return tokens[verb...].prefix(9).first { ["report", "summari", "summary", "attest", "certif"].contains($0.stem) }?
      .stem
  }

  /// Whether it is asked of what the company has made itself: `algorithms that you developed yourselves`.
  private static func asksForOwnMake(_ tokens: [Token]) -> Bool {
    zip(tokens, tokens.dropFirst()).contains {
      ["developed", "designed", "built", "written", "invented", "made", "created", "wrote"].contains($0.word)
        && ["yourselves", "yourself", "in-house"].contains($1.word)
    }
  }

  private static let ownMakes: Set<String> = [
    "develop", "own", "in-hous", "inhous", "proprietari", "proprietary", "custom", "custom-built", "ourselv", "built",
    "homegrown", "home-grown", "invent",
  ]

  private static let sharing: Set<String> = [
    "report", "summari", "summary", "attest", "certif", "share", "avail", "available", "request", "publish", "download",
    "letter", "nda", "provid", "document",
  ]

  /// Whether it is asked of what runs at the customer's: `inside our own cloud account`.
  private static func asksForCustomersPremises(_ tokens: [Token]) -> Bool {
    tokens.indices.dropLast().contains { position in
      ["in", "inside", "within", "on", "at", "into"].contains(tokens[position].word)
        && tokens[position + 1].word == "our"
        && tokens[(position + 2)...].prefix(3).contains { premises.contains($0.stem) }
    }
  }

  private static let premises: Set<String> = [
    "account", "cloud", "tenant", "subscript", "premis", "infrastructur", "vpc", "datacent", "center", "centr",
    "server",
    "network", "site", "cluster",
  ]
  private static let customersOwn: Set<String> = [
    "custom", "customer", "client", "your", "you", "self-host", "selfhost", "on-premis", "on-prem", "premis", "onprem",
    "byoc", "tenant",
  ]

  /// What something is asked to happen without, where no claim says so: `Is data shared without asking us first?`
  private func unstatedLack(
    _ reading: QuestionReading, _ stated: [ClaimReading], _ judgements: [Judgement]
  ) -> String? {
    let tokens = reading.tokens
    guard
      let without = tokens.indices.dropLast().first(where: {
        tokens[$0].word == "without" && !["exception", "exceptions", "fail", "delay"].contains(tokens[$0 + 1].word)
      }),
      // `Can admins do it themselves, without contacting you?`
      judgements.contains(where: { $0.demand.asksForAdverse }) || tokens[without].gap >= .comma,
      !judgements.contains(where: { $0.demand.positions.contains(without) }),
      !stated.contains(where: { claim in
        claim.reading.tokens.contains {
          ["without", "no", "not", "never", "independently", "themselves", "itself", "self"].contains($0.word)
            || $0.stem == "automat"
        }
      })
    else { return nil }
    return tokens[without...].prefix(3).map(\.word).joined(separator: " ")
  }

  /// A name in the question, of an office or a product, in the place of which the claims have another: the office in Munich,
  /// where all is of the Hamburg office.
  private func otherName(_ reading: QuestionReading, _ stated: [ClaimReading]) -> String? {
    let asked = Self.names(in: reading.question.text)
    guard !asked.isEmpty else { return nil }
    let texts = stated.map { claim in ([claim.claim.text] + claim.claim.section).joined(separator: " ") }
    let said = texts.flatMap(Self.names)
    return asked.first { name in
      !texts.contains { $0.holds(name.name) } && said.contains { $0.of == name.of && $0.name != name.name }
    }?.name
  }

  /// Words with a capital inside a sentence, with the word in small letters that follows each: `Munich` and `office`.
  private static func names(in text: String) -> [(name: String, of: String)] {
    let words = text.split { !$0.isLetter && $0 != "-" }
    return zip(words.dropFirst(), words.dropFirst(2)).filter { name, thing in
      name.count > 2 && name.first?.isUppercase == true && name.dropFirst().allSatisfy(\.isLowercase)
        && thing.allSatisfy(\.isLowercase) && thing.count > 3
    }.map { (String($0), String($1)) }
  }

  /// What a question asks of the place of, where the claims tell the place of other things: `Are backups kept in Germany too?`;
  /// and the contract by which it asks a place to be promised.
  private func otherKind(_ tokens: [Token], _ stated: [ClaimReading]) -> String? {
    guard Places.names(in: tokens, lexicon) else { return nil }
    let stems = stated.reduce(into: Set<String>()) { $0.formUnion($1.stems) }
    if tokens.contains(where: { $0.stem == "backup" }), !stems.contains("backup"), !stems.contains("snapshot"),
      !stated.contains(where: { claim in claim.reading.tokens.contains { ["all", "everything"].contains($0.word) } })
    {
      return "backups"
    }
    if tokens.contains(where: { $0.stem.hasPrefix("contractu") }),
      !stems.contains(where: { stem in
        ["contract", "agre", "guarante", "commit", "dpa"].contains(where: stem.hasPrefix)
      })
    {
      return "a contract"
    }
    return nil
  }

  /// The year that a question asks about, where the claims are of another: `the test for 2026`.
  private func otherYear(_ tokens: [Token], _ stated: [ClaimReading]) -> String? {
    let years = zip(tokens, tokens.dropFirst()).filter {
      Self.times.contains($0.word) && Self.isYear($1.word)
    }.map(\.1.word)
    guard let asked = years.first else { return nil }
    let said = stated.flatMap { claim in
      (claim.reading.tokens + (claim.claim.leadIn.map { lexicon.tokenizer.tokens(of: $0.text) } ?? []))
        .map(\.word).filter(Self.isYear)
    }
    return said.isEmpty || said.contains(where: years.contains) ? nil : asked
  }

  private static func isYear(_ word: String) -> Bool {
    word.utf8.count == 4 && word.hasPrefix("20") && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static let times: Set<String> = [
    "in", "for", "of", "during", "year", "since", "by", "from", "covering", "covers", "cover",
  ]

  /// Whether a question asks for the company's own people: `one of your own employees`, `an employee of your company`.
  private static func asksForOwnPeople(_ tokens: [Token]) -> Bool {
    tokens.indices.dropFirst().contains { position in
      switch tokens[position].word {
      case "own": tokens[position - 1].word == "your"
      case "employee": ["an", "your"].contains(tokens[position - 1].word)
      case "house": tokens[position - 1].word == "in"
      case "in-house", "inhouse": true
      default: false
      }
    }
  }

  /// The word by which a claim says that somebody else does it: `external`, `the host's`.
  private static func outsider(in tokens: [Token]) -> String? {
    guard !tokens.contains(where: { ["internal", "internally", "own", "employee", "in-house"].contains($0.word) })
    else {
      return nil
    }
    return tokens.first { outsiders.contains($0.word) }?.word
  }

  /// Whether a question asks for people from outside: `Does anybody from outside the company sit on …`.
  private static func asksForOutsiders(_ tokens: [Token]) -> Bool {
    zip(tokens, tokens.dropFirst()).contains {
      $0.word == "from" && $1.word == "outside" || $0.word == "external" && persons.contains($1.stem)
    }
  }

  private static func insider(in tokens: [Token]) -> String? {
    guard !tokens.contains(where: { outsiders.contains($0.word) || $0.word == "independent" }) else { return nil }
    if tokens.contains(where: { $0.word == "self-assessment" }) || tokens.spaced.holds(" self assessment ") {
      return "a self-assessment"
    }
    return tokens.first { ["internal", "internally"].contains($0.word) }?.word
  }

  private static let persons: Set<String> = [
    "member", "expert", "parti", "person", "peopl", "auditor", "advis", "assessor",
  ]

  private static let outsiders: Set<String> = [
    "external", "externally", "outsourced", "host's", "hoster's", "provider's", "supplier's",
  ]

  /// Whether a question asks what is done beyond what the provider does: `does the application itself encrypt …`.
  private static func asksForItself(_ tokens: [Token]) -> Bool {
    let text = tokens.spaced
    return [" itself ", " over and above ", " on top of ", " in addition to the provider", " yourselves "].contains(
      where: text.holds)
  }
}
