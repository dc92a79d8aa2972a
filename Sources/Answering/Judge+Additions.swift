import Language
import Model

/// What a question adds to its subject, set against the words of the evidence.
extension Judge {
  /// Clauses of the question (`with a recorded reason`, `and passed on to customers`) of which the claims hold no word.
  func openClauses(_ evidence: [ClaimReading]) -> [String] { open(question.clauses, atLeast: 2, evidence) }

  /// What a document is asked to hold (`that lists the requirements for offices`) and the claims do not name.
  func openContents(_ evidence: [ClaimReading]) -> [String] {
    guard !question.contents.isEmpty else { return [] }
    let claims = told(beside: evidence)
    let open = open(question.contents, atLeast: 1, claims)
    // What the name of the subject takes in with it, as `training that deals with phishing` does, has to be told too.
    guard open.isEmpty, let measure = question.demands.first?.measure else { return open }
    return question.contents.compactMap { clause in
      let words = clause.filter { question.isContent(at: $0) && measure.contains($0) }
      let isOpen =
        !words.isEmpty && !measure.isSubset(of: clause) && !words.contains { holds($0, claims) }
      return isOpen ? clause.map { question.tokens[$0].word }.joined(separator: " ") : nil
    }
  }

  /// What something is asked to follow and the claims do not name.
  func openStandards(_ evidence: [ClaimReading]) -> [String] {
    question.followed.isEmpty ? [] : open(question.followed, atLeast: 1, told(beside: evidence))
  }

  /// The evidence, and claims on what else is asked.
  private func told(beside evidence: [ClaimReading]) -> [ClaimReading] {
    // Another demand of the question may be what names them: `The policy applies to all employees`.
    let others = question.demands.dropFirst().flatMap(\.topics).flatMap(index.claims).filter {
      $0.modality == .inPlace && !$0.isRestricted
    }
    return evidence + others.prefix(8)
  }

  /// The people of two groups that are asked of together (`for all employees and for all customer accounts`) and whom the
  /// claims leave out, where they name the others.
  func openPopulation(_ evidence: [ClaimReading]) -> String? {
    let tokens = question.tokens
    let groups = ["employee", "customer"].map { lexicon.positions(of: $0, in: tokens) }
    let areJoined = groups[0].contains { one in
      groups[1].contains { other in
        let (first, last) = one.lowerBound < other.lowerBound ? (one, other) : (other, one)
        guard first.upperBound < last.lowerBound else { return false }
        let between = tokens[first.upperBound..<last.lowerBound]
        return between.contains { $0.word == "and" } && between.allSatisfy { Self.joints.contains($0.word) }
      }
    }
    guard areJoined, !evidence.isEmpty else { return nil }
    let named = ["employee", "customer"].map { group in
      evidence.contains { !lexicon.positions(of: group, in: $0.reading.tokens).isEmpty }
    }
    return named[0] == named[1] ? nil : named[0] ? "customers" : "staff"
  }

  /// Words that stand between two groups of people.
  private static let joints: Set<String> = [
    "and", "for", "of", "by", "to", "all", "every", "each", "our", "your", "the", "both", "account", "accounts", "user",
    "users", "members",
  ]

  /// Stems of what every document of a company is on: `a policy that covers the whole company`.
  private static let companies: Set<String> = [
    "whole", "entir", "compani", "organ", "organiz", "organis", "enterpris", "busi", "firm", "compan",
  ]

  private func open(_ clauses: [Range<Int>], atLeast count: Int, _ evidence: [ClaimReading]) -> [String] {
    guard let demand = question.demands.first, !demand.asksForAdverse else { return [] }
    let understood = question.demands.reduce(into: Set<Int>()) { $0.formUnion($1.positions) }
    return clauses.compactMap { clause in
      // `including backups` is asked in words that may name the subject as well.
      if clause.lowerBound > 1, question.tokens[clause.lowerBound - 1].word == "including",
        question.tokens[clause.lowerBound - 2].word != "and"
      {
        let words = clause.filter { !question.tokens[$0].isFunctionWord && question.tokens[$0].number == nil }
        let isOpen =
          !words.isEmpty && words.count <= 3 && !isOtherDemand(words) && !words.contains { holds($0, evidence) }
          && !evidence.contains(where: coversAll)
        return isOpen ? clause.map { question.tokens[$0].word }.joined(separator: " ") : nil
      }
      let words = clause.filter {
        question.isContent(at: $0) && !understood.contains($0) && !Self.companies.contains(question.tokens[$0].stem)
      }
      guard words.count >= count, !clause.contains(where: understood.contains),
        !words.contains(where: { holds($0, evidence) })
      else { return nil }
      return clause.map { question.tokens[$0].word }.joined(separator: " ")
    }
  }

  /// What something is asked to be kept apart from (`segregated from the corporate network`), where the claims name neither
  /// that nor the thing itself.
  func openCounterpart(_ demand: Demand, _ evidence: [ClaimReading]) -> String? {
    let tokens = question.tokens
    guard
      let from = tokens.indices.dropFirst().first(where: { position in
        tokens[position].word == "from" && Self.parting.contains(tokens[position - 1].stem)
      })
    else { return nil }
    // What lies in another region or off site is apart from anything here.
    if evidence.contains(where: { !$0.ownStems.isDisjoint(with: Self.distant) }) { return nil }
    // `Backups are encrypted and kept apart from production`: the encryption is another demand.
    let others = question.demands.filter { $0.topics != demand.topics }.reduce(into: Set<Int>()) {
      $0.formUnion($1.positions)
    }.subtracting(demand.positions)
    if others.contains(from - 1) { return nil }
    let clause = tokens[from...].prefix { $0.gap < .comma && $0.word != "and" }
    // `the corporate network`: what it is kept apart from is not what is kept apart.
    let thing = tokens[..<(from - 1)].indices.filter {
      question.isContent(at: $0) && !others.contains($0) && !isParticiple(at: $0)
    }
    let stems = Set(thing.map { tokens[$0].stem })
    let words = clause.indices.filter { question.isContent(at: $0) && !stems.contains(tokens[$0].stem) }
    guard !clause.contains(where: { ["another", "other", "others"].contains($0.word) }), !words.isEmpty,
      !words.contains(where: { holds($0, evidence) }), !thing.allSatisfy({ holds($0, evidence) })
    else { return nil }
    return clause.map(\.word).joined(separator: " ")
  }

  private static let distant: Set<String> = ["geograph", "offsit", "off-sit", "cross-region", "multi-region"]
  /// Stems of what keeps things apart.
  private static let parting: Set<String> = ["segreg", "separ", "isol", "apart"]

  /// Whether words name another demand that a claim meets plainly: the backups of `all data, including backups`.
  private func isOtherDemand(_ words: [Int]) -> Bool {
    question.demands.dropFirst().contains { demand in
      words.contains(where: demand.measure.contains) && plainClaim(on: demand.topics) != nil
    }
  }

  /// Members of the question's enumerations of which neither a subject nor the claims hold a word of their own.
  func openConjuncts(_ judgements: [Judgement]) -> [String] {
    guard !judgements.contains(where: { $0.demand.asksForAdverse }) else { return [] }
    let named = judgements.reduce(into: Set<Int>()) { $0.formUnion($1.demand.named) }
    let stated = stated(by: judgements)
    return counterparts(stated) + openPredicate(named, stated)
      + question.conjuncts.indices.dropFirst().compactMap { index in
        let member = question.conjuncts[index]
        let first = question.tokens[member.lowerBound]
        guard !["or", "without", "regardless"].contains(first.word), first.number == nil,
          first.gap < .colon || first.gap == .sentence
        else { return nil }
        // `critical and high-risk updates`: two ranks of one thing.
        if Self.severities.contains(first.word),
          question.conjuncts[index - 1].last.map({ Self.severities.contains(question.tokens[$0].word) }) == true
        {
          return nil
        }
        let others = question.conjuncts.indices.filter { $0 != index }.flatMap { question.conjuncts[$0] }
        let shared = Set(others.map { question.tokens[$0].stem })
        let contents = member.filter { question.isContent(at: $0) }
        let own = contents.filter { !shared.contains(question.tokens[$0].stem) }
        guard let word = own.first,
          own.count > 1 || own.count < contents.count || QuestionReader.isParticiple(question.tokens[word].word),
          !own.contains(where: named.contains)
        else { return nil }
        // `kept in a vault` is not said by what is `kept` elsewhere.
        let things = own.filter { !isParticiple(at: $0) }
        guard !(things.isEmpty ? own : things).contains(where: { holds($0, stated) }) else { return nil }
        return member.map { question.tokens[$0].word }.joined(separator: " ")
      }
  }

  /// The sentences of the evidence, and some more claims on the same subjects.
  func stated(by judgements: [Judgement]) -> [ClaimReading] {
    judgements.flatMap { judgement in
      index.sentences(of: judgement.evidence)
        + judgement.demand.topics.flatMap { index.claims(on: $0).filter { $0.modality == .inPlace }.prefix(20) }
    }
  }

  private func isParticiple(at position: Int) -> Bool {
    QuestionReader.isPastParticiple(question.tokens[position].word)
  }

  /// The first of two predicates (`Are logs protected against changes and kept for a year?`) where neither a subject nor the
  /// claims hold a word of it.
  private func openPredicate(_ named: Set<Int>, _ stated: [ClaimReading]) -> [String] {
    let tokens = question.tokens
    guard question.conjuncts.count > 1, let first = question.conjuncts.first,
      isParticiple(at: question.conjuncts[1].lowerBound), let verb = first.dropFirst().first(where: isParticiple(at:))
    else { return [] }
    let objects = (verb + 1..<max(first.upperBound, verb + 1)).filter { question.isContent(at: $0) }
    let own = objects.isEmpty && question.isContent(at: verb) ? [verb] : objects
    guard !own.isEmpty, !own.contains(where: named.contains), !own.contains(where: { holds($0, stated) }) else {
      return []
    }
    return [tokens[verb..<first.upperBound].map(\.word).joined(separator: " ")]
  }

  /// What the measure's object is kept apart from (`separated from the office network`) where no claim has a word of it.
  private func counterparts(_ claims: [ClaimReading]) -> [String] {
    let tokens = question.tokens
    return tokens.indices.compactMap { position in
      guard Self.apart.contains(tokens[position].stem),
        let from = tokens.indices[(position + 1)...].prefix(3).first(where: { tokens[$0].word == "from" })
      else { return nil }
      let other = tokens.indices[(from + 1)...].prefix(6).prefix { tokens[$0].gap < .comma }
      // `from each other at the network level`
      if tokens[from...].dropFirst().prefix(2).map(\.word) == ["each", "other"] { return nil }
      let own = other.filter {
        question.isContent(at: $0) && !tokens[..<from].contains { [stem = tokens[$0].stem] in $0.stem == stem }
      }
      guard !own.isEmpty, !own.contains(where: { Self.itself.contains(tokens[$0].stem) || holds($0, claims) }) else {
        return nil
      }
      return tokens[from...].prefix(other.count + 1).map(\.word).joined(separator: " ")
    }
  }

  /// Stems that name no counterpart but the rest: `from one another`, `from the production site`.
  private static let itself: Set<String> = [
    "anoth", "other", "others", "product", "production", "primari", "main", "origin", "protect",
  ]
  static let apart: Set<String> = ["separ", "segreg", "isol", "apart", "segment", "distinct"]

  /// Answers `Do you still accept TLS 1.0?` by the lowest version that is accepted; nil where no version is tolerated.
  func weakVersion(_ demand: Demand, _ affirming: [Candidate]) -> Judgement? {
    guard let asked = demand.thresholds.filter({ $0.kind == .version }).max(by: { $0.magnitude < $1.magnitude }),
      asked.bound == .exact,
      question.tokens.contains(where: { ["accept", "allow", "permit", "still", "toler"].contains($0.stem) })
    else { return nil }
    // `older than 1.2` leaves 1.2 itself.
    let isOpen = question.tokens.contains { QuestionReader.below.contains($0.word) }
    for candidate in affirming {
      let versions = candidate.claim.reading.quantities.filter { $0.kind == .version && $0.unit == asked.unit }
      let rejected = versions.filter { isRejected($0, candidate.claim) }
      if rejected.contains(where: { $0.magnitude >= asked.magnitude }) {
        return Judgement(
          demand: demand, verdict: .no, evidence: [candidate.claim], support: candidate.fit,
          reasons: ["it is rejected: \(quoted(candidate.claim))"])
      }
      guard let lowest = versions.filter({ !rejected.contains($0) }).min(by: { $0.magnitude < $1.magnitude })
      else { continue }
      return Judgement(
        demand: demand,
        verdict: lowest.magnitude > asked.magnitude || isOpen && lowest.magnitude == asked.magnitude
          ? .no : .yes, evidence: [candidate.claim],
        value: lowest.normalised, support: candidate.fit, reasons: ["the lowest version: \(quoted(candidate.claim))"])
    }
    return Judgement(
      demand: demand, verdict: .notStated, evidence: [], support: 0.6, reasons: ["no claim gives a version"])
  }

  /// Whether the claims have a word of the question, or another of its class.
  func holds(_ position: Int, _ evidence: [ClaimReading]) -> Bool {
    let stem = question.tokens[position].stem
    return evidence.contains { $0.stems.contains(stem) }
      || lexicon.concepts(at: position, in: question.tokens).contains { concept in
        evidence.contains { !lexicon.positions(of: concept, in: $0.reading.tokens).isEmpty }
      }
  }
}
