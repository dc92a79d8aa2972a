import Language
import Model

/// One thing that a question asks: a measure, to what, how much, how often, by whom.
struct Demand {
  /// The measure; alternatives that would do as well follow.
  var topics: [Identifier<Topic>]
  /// How well the question's words name it.
  var weight: Double
  /// The measure was found in the heading or the question before, not in the words.
  var isFromContext: Bool
  /// Whether the words ask for the bad practice, as `Do staff share accounts?`.
  var asksForAdverse: Bool
  /// Whether the words ask for what goes without the measure, as `accounts without a second factor`.
  var isLacking = false
  /// Whether the sentence denies the measure (`Were there no open findings?`, `Is it forbidden ...`).
  var isDenied = false
  /// Whether it is only what another demand tells more of, as the plan of `a plan that is tested`.
  var isSubject = false
  /// Whether it is the subject of the first of two predicates, which its qualities say: `granted just in time and recorded`.
  var isOfPredicate = false
  /// What is asked of its subject by its qualities alone; nil where it is asked for itself.
  var predicate: Predicate?
  /// Whether it is only what something else is required for, as the access in `a reason is required for root access`.
  var isScope = false
  /// Figures that a claim has to meet.
  var thresholds: [Quantity]
  /// Qualities that a claim has to state.
  var points: [String]
  /// Where the question names each of them.
  var places: [String: Set<Int>] = [:]
  /// The value that is asked for, or nil where yes or no is.
  var value: Wanted?
  /// Topics inside the measure's own words, as the report in `a copy of your SOC 2 report`.
  var presupposed: [Identifier<Topic>] = []
  /// Token positions in the question that were understood.
  var positions: Set<Int>
  /// Those of them that name the measure itself, its figures and its qualities.
  var named: Set<Int>
  /// Those of them that name the measure itself.
  let measure: Set<Int>

  /// A demand that words at some positions name.
  init(
    _ topics: [Identifier<Topic>], weight: Double, isFromContext: Bool = false, asksForAdverse: Bool = false,
    thresholds: [Quantity] = [], points: [String] = [], value: Wanted? = nil, at positions: Set<Int>
  ) {
    (self.topics, self.weight, self.isFromContext, self.asksForAdverse) = (
      topics, weight, isFromContext, asksForAdverse
    )
    (self.thresholds, self.points, self.value) = (thresholds, points, value)
    (self.positions, named, measure) = (positions, positions, positions)
  }

  /// Takes in words that name more of it.
  mutating func understand(_ words: some Sequence<Int>) {
    positions.formUnion(words)
    named.formUnion(words)
  }

  /// The verb that tells of a subject: the securing of `Are wireless networks secured with WPA2?`, or none that tells much.
  struct Predicate {
    var verb: String?
  }

  /// The kind of value that a question asks for.
  enum Wanted: Hashable {
    case quantity([Quantity.Kind])
    case place
    case standards
    /// The name of a provider.
    case provider
    /// A mail address or a link.
    case address
    case description
    /// Anything that the claim says.
    case words
  }
}

/// A question read into demands.
struct QuestionReading {
  /// How the demands combine.
  enum Form: Hashable {
    case yesNo, choice, value
  }

  var question: Question
  var form: Form
  var demands: [Demand]
  /// What it asks of a subject that is not known; nil where one is.
  var unnamed: Demand?
  /// The question's tokens.
  var tokens: [Token]
  /// Clauses after `with`, `and`, `including`, `so that`, as positions of tokens.
  var clauses: [Range<Int>]
  /// Members of the sentences' enumerations, after a comma or `and`, as positions of tokens.
  var conjuncts: [Range<Int>]
  /// Clauses that say what a document holds, after `that lists` or `which covers`.
  var contents: [Range<Int>]
  /// What something is asked to follow: `aligned with the benchmarks of CIS`.
  var followed: [Range<Int>]
  /// Stems that matter and were not understood as part of a demand.
  var residue: Set<String>
  /// Stems that matter in all.
  var content: Set<String>
  /// Numbers of things with a direction that it demands: `at least three copies`.
  var counts: [Quantity]
  /// Whether names of tools, vendors or models are asked for.
  var asksForNames: Bool
  /// Whether the role or the body is asked for that answers for something.
  var asksForRole: Bool
  /// Whether a question among its sentences names no subject that is known.
  var isUnreadInPart: Bool
  /// The kind of machine that it is asked of, `server` or `workstation`; nil where of both or of none.
  var machine: String?
  /// The sides of contrasts that it names.
  var contrasts: Contrasts
  /// Whether it is of accounts, conduct or work safety.
  var isOfOtherBusiness: Bool
  /// The site that it is asked of; nil where of both or of none.
  var site: Sites.Kind?
  /// Whether it asks what the company does or has for itself: `Do you keep a register of risks?`, `your staff`, `your own code`.
  var isOfCompany: Bool {
    guard !tokens.contains(where: { Self.ofCustomers.contains($0.word) }) else { return false }
    let isOfOwn = tokens.indices.dropLast().contains { position in
      tokens[position].word == "your"
        && tokens[(position + 1)...].prefix(2).contains { Self.ofOwn.contains($0.word) }
    }
    return isOfOwn
      || ["do", "have", "can"].contains(tokens.first?.word) && tokens.count > 2 && tokens[1].word == "you"
        && !Self.offering.contains(tokens[2].stem)
  }

  /// Stems of the abbreviations that it writes in capitals: `VPN`.
  var acronyms: Set<String> { Set(tokens.lazy.filter(\.isUpperCase).map(\.stem)) }

  private static let ofCustomers: Set<String> = [
    "customer", "customers", "client", "clients", "user", "users", "we", "our", "us", "tenant", "tenants", "product",
    "platform", "application", "service",
  ]
  private static let ofOwn: Set<String> = [
    "own", "staff", "employees", "personnel", "administrators", "developers", "engineers", "team", "privileged",
    "source",
    "company", "workforce", "people",
  ]
  private static let offering: Set<String> = [
    "support", "offer", "provid", "allow", "enabl", "give", "let", "permit", "accept", "have", "make",
  ]

  /// Whether it asks of the host or of another provider.
  var isOfHost: Bool {
    tokens.contains {
      ["provider", "providers", "host", "hoster", "datacenter", "datacentre", "vendor"].contains($0.word)
    }
  }
  /// Whether it asks what others than the company do.
  var isOfParties: Bool
  /// The severities that it names, in their order.
  var severities: [String]
  /// Whether people are asked for, and not only those who reach something.
  var asksForPeople: Bool
  /// Whether it is asked what people may do.
  var asksForPermission: Bool
  /// Whether an offer to customers is all that is asked.
  var asksForOffer: Bool
  /// Whether all or every is asked for.
  var asksForAll: Bool
  /// Whether everything of a kind is asked for, not anything: `all`, `every`, `everywhere`.
  var asksForEvery: Bool
  /// Whether it is asked of what matters only: `significant changes`.
  var asksOfWeighty: Bool {
    tokens.contains { ["significant", "material", "important", "relevant", "substantial"].contains($0.word) }
  }
  /// Whether a single case is asked for: `any`, `anywhere`.
  var asksForAny: Bool { tokens.contains { ["any", "anywhere", "ever", "anyone", "anybody"].contains($0.word) } }
  /// Whether it is asked if something has to be done: `mandatory`, `enforced`, `is it required for`, not `the required report`.
  var asksForCompulsion: Bool {
    tokens.indices.contains { position in
      if ["mandatory", "compulsory", "enforced", "obligatory"].contains(tokens[position].word) { return true }
      let next = position + 1 < tokens.count ? tokens[position + 1] : nil
      return tokens[position].word == "required" && next?.isFunctionWord != false
    }
  }
  /// Whether it is asked what somebody can set: `Can our administrators make it compulsory?`
  var asksToSet: Bool {
    ["can", "could", "may"].contains(tokens.first?.word ?? "")
      && tokens.contains { ["make", "enforce", "require", "impose", "set"].contains($0.word) }
  }
  /// Whether it is asked if something is forbidden.
  var asksForBan: Bool {
    tokens.contains { ["forbidden", "prohibited", "banned", "disallowed"].contains($0.word) }
      || tokens.spaced.holds(" not allowed ") || tokens.spaced.holds(" not permitted ")
  }
  /// Whether it is asked what holds without anybody's choice: `by default`.
  var asksForDefault: Bool {
    tokens.spaced.holds(" by default ") && !tokens.contains { ["disabled", "deactivated", "off"].contains($0.word) }
  }
  /// Whether it is asked of all severities: `findings of every severity`.
  var asksForEverySeverity: Bool {
    tokens.indices.dropFirst().contains { position in
      ["severity", "severities", "criticality"].contains(tokens[position].word)
        && ["every", "all", "any", "each", "of"].contains(tokens[position - 1].word)
        && tokens[..<position].suffix(2).contains { ["every", "all", "any", "each", "regardless"].contains($0.word) }
    }
  }
  /// Whether nothing else than what it names is asked for: `exclusively`, `solely`.
  var asksForOnly: Bool { tokens.contains { ["exclusively", "solely"].contains($0.word) } }
  /// Stems of all words.
  var stems: Set<String>

  /// Whether the token at a position matters.
  func isContent(at position: Int) -> Bool { content.contains(tokens[position].stem) }
}
