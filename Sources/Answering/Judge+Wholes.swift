import Language
import Model

/// Claims that hold for the whole of what a question asks of, though they do not say `all`.
extension Judge {
  /// `Data is encrypted at rest`, said of no class of data and of no one store: nothing is left in the clear. `TLS 1.3 is
  /// used` shuts out no older version.
  func protectsStored(_ candidate: Candidate, _ demand: Demand) -> Bool {
    let claim = candidate.claim
    return demand.topics[0].rawValue.holds("encryption") && claim.modality == .inPlace
      && !claim.isRestricted && !candidate.isNarrow && !candidate.aspect.isBroader && !candidate.aspect.isOfHeading
      && !claim.stems.contains(where: Self.classes.contains)
      && (claim.stems.isDisjoint(with: Self.databases) || !claim.stems.isDisjoint(with: Self.stores))
      && !isOfPart(claim, candidate.aspect, but: Self.carriers)
  }

  /// A claim on another subject that states a quality: on encrypted backups, where all data shall be, backups included.
  func stating(_ point: String, _ demand: Demand) -> ClaimReading? {
    guard !demand.asksForAdverse, !demand.isLacking else { return nil }
    return plainClaim(on: lexicon.pointTopics[point, default: []])
  }

  /// The first claim that states one of several subjects in its own words, without reserve and of no mere part.
  func plainClaim(on topics: [Identifier<Topic>]) -> ClaimReading? {
    topics.lazy.compactMap { topic in
      index.claims(on: topic).first { claim in
        guard let aspect = claim.aspects[topic] else { return false }
        return claim.modality == .inPlace && aspect.isAffirmed && !aspect.isBroader && !aspect.isOfHeading
          && !aspect.match.isInherited && !claim.isRestricted && !claim.isOfSome && !isOfPart(claim, aspect)
      }
    }.first
  }

  /// Whether the subject of a claim has words beside the measure's own that the question does not have: `Laptop backups are
  /// encrypted`, `Code of the mobile app is reviewed`.
  private func isOfPart(_ claim: ClaimReading, _ aspect: ClaimReading.Aspect, but others: Set<String> = []) -> Bool {
    let tokens = claim.reading.tokens
    guard let subject = Self.subject(of: tokens) else { return false }
    // `At rest: volumes are encrypted` has a label before its subject.
    let start = tokens[subject].lastIndex { $0.gap >= .colon } ?? 0
    let named = sharedKinds(tokens)
    return (start..<subject.upperBound).contains { position in
      let token = tokens[position]
      return !token.isFunctionWord && !named.contains { $0.contains(position) }
        && !aspect.match.positions.contains(position)
        && !Self.wholes.contains(token.word) && !Self.reserving.contains(token.word)
        && !question.stems.contains(token.stem) && !isAskedAct(token)
        && !Self.neutral.contains(token.stem) && !others.contains(token.stem)
        && !claim.reading.quantities.contains { $0.tokens.contains(position) }
    }
  }

  /// Whether a noun is made of a verb of the question: the analysis of `Are causes analysed?`
  private func isAskedAct(_ token: Token) -> Bool {
    guard token.stem.utf8.count > 4 else { return false }
    let root = token.stem.prefix(5)
    return question.stems.contains { $0.hasPrefix(root) }
  }

  /// Whether a claim names in its subject what no other subject of the vocabulary takes in, and does not speak of all:
  /// `Finance staff`, `The Vienna office`.
  func isOfOnePart(_ claim: ClaimReading, _ aspect: ClaimReading.Aspect) -> Bool {
    guard !says(Self.wholes, claim) else { return false }
    let named = claim.reading.topics.reduce(into: Set<String>()) { stems, match in
      for position in match.positions { stems.insert(claim.reading.tokens[position].stem) }
    }.subtracting(Self.ranks)
    // Data lies in the one or the other store.
    let stores = aspect.topic.rawValue.holds("encryption") ? Self.stores.union(Self.databases).union(["object"]) : []
    return isOfPart(claim, aspect, but: named.union(Self.owners).union(stores))
  }

  /// Whether a claim holds only for what a preposition names before its verb, and the question does not: `Laptops of
  /// executives`, `Passwords in our German office`, `Contracts with cloud providers`.
  func isOfNamedPart(_ claim: ClaimReading, _ aspect: ClaimReading.Aspect) -> Bool {
    let tokens = claim.reading.tokens
    guard let subject = Self.subject(of: tokens), !tokens[subject].dropFirst().contains(where: { $0.gap >= .comma })
    else { return false }
    let joints = subject.dropFirst().filter { Self.joints.contains(tokens[$0].word) }
    // `All changes to production are reviewed` is of all changes, and `All access to production` of no other things.
    if let whole = tokens[subject].firstIndex(where: { Self.wholes.contains($0.word) }),
      tokens[whole..<(joints.first { $0 > whole } ?? subject.upperBound)].contains(where: {
        (question.stems.contains($0.stem)
          || Self.flows.contains($0.stem) && !question.stems.isDisjoint(with: Self.flows))
          && !$0.isFunctionWord
      }) || joints.isEmpty
    {
      return false
    }
    return joints.contains { joint in
      let end = joints.first { $0 > joint } ?? subject.upperBound
      return isPart((joint + 1)..<end, of: claim, aspect)
    }
  }

  /// Stems of what goes over a line.
  private static let flows: Set<String> = ["traffic", "connect", "communic", "transmiss", "transfer", "session"]
  /// What a protected thing may be called without being a part: a store, or a line inside the company.
  private static let carriers = stores.union(databases).union(flows).union(["intern", "service-to-servic"])

  /// Whether a claim holds for things that it names one by one, and the question for all of a kind: `required for Google, GitHub
  /// and AWS accounts`.
  func isForNamedThings(_ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    func isName(_ position: Int) -> Bool {
      Parties.isCapital(tokens[position], in: claim.claim.text) && !question.stems.contains(tokens[position].stem)
    }
    return tokens.indices.dropFirst().dropLast().contains { joint in
      // `MFA to access AWS`
      if tokens[joint].word == "access", tokens[joint - 1].word == "to", isName(joint + 1) { return true }
      guard ["for", "on"].contains(tokens[joint].word) else { return false }
      let members = tokens.indices[(joint + 1)...].prefix { isName($0) || ["and", "or"].contains(tokens[$0].word) }
      return members.count(where: isName) > 1
        && zip(members.dropFirst(), members).contains {
          tokens[$0.0].gap >= .comma || ["and", "or"].contains(tokens[$0.0].word)
        }
    }
  }

  /// Whether what a claim says of all of a kind it says of one rank, make or place of it: `all Windows computers`, where the
  /// question names none.
  func isOfAllOfOneRank(_ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    return tokens.indices.dropLast().contains { position in
      Self.wholes.contains(tokens[position].word)
        && tokens[(position + 1)...].prefix(2).prefix { $0.gap < .comma }.contains {
          Self.ranks.contains($0.stem) && !question.stems.contains($0.stem)
        }
    }
  }

  /// Whether a claim is of one rank of what it is on: `Critical vendors are reviewed`, where the question names no rank.
  func isOfOneRank(_ claim: ClaimReading, _ aspect: ClaimReading.Aspect) -> Bool {
    let tokens = claim.reading.tokens
    // Of flaws and events each rank has its own time, and of a rank that is named in figures nobody sees which it is.
    guard !["vulnerability", "incident"].contains(lexicon.family(of: aspect.topic) ?? ""),
      let first = tokens.prefix(3).firstIndex(where: { !$0.isFunctionWord }), first + 1 < tokens.count
    else { return false }
    let next = tokens[first + 1]
    return Self.leading.contains(tokens[first].stem) && !question.stems.contains(tokens[first].stem)
      && next.gap < .comma && !Cues.isFinite(next.word) && !aspect.match.positions.contains(first)
  }

  private static let leading: Set<String> = [
    "critic", "high", "high-risk", "sensit", "privileg", "confidenti", "key", "senior", "import",
  ]

  /// What stands before a sentence's verb; nil where no verb is known, or the company itself acts.
  private static func subject(of tokens: [Token]) -> Range<Int>? {
    guard let verb = tokens.firstIndex(where: { verbs.contains($0.word) }),
      !tokens[..<verb].contains(where: { $0.word == "we" })
    else { return nil }
    return 0..<verb
  }

  /// Whether a claim opens with the countries that it holds for, and the question names none: `In the UK we check …`.
  func isOfNamedCountry(_ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    guard tokens.first?.word == "in",
      let end = tokens.prefix(10).indices.dropFirst().first(where: {
        tokens[$0].gap >= .comma || tokens[$0].word == "we"
      })
    else { return false }
    return !lexicon.positions(of: "country", in: Array(tokens[..<end])).isEmpty
      && lexicon.positions(of: "country", in: question.tokens).isEmpty
  }

  /// Whether a claim ends with one kind of system or group that it holds for: `switched on for the mobile apps`.
  func endsWithKind(_ claim: ClaimReading, _ aspect: ClaimReading.Aspect) -> Bool {
    let tokens = claim.reading.tokens
    guard let last = tokens.last, Self.kindsAtEnd.contains(last.stem), !question.stems.contains(last.stem) else {
      return false
    }
    return endsWithPart(claim, aspect)
  }

  private static let kindsAtEnd: Set<String> = [
    "app", "server", "laptop", "offic", "team", "depart", "databas", "repositori", "administr", "admin", "develop",
    "developer", "engin", "contractor", "manag", "smartphon", "notebook",
  ]

  /// Whether a claim ends with what it holds for, and the question does not name it: `not allowed for administrators`.
  func endsWithPart(_ claim: ClaimReading, _ aspect: ClaimReading.Aspect) -> Bool {
    let tokens = claim.reading.tokens
    guard let joint = tokens.lastIndex(where: { ["for", "of", "on", "in"].contains($0.word) }), joint > 1,
      !tokens[joint...].contains(where: { $0.gap >= .comma || Self.wholes.contains($0.word) })
    else { return false }
    return isPart((joint + 1)..<tokens.count, of: claim, aspect)
  }

  private func isPart(_ phrase: Range<Int>, of claim: ClaimReading, _ aspect: ClaimReading.Aspect) -> Bool {
    let tokens = claim.reading.tokens
    let part = phrase.filter { QuestionReader.isContent(tokens[$0]) && !Self.neutral.contains(tokens[$0].stem) }
    return !part.isEmpty
      && part.allSatisfy { !question.stems.contains(tokens[$0].stem) && !aspect.match.positions.contains($0) }
      && !sharedKinds(tokens).contains { $0.overlaps(phrase) }
  }

  /// Where words name a kind of thing that the question names too, in whatever word: the workstations of `end user devices`.
  private func sharedKinds(_ tokens: [Token]) -> [Range<Int>] {
    Self.kindsOfThings.flatMap { kind in
      lexicon.positions(of: kind, in: question.tokens).isEmpty ? [] : lexicon.positions(of: kind, in: tokens)
    }
  }

  private static let kindsOfThings = ["workstation", "server", "vendor", "employee"]

  /// Stems that name a rank, a place or a make, and so a part, whatever else they are part of.
  private static let ranks: Set<String> = [
    "critic", "high", "risk", "senior", "key", "premium", "enterpris", "eu", "us", "uk", "german", "windows", "window",
    "linux", "maco", "new", "legaci", "mobil",
  ]
  /// Words of a condition before the subject: `Where available, we use …`.
  private static let reserving: Set<String> = [
    "available", "possible", "applicable", "required", "necessary", "feasible", "appropriate",
  ]
  /// Stems of whose something is, where it is the company's, and of what is refused in the place of all.
  private static let owners: Set<String> = [
    "employe", "staff", "corpor", "workstat", "work", "offic", "user", "intern", "confidenti", "secur", "appropri",
    "request", "connect", "use", "earlier", "older", "lower",
  ]
  private static let joints: Set<String> = ["of", "in", "to", "with", "for", "on", "from", "at"]
  /// Words by which something is done for the most part.
  static let customary: Set<String> = ["usually", "normally", "generally", "typically", "mostly"]
  private static let verbs: Set<String> = [
    "is", "are", "must", "shall", "undergo", "receive", "receives", "require", "requires", "have", "has", "get",
    "contain", "use", "uses",
    "sign", "complete", "time",
  ]
  /// Stems that make no part of what they stand beside.
  private static let neutral: Set<String> = [
    "data", "inform", "customer", "client", "company-specif", "customer-specif", "automat", "regular", "compani",
    "servic", "platform", "chang", "code",
    "manag",
  ]
  /// Stems of classes of data: a measure for one leaves the others open.
  private static let classes: Set<String> = [
    "sensit", "confidenti", "credenti", "password", "secret", "token", "key", "person", "pii", "phi", "health",
    "financi", "payment", "card", "critic", "restrict", "classifi", "certain", "select", "such", "most", "some",
  ]
  /// Stems of databases, beside which files may lie.
  private static let databases: Set<String> = ["databas", "postgr", "postgresql", "mysql", "rds", "mongodb", "redi"]
  /// Stems that name more than the databases.
  private static let stores: Set<String> = [
    "file", "object", "storag", "media", "bucket", "s3", "server", "system", "content", "volum", "disk",
  ]

  /// `Backups are encrypted in transit`: said of one kind of traffic, which the question does not name.
  func isOfOneChannel(_ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    guard let verb = tokens.firstIndex(where: { ["is", "are", "must", "shall"].contains($0.word) }) else {
      return false
    }
    let subject = tokens[..<verb]
    return subject.contains { Self.channels.contains($0.stem) && !question.stems.contains($0.stem) }
      && !subject.contains { Self.traffic.contains($0.stem) }
  }

  private static let channels: Set<String> = ["backup", "email", "mail", "password", "webhook", "replic", "log"]
  private static let traffic: Set<String> = ["data", "traffic", "communic", "connect", "inform", "all", "everyth"]

  /// `MFA is required to access any critical system`: said of what matters only, which the question does not name.
  func isOfWeightyThings(_ claim: ClaimReading, _ topic: Identifier<Topic>) -> Bool {
    let tokens = claim.reading.tokens
    let encrypts = lexicon.family(of: topic) == "cryptography"
    return tokens.indices.dropFirst().dropLast().contains { position in
      guard Self.weights.contains(tokens[position].stem), !question.stems.contains(tokens[position].stem) else {
        return false
      }
      // `We encrypt sensitive data like tokens`
      if encrypts, ["data", "inform"].contains(tokens[position + 1].stem) { return !coversAll(claim) }
      return ["any", "all", "every", "each", "to", "for", "of"].contains(tokens[position - 1].word)
        && Self.things.contains(tokens[position + 1].stem)
    }
  }

  private static let weights: Set<String> = ["critic", "sensit", "privileg", "import"]
  private static let things: Set<String> = ["system", "resourc", "applic", "servic", "asset", "account"]

  /// `Laptops are encrypted only if they hold customer data`; who gets access only if something is so is what access
  /// control is about.
  func isOnlyIf(_ claim: ClaimReading, _ topic: Identifier<Topic>) -> Bool {
    guard !question.tokens.contains(where: { ["only", "solely", "if", "when"].contains($0.word) }),
      Self.unconditional.contains(lexicon.family(of: topic) ?? "")
    else { return false }
    let tokens = claim.reading.tokens
    return tokens.indices.dropLast().dropFirst().contains { position in
      guard tokens[position].word == "only" else { return false }
      if ["if", "when", "where"].contains(tokens[position + 1].word) { return true }
      return tokens[position + 1].word == "for"
        && tokens[position...].prefix(4).contains { Self.some.contains($0.stem) }
    }
  }

  private static let unconditional: Set<String> = [
    "cryptography", "endpoint", "people-training", "continuity", "vulnerability", "logging", "network", "development",
    "infrastructure", "physical",
  ]
  private static let some: Set<String> = ["employe", "staff", "user", "server", "laptop", "devic", "system", "critic"]

  /// `Administrator passwords have 16 characters`, where those of users or all are asked for.
  func isOfAdmins(_ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    guard
      ["admin", "admins", "administrator", "administrators", "root", "privileged"].contains(tokens.first?.word ?? ""),
      tokens.count > 1, !["and", "or"].contains(tokens[1].word)
    else { return false }
    return !Self.namePrivileged(question.tokens)
      && (question.asksForAll
        || question.tokens.contains { ["user", "customer", "employe", "staff"].contains($0.stem) })
  }
}
