// Sentences that define, explain, illustrate, praise or point elsewhere, and state nothing that a company does.

/// Tells explanation from statement, by the forms that policies, guides and trust pages share.
enum Exposition {
  /// Whether it says whom to tell of weaknesses (`If you discover a security issue, please contact us at security@…`), which
  /// is more than a pointer.
  static func tellsWhereToReport(_ words: Words) -> Bool {
    let texts = words.words.indices.lazy.map { words.text($0) }
    return texts.contains { $0.contains("@") }
      && texts.contains { ["vulnerability", "vulnerabilities", "weakness", "weaknesses", "security"].contains($0) }
      && texts.contains { weaknesses.contains($0) }
  }

  private static let weaknesses: Set<String> = [
    "vulnerability", "vulnerabilities", "weakness", "weaknesses", "issue", "issues", "problem", "problems", "flaw",
    "flaws",
    "bug", "bugs", "concern", "concerns",
  ]

  private enum Form: Sendable {
    /// Explains wherever it stands.
    case always
    /// Explains as long as no figure is promised beside it.
    case vague
    /// Explains where the sentence begins with it.
    case start
    /// Explains where the sentence begins with it and gives no figure.
    case opening
    /// A danger in general; a duty where somebody is sanctioned.
    case danger
    /// What the document is for and about; a statement where it names the people who are bound.
    case reach
  }

  private static let phrases = Phrases<Form>([
    (
      .always,
      [
        "an|the scope|purpose|aim|objective|intent|intention|goal of this|the _2 policy|document|standard|procedure|page|annex|guide|plan is|are|includes|covers|extends",
        "this _4 policy|document|standard|procedure|guide|page should|must be read", "is|are not the same as",
        "explained : http|https",
        "not to be confused", "is|are _1 used interchangeably", "is where", "is a set of",
        "is|are a|an _1 type|kind|form of",
        "this page|document|policy|section|list enumerates|enumerated|listed|describes|described|summarized|summarised",
        "details|information on|about|regarding|of|concerning _9 is|are _1 covered|described|found|set|given|provided|available in|at|on|from|by|under",
        "details|information is|are _1 covered|described|found|set|given|provided|available in|at|on|from|by|under",
        "this _6 policy|document|standard|procedure|guide|statement|page _6 establishes|specifies|governs|regulates|addresses|elaborates",
        "cannot|can't guarantee|ensure _3 absolute|complete|total|perfect|security",
        "no _6 is|are _2 perfect|infallible|foolproof|impenetrable|completely|100|100%", "write to us",
        "email|e-mail|call us",
        "legally binding agreement", "terms|meanings given|defined|provided|set in|out",
        "please _1 read|note|review", "information|details|overview|summary _2 below",
        "details|information _9 can be found|obtained|viewed|read",
      ]
    ),
    (
      .start,
      [
        "many|most|other companies|organisations|organizations|vendors|firms|businesses|providers",
        "this page|document|policy|section|statement|annex|appendix|paper|whitepaper|overview|guide|description|handbook|chapter|article|report|site|faq|standard|procedure|text|summary is a|an|the|our|intended|designed|meant|for|about|part|based|divided|structured|organised|organized|written|addressed|aimed|provided|not|to|one|general|subject|informational|current|effective|valid|maintained|public|internal|confidential|available",
        "we know", "an example of|is", "the following is|are an|some example|examples", "examples of|include|are",
        "some examples of|include|are", "limit|limits|limitation|limitations|caveat|caveats|gap|gaps :",
        "known gap|gaps|limit|limits|limitation|limitations :",
        "exception|exceptions|deviation|deviations|findings|restrictions : none|n|no|not",
        "purpose|purposes|aim|aims|objective|objectives|goal|goals|audience|scope|keywords|tags|background :",
        "_3 criteria|keywords|references|mapping :", "these include|includes but",
        "by using|accessing|clicking|continuing|browsing _8 you agree|confirm|accept|acknowledge|consent|understand",
        "if you do not|don't agree|accept", "capitalised|capitalized words|terms|expressions", "©|copyright #",
        "we use cookies", "describe|specify|insert",
        "iso|soc|gdpr|nist|pci|hipaa|ccpa _3 is|are a|an|the",
      ]
    ),
    (
      .vague,
      [
        "not an afterthought", "first principle", "first-class", "our|the _1 mission|vision|philosophy|ethos at|is|of",
        "with the mindset", "strive|strives|striving to|for", "fully|we realize|realise the|that|how", "rests on",
        "leader|leaders in|of", "industry leader|leaders", "world's leading", "leading provider", "here to help",
        "is a team effort|sport",
        "is|are one|some of the most",
        "is everyone's responsibility|job|business", "it makes sense to",
        "adds|add|adding an|a extra|additional|further|another layer",
        "recognizes|recognises|recognize|recognise|appreciate|appreciates that|the|how",
        "foundation|cornerstone|backbone|bedrock of", "trust of our",
        "earn|earns|gain|keep|deserve|maintain your|the|their trust|confidence",
        "hold|holds ourselves", "best practices throughout|into",
        "it is imperative|important|essential|crucial|vital|critical to|that",
        "is|are|be imperative|paramount|crucial",
        "is|are _1 an|a _1 important|essential|crucial|vital|critical|key aspect|element|component|factor|topic|concern|consideration|issue|role",
        "is|are _1 more|less important|efficient|effective|secure|difficult|likely than|against",
        "is|are _3 more|less secure", "is|are sensitive|valuable|consequential", "is|are critical to|for",
        "is|are dependent on", "helps|help keep|us|make", "is|are generally|commonly|usually used for|to|in",
      ]
    ),
    (
      .opening,
      [
        "here is|are|you|we", "here's", "for example", "for instance",
        "a|an good|bad|strong|weak|poor|secure|typical|poorly|well", "general contact", "our|the mission|vision",
        "our approach|commitment|promise to", "security|privacy|trust|compliance is|isn't a|an|not|just|more|at",
      ]
    ),
    (
      .danger,
      [
        "may|might|can|could _1 result in", "may|might|can|could _1 lead to",
        "could|might be detected|caused|triggered|exposed|exploited|compromised", "can|could|might include",
      ]
    ),
    (
      .reach,
      [
        "this policy|document|standard|procedure|guide|plan|annex|page _1 applies|apply|extends|extend",
        "these policies|documents|standards|procedures|rules|terms _1 apply|extend",
        "the following _4 apply|applies to",
      ]
    ),
  ])

  private static let sanctions: Set<String> = [
    "disciplinary", "termination", "dismissal", "sanctions", "sanction", "penalties", "prosecution", "suspension",
    "legal",
    "removal", "revocation",
  ]
  private static let limits: Set<String> = [
    "as", "by", "that", "which", "who", "used", "managed", "owned", "including", ".",
  ]
  private static let people: Set<String> = [
    "employee", "employees", "staff", "personnel", "contractors", "everyone", "everybody", "users", "workers",
    "persons",
    "people", "workforce", "partners", "suppliers", "parties",
  ]

  /// Whether a clause explains.
  static func explains(_ words: Words) -> Bool {
    var found = false
    phrases.eachMatch(in: words) { form, range in
      guard !found else { return }
      switch form {
      case .always: found = true
      case .start: found = range.lowerBound == 0
      case .vague: found = !words.hasFigure
      case .opening: found = range.lowerBound == 0 && !words.hasMeasure
      case .danger:
        found =
          !words.hasFigure && isGeneral(words, before: range.lowerBound)
          && !words.words.contains { sanctions.contains($0.text) }
      case .reach:
        // Whom a policy binds is a statement.
        let bound = words.words[range.upperBound...].prefix { !limits.contains($0.text) }
        found = words.text(range.upperBound) == "throughout" || !bound.contains { people.contains($0.text) }
      }
    }
    return found || isDefinition(words) || isTitleOfLaw(words)
  }

  /// `Art. 25 – Data protection by design and by default`: what an article is called, and not what is done.
  private static func isTitleOfLaw(_ words: Words) -> Bool {
    guard ["art", "article", "articles"].contains(words.text(0)) else { return false }
    return words.words.dropFirst().prefix(2).contains(where: \.isFigure) && !words.hasFiniteVerb
      && !words.words.contains { English.isParticiple($0) }
  }

  /// `Measures that keep strangers from entering.`: what a kind of control is for, and not what is done.
  static func namesAim(_ words: Words) -> Bool {
    let aims = ["that", "which", "suitable", "to", "for", "designed", "aimed", "intended"]
    return words.text(0) == "measures" && aims.contains(words.text(1)) && !words.hasFigure
  }

  /// `To ensure the confidentiality of company information`: what something is done for, and not what is done.
  static func namesGoal(_ words: Words) -> Bool {
    words.text(0) == "to"
      && ["ensure", "protect", "maintain", "provide", "preserve", "support", "minimise", "minimize"]
        .contains(words.text(1))
      && !words.hasFiniteVerb && !words.hasFigure
      && !words.words.contains { ["by", "through", "using", "with", "via"].contains($0.text) }
  }

  /// Whether the words before speak of things in general and not of the company or its customers.
  private static func isGeneral(_ words: Words, before end: Int) -> Bool {
    !words.words[..<end].contains { ["we", "our", "you", "your", "customers", "customer"].contains($0.text) }
      && words.finiteVerb(in: 0..<end) == nil
  }

  /// `A passphrase is a sequence of words`: one thing of a kind, and the kind that it belongs to.
  private static func isDefinition(_ words: Words) -> Bool {
    // `Processors are companies that handle data for others`
    if words.text(1) == "are", words.text(0).hasSuffix("s"), !words.hasFigure,
      let relative = words.words.prefix(8).firstIndex(where: { ["that", "which", "who"].contains($0.text) }),
      relative > 2,
      words.text(relative - 1).hasSuffix("s"), !words.words[2..<relative].contains(where: { English.isParticiple($0) })
    {
      return true
    }
    guard ["a", "an"].contains(words.text(0)), let verb = words.finiteVerb(in: 1..<words.count), verb <= 8,
      ["is", "are"].contains(words.text(verb))
    else { return false }
    var next = verb + 1
    while next < words.count, words.text(next).hasSuffix("ly") { next += 1 }
    let after = words.text(next)
    if ["composed", "defined", "known", "called", "understood"].contains(after) { return true }
    return ["a", "an", "any", "the"].contains(after)
      && !["part", "requirement", "condition"].contains(words.text(next + 1))
  }
}
