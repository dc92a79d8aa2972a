import Language
import Model

extension Judge {
  func plannedValue(_ demand: Demand, _ planned: [Candidate]) -> String? {
    if demand.value == .quantity([.date]) {
      // By when: the date that the plan names.
      return planned.lazy.compactMap { $0.claim.reading.quantities.first { $0.kind == .date }?.normalised }.first
    }
    guard demand.value == .standards || Self.isOfStandards(demand), let first = planned.first else {
      return value(of: demand, in: planned)
    }
    return standards(in: [first.claim])
  }

  /// Whether the subject is the standard that something follows.
  private static func isOfStandards(_ demand: Demand) -> Bool { demand.topics.contains("security-standard-basis") }

  /// The standards that claims name, each once; nil where they name none.
  private func standards(in claims: [ClaimReading]) -> String? {
    let names = claims.flatMap { lexicon.mentions(of: "standards", in: $0.reading.tokens, text: $0.claim.text) }
    var seen: Set<String> = []
    let distinct = names.filter { seen.insert($0).inserted }
    return distinct.isEmpty ? nil : distinct.joined(separator: ", ")
  }

  func value(of demand: Demand, in candidates: [Candidate]) -> String? {
    for candidate in candidates {
      if let quantity = candidate.claim.reading.quantities.first(where: {
        ![.count, .vagueDelay, .vagueFrequency, .date].contains($0.kind) && lexicon.fills($0, of: demand.topics[0])
          && !isRejected($0, candidate.claim)
      }) {
        return quantity.kind == .keySize ? inAskedUnit(quantity) : quantity.normalised
      }
    }
    return nil
  }

  func valued(_ demand: Demand, _ wanted: Demand.Wanted, _ affirming: [Candidate], planned: [Candidate])
    -> Judgement
  {
    let missing = demand.points.filter { point in !affirming.contains { states($0.claim, point) } }
    if lacksPoint(demand, missing) { return statedForOthers(demand, affirming) }
    // `On which plan can we use it?` asks for the restriction.
    let asksForPlan = question.tokens.contains {
      ["plan", "plans", "edition", "editions", "tier", "tiers"].contains($0.word)
    }
    let restricted = affirming[0].claim.isRestricted && !(asksForPlan && affirming[0].claim.plan != nil)
    switch wanted {
    case .quantity(let kinds):
      // What is said of the very severity tells more than what is said of none.
      let named =
        question.severities.isEmpty
        ? []
        : affirming.filter { $0.claim.modality == .inPlace && severity(in: $0.claim.reading.tokens) != nil }
      for candidate in named + affirming where !isOfOtherSeverity(candidate.claim.reading.tokens) {
        let figures = figures(of: kinds, demand, in: candidate)
        // `TLS 1.3 preferred, TLS 1.2 minimum`: the lowest is what a question for the minimum wants.
        let least = kinds == [.version] && question.tokens.contains { Self.least.contains($0.word) }
        // `immediately, 24 hours at most`: the figure tells more.
        let inUnit = askedUnit.flatMap { unit in
          figures.first { TimeUnit.hours(of: $0.unit) == TimeUnit.hours(in: unit) }
        }
        let plain = inUnit ?? figures.first { $0.magnitude > 0 } ?? figures.first
        guard let figure = least ? figures.min(by: { $0.magnitude < $1.magnitude }) : plain else { continue }
        let (more, claims) = others(than: figure, demand, candidate, affirming)
        return Judgement(
          demand: demand, verdict: candidate.claim.isRestricted ? .partial : .yes,
          evidence: [candidate.claim] + claims,
          value: period(of: candidate.claim) ?? ([inAskedUnit(figure)] + more).joined(separator: "; "),
          support: candidate.fit, reasons: ["\(figure.normalised) is stated: \(quoted(candidate.claim))"])
      }
      if kinds == [.frequency],
        let (candidate, event) = affirming.lazy.compactMap({ candidate in
          Self.event(candidate.claim.reading.tokens).map { (candidate, $0) }
        }).first, !candidate.aspect.match.isInherited
      {
        return Judgement(
          demand: demand, verdict: candidate.claim.isRestricted ? .partial : .yes, evidence: [candidate.claim],
          value: event, support: candidate.fit, reasons: ["\(event) is stated: \(quoted(candidate.claim))"])
      }
      // `Passwords expire after 90 days` tells how often they are changed.
      if kinds == [.frequency],
        let candidate = affirming.first(where: { !$0.claim.ownStems.isDisjoint(with: Self.renewals) }),
        let period = candidate.claim.reading.quantities.first(where: { $0.kind == .duration && $0.magnitude >= 24 })
      {
        return Judgement(
          demand: demand, verdict: candidate.claim.isRestricted ? .partial : .yes, evidence: [candidate.claim],
          value: period.normalised, support: candidate.fit,
          reasons: ["\(period.normalised) is stated: \(quoted(candidate.claim))"])
      }
      if kinds == [.cover], let candidate = affirming.first(where: { Self.nameHours($0.claim.reading.tokens) }) {
        return Judgement(
          demand: demand, verdict: candidate.claim.isRestricted ? .partial : .yes, evidence: [candidate.claim],
          value: candidate.claim.claim.text, isValueText: true, support: candidate.fit,
          reasons: ["stated: \(quoted(candidate.claim))"])
      }
      if kinds == [.frequency],
        Options.vague(among: question.question.options, tokenizer: lexicon.tokenizer) != nil,
        let candidate = affirming.first(where: {
          $0.claim.reading.quantities.contains { $0.kind == .vagueFrequency } && !$0.claim.isRestricted
        })
      {
        return Judgement(
          demand: demand, verdict: .yes, evidence: [candidate.claim], support: candidate.fit,
          reasons: ["stated: \(quoted(candidate.claim))"])
      }
      if kinds == [.duration], Options.undated(among: question.question.options) != nil,
        let candidate = affirming.first(where: {
          $0.claim.reading.quantities.contains { $0.kind == .vagueDelay } && !$0.claim.isRestricted
        })
      {
        return Judgement(
          demand: demand, verdict: .yes, evidence: [candidate.claim], support: candidate.fit,
          reasons: ["stated without a figure: \(quoted(candidate.claim))"])
      }
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.6,
        reasons: ["the value is not given: \(quoted(affirming[0].claim))"])
    case .place, .standards, .provider:
      func names(in candidate: Candidate) -> (candidate: Candidate, names: [String])? {
        let (tokens, text) = (candidate.claim.reading.tokens, candidate.claim.claim.text)
        let names: [String]
        switch wanted {
        case .provider: names = isIntegration(candidate) ? [] : Providers.names(in: tokens, text: text, lexicon)
        // The Union's clauses and laws are no place.
        case .place where candidate.claim.ownStems.contains("contractu"): names = []
        case .place: names = Places.named(by: candidate.claim, lexicon)
        default: names = lexicon.mentions(of: "standards", in: tokens, text: text)
        }
        return names.isEmpty ? nil : (candidate, names)
      }
      let named = affirming.prefix(4).compactMap(names)
      let all = wanted == .standards ? named + affirming.dropFirst(4).prefix(8).compactMap(names) : []
      // `Primary region: EU (eu-north-1)` tells more than `in the European Union`.
      let narrow = wanted == .place ? named.first { Places.holdRegion($0.names) } : nil
      if var (candidate, names) = narrow ?? named.first ?? affirming.lazy.compactMap(names).first
        ?? naming(wanted).lazy.compactMap(names).first
      {
        // `US, EU or APAC` beside `AWS (US, EU)`: the list that holds the other tells all.
        if wanted == .place,
          let whole = (named + naming(wanted).prefix(4).compactMap(names(in:))).first(where: {
            $0.names.count > names.count && Set($0.names).isSuperset(of: names)
          })
        {
          (candidate, names) = whole
        }
        // `AWS (US, EU)` and below it `GCP (APAC)`
        var evidence = [candidate.claim]
        if wanted == .provider {
          for (other, more) in named
          where other.claim.claim.section == candidate.claim.claim.section && !other.aspect.isBroader
            && other.aspect.match.term == candidate.aspect.match.term && !other.claim.isRestricted
            && !names.contains(where: more.contains)
          {
            names += more
            evidence.append(other.claim)
          }
        }
        // `Please list all certifications`: what each of the claims names, in the order of the page.
        if wanted == .standards, !says(["example", "eg"], candidate.claim) {
          var listed = [candidate.claim.order: names]
          for (other, more) in all
          where other.claim.order != candidate.claim.order && !other.claim.isRestricted && !other.claim.isInherited
            && !other.aspect.match.isInherited
          {
            let known = listed.values.flatMap(\.self)
            let new = more.filter { !Self.holds(known, $0) }
            guard !new.isEmpty, known.count + new.count <= 12 else { continue }
            listed[other.claim.order] = new
            evidence.append(other.claim)
          }
          names = listed.sorted { $0.key < $1.key }.flatMap(\.value)
        }
        return Judgement(
          demand: demand, verdict: restricted ? .partial : .yes, evidence: evidence,
          value: wanted == .place
            ? Places.name(names, in: candidate.claim.claim.text)
            : Self.withAbbreviations(names, in: evidence.map(\.claim.text).joined(separator: " ")).joined(
              separator: ", "),
          support: candidate.fit, reasons: ["stated: \(quoted(candidate.claim))"])
      }
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.6,
        reasons: ["the value is not given: \(quoted(affirming[0].claim))"])
    case .address: return addressed(demand, affirming)
    case .description, .words:
      var affirming = affirming
      if question.asksForNames, question.question.options.isEmpty { affirming.removeAll { names($0.claim).isEmpty } }
      // A list names those who may be meant itself.
      if question.tokens.spaced.holds(" name of the person "), question.question.options.isEmpty {
        affirming.removeAll { !namesHolder($0.claim) }
      }
      if question.tokens.first?.word == "who", question.question.options.isEmpty {
        // `Who is your data protection officer?` is not answered by there being one.
        let isOfHolder =
          question.tokens.count > 2 && ["your", "the"].contains(question.tokens[2].word)
          && !question.asksForRole
        affirming.removeAll { candidate in
          isOfHolder ? !namesHolder(candidate.claim) : !namesParty(candidate.claim)
        }
      }
      // `Describe the limits of the audits` is no question for the audits.
      if question.question.options.isEmpty, let head = headUnread(demand) {
        affirming.removeAll { !holds(head, [$0.claim]) }
      }
      if question.asksForRole { affirming.removeAll { !namesRole($0.claim) } }
      if question.asksForAlgorithm {
        affirming.removeAll { candidate in
          algorithms([candidate.claim]) == nil
            && !candidate.claim.reading.quantities.contains { $0.kind == .keySize || $0.kind == .version }
        }
      }
      guard !affirming.isEmpty else {
        return Judgement(
          demand: demand, verdict: .notStated, evidence: [], support: 0.6, reasons: ["no claim gives the name"])
      }
      var evidence: [ClaimReading] = []
      var missing: [String] = []
      for point in demand.points {
        if let holder = affirming.first(where: { states($0.claim, point) }) {
          if !evidence.contains(where: { $0.order == holder.claim.order }) { evidence.append(holder.claim) }
        } else {
          missing.append(point)
        }
      }
      for candidate in affirming.prefix(3)
      where evidence.count < 3 && !evidence.contains(where: { $0.order == candidate.claim.order }) {
        evidence.append(candidate.claim)
      }
      if !demand.points.isEmpty, missing.count == demand.points.count, question.question.options.isEmpty,
        ["which", "what", "name", "state", "specify"].contains(question.tokens.first?.word ?? "")
      {
        return Judgement(
          demand: demand, verdict: .notStated, evidence: [], support: 0.6,
          reasons: ["the value is not given: \(quoted(affirming[0].claim))"])
      }
      let term = term(of: demand, in: evidence)
      if question.asksForKeySize, !evidence.contains(where: { $0.reading.quantities.contains { $0.kind == .keySize } })
      {
        missing.append("key length")
      }
      return Judgement(
        demand: demand, verdict: missing.isEmpty && !restricted ? .yes : .partial, evidence: evidence,
        value: term ?? evidence[0].claim.text, isValueText: term == nil,
        support: affirming[0].fit * (missing.isEmpty ? 0.9 : 0.85),
        reasons: missing.isEmpty
          ? ["stated: \(quoted(affirming[0].claim))"] : ["not stated: \(missing.joined(separator: ", "))"])
    }
  }

  /// Whether a standard is among others, in whatever spelling: `ISO 27001` beside `ISO/IEC 27001:2022`.
  private static func holds(_ names: [String], _ name: String) -> Bool {
    func plain(_ name: String) -> String {
      String(name.lowercased().replacing("iso/iec", with: "iso").prefix { $0 != ":" }.filter { $0 != " " })
    }
    let wanted = plain(name)
    return names.contains { plain($0).hasPrefix(wanted) || wanted.hasPrefix(plain($0)) }
  }

  /// Claims of other subjects that name what is asked for: the places that customers choose from, the provider whose
  /// servers are spoken of.
  func naming(_ wanted: Demand.Wanted) -> [Candidate] {
    func candidates(_ claims: [ClaimReading]) -> [Candidate] {
      claims.compactMap { claim in
        claim.aspects.values.first.map { Candidate(claim: claim, aspect: $0, fit: 0.85, isNarrow: false) }
      }
    }
    switch wanted {
    case .place: return candidates(index.claims(on: "data-residency-choice"))
    case .provider:
      return candidates(
        index.claims.filter { $0.modality == .inPlace && Providers.hostSomething($0.reading.tokens, lexicon) })
    default: return []
    }
  }

  /// Whether a claim names providers as examples, or takes it from its heading that anything runs there: `Azure Storage: Y`.
  private func isIntegration(_ candidate: Candidate) -> Bool {
    guard !Providers.speakOfHosting(candidate.claim.reading.tokens) else { return false }
    return ["(i.e. ", "(e.g. ", "such as "].contains(where: candidate.claim.claim.text.holds)
      || !candidate.aspect.match.contextPositions.isEmpty
        && !candidate.claim.reading.tokens.contains { $0.stem == "region" }
  }

  /// `immediately` is no number of days, unless a deadline is asked for and it says when the measure itself is taken.
  func isAtOnce(_ quantity: Quantity, _ demand: Demand, _ candidate: Candidate) -> Bool {
    guard quantity.magnitude == 0, quantity.kind == .duration else { return false }
    if isRetention(demand) { return true }
    guard question.tokens.contains(where: { $0.word == "many" }) || askedUnit != nil else { return false }
    let words = candidate.claim.reading.tokens
    return isImmediacyOfOthers(quantity, candidate) || words.contains { ["if", "when", "as"].contains($0.word) }
      || !question.tokens.contains { ["within", "target", "maximum"].contains($0.word) }
  }

  /// What something is done at, where that is no time: `every build`, `each release`.
  private static func event(_ tokens: [Token]) -> String? {
    zip(tokens, tokens.dropFirst()).first {
      ["every", "each"].contains($0.word) && events.contains($1.word)
    }.map { "\($0.word) \($1.word)" }
  }

  private static let events: Set<String> = [
    "build", "commit", "push", "merge", "release", "deployment", "deploy", "change", "pull", "update",
  ]

  /// Whether words name hours of the day or of work.
  static func nameHours(_ tokens: [Token]) -> Bool {
    tokens.indices.contains { position in
      ["am", "pm", "weekdays", "monday", "cet", "cest", "utc", "gmt"].contains(tokens[position].word)
        || ["am", "pm"].contains {
          tokens[position].word.hasSuffix($0) && tokens[position].word.first?.isNumber == true
        }
        || tokens[position].stem == "hour" && position > 0
          && ["business", "office", "working", "core", "service"].contains(tokens[position - 1].word)
    }
  }

  /// Whether a time runs from a notice, where one before it is asked for: `object within 10 days of receipt`.
  func isAfterwards(_ quantity: Quantity, _ claim: ClaimReading) -> Bool {
    guard quantity.kind == .duration,
      question.tokens.contains(where: { ["advance", "notice", "before", "beforehand", "prior"].contains($0.word) })
    else { return false }
    let behind = claim.reading.tokens[quantity.tokens.upperBound...].prefix(3).prefix { $0.gap < .comma }
    return behind.contains { ["after", "receipt", "receiving", "following"].contains($0.word) }
  }

  /// Whether a figure is the most of what the question wants the least of.
  func isOtherEnd(_ quantity: Quantity) -> Bool {
    quantity.kind == .characters && quantity.bound == .atMost
      && question.tokens.contains { Self.least.contains($0.word) }
  }

  private static let least: Set<String> = ["lowest", "minimum", "least", "oldest", "minimal"]

  /// A claim's figures; where it has some for each severity, those of the one that is asked for.
  func ofSeverity(_ reading: LexicalReading) -> [Quantity] {
    guard let range = severity(in: reading.tokens) else { return reading.quantities }
    let own = reading.quantities.filter { range.contains($0.tokens.lowerBound) }
    return own.isEmpty ? reading.quantities : own
  }

  /// Stems of what happens again when its time is over.
  private static let renewals: Set<String> = ["expir", "chang", "rotat", "renew", "valid", "replac"]

  /// The unit that a question wants a time in: `in days`, `how many hours`.
  private var askedUnit: String? {
    zip(question.tokens, question.tokens.dropFirst()).first {
      ["in", "many"].contains($0.word)
        && ["minutes", "hours", "days", "weeks", "months", "years"].contains($1.word)
    }?.1.word
  }

  /// A figure as it is asked for, its own form beside it: `14 d (2 w)`.
  func inAskedUnit(_ figure: Quantity) -> String {
    if figure.kind == .characters, question.stems.contains("digit") {
      return figure.normalised.replacing(" chars", with: " digits")
    }
    if figure.kind == .keySize,
      question.question.form == .number || question.tokens.contains(where: { $0.word == "bits" })
    {
      return "\(Int(figure.magnitude)) bit"
    }
    guard let unit = askedUnit, let converted = figure.expressed(in: unit) else { return figure.normalised }
    return "\(converted) (\(figure.normalised))"
  }

  /// The first word that matters of a description that is asked for, where the subject does not take it in.
  private func headUnread(_ demand: Demand) -> Int? {
    guard let opening = question.tokens.first?.word, ["describe", "explain", "outline", "detail"].contains(opening),
      let head = question.tokens.indices.dropFirst().first(where: { question.isContent(at: $0) }),
      question.tokens.dropFirst(head + 1).first?.word == "of"
    else { return nil }
    return demand.positions.contains(head) ? nil : head
  }

  /// The figure or the name that a description is about; nil where the words alone tell.
  private func term(of demand: Demand, in evidence: [ClaimReading]) -> String? {
    if Self.isOfStandards(demand),
      let names = standards(in: evidence) ?? standards(in: evidence.flatMap { index.sentence(of: $0) ?? [] })
    {
      return names
    }
    if question.asksForNames {
      let names = evidence.flatMap(names)
      if !names.isEmpty { return names.prefix(4).joined(separator: ", ") }
    }
    if question.tokens.contains(where: { $0.stem == "protocol" }), let protocols = protocols(evidence) {
      return protocols
    }
    // `AES with 256 bits` is named by both.
    if question.tokens.contains(where: { $0.stem.hasPrefix("algorithm") }), let first = evidence.first,
      let size = first.reading.quantities.first(where: { $0.kind == .keySize && $0.normalised.hasSuffix("bit") }),
      let name = algorithms([first])?.split(separator: ",").first, !name.holds("-"),
      // What hashes passwords has no such size.
      !["bcrypt", "scrypt", "argon2", "argon2id", "pbkdf2"].contains(name.lowercased())
    {
      return "\(name)-\(Int(size.magnitude))"
    }
    // `regularly` is no answer to how something is done.
    let quantities = evidence.flatMap(\.reading.quantities).filter {
      ![.count, .date, .vagueFrequency, .vagueDelay].contains($0.kind)
    }
    let asked = Set(QuantityReader.quantities(in: question.tokens).map(\.kind))
    // What the question names itself, then what the subject has a slot for; keys and versions tell by themselves.
    return
      (quantities.filter { asked.contains($0.kind) } + quantities.filter { lexicon.fills($0, of: demand.topics[0]) }
      + quantities.filter { [.version, .keySize, .characters].contains($0.kind) && isTechnical(demand) }).first?
      .normalised
      ?? (demand.topics[0] == "key-management" ? nil : algorithms(evidence))
  }
}
