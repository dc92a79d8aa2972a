import Model

/// What a heading says about everything under it.
struct HeadingEffect: Sendable {
  var modality: Modality?
  var scope: [Parameter] = []
  /// Whether what is under it leads in to the rest, and only its general words are no claims.
  var isIntroduction = false
  /// Whether all under it, further headings too, advises the reader.
  var isAdvice = false
  /// Whether what it commands is advice: `Best practices`.
  var isPractice = false

  private static let introductions: Set<String> = ["purpose", "introduction", "preface", "foreword", "about"]
  private static let context: Set<String> = [
    "purpose", "introduction", "definitions", "glossary", "references", "abbreviations", "acronyms", "contents",
    "preface", "foreword", "terms", "about", "disclaimer", "navigation",
  ]
  private static let planned: Set<String> = ["roadmap", "upcoming", "planned", "outlook"]
  private static let phrases = Phrases<Modality>([
    (
      .context,
      [
        "table of contents", "revision|version|document|change history|log",
        "related|reference|referenced|associated|normative documents|policies|links|pages|documentation|materials",
        "terms and definitions", "further reading", "applicable standards",
        "about this document|page|policy|us", "change log", "who we are",
        "known limitations|gaps|issues|weaknesses|deficiencies|shortcomings|problems|constraints", "gaps",
        "open points|issues|items|actions|tasks|findings|questions", "bad practice|practices",
        "common mistakes|errors|pitfalls",
        "rejected proposals|ideas|measures|options", "anti-patterns|antipatterns", "our|the|current limitations",
        "limitations of", "not protect|protected|guarantee|guaranteed|prevent|defend", "residual risk|risks",
      ]
    ),
    (
      .planned,
      [
        "coming soon|next", "what we are|'re working on", "what we're working on", "what is|comes next", "working on",
        "what's next", "next steps",
        "planned improvements|measures|certifications|controls|features|work",
        "future improvements|measures|work|plans|certifications|enhancements", "on the|our roadmap", "not yet",
        "in progress", "work in progress", "in preparation", "planned for|in|until|by|from",
        "improvements|measures planned",
        "under consideration|evaluation|discussion|investigation", "wish list", "to do", "beta features",
        "target state|picture|architecture",
        "short-term|medium-term|mid-term|long-term goals|actions|objectives|strategy|plans|improvements",
        "proposed|draft|future|possible|potential|suggested controls|measures|features|improvements|changes|safeguards",
      ]
    ),
    (
      .negated,
      [
        "out of scope", "out-of-scope", "exclusions", "not in scope|included|covered", "what we don't|won't|never",
        "what we do|will not", "not done", "what is|are not",
        "limitations of coverage", "excluded services|items", "no longer offered|supported|used|available|in",
        "former|retired|discontinued|deprecated|obsolete|removed measures|controls|features|services|safeguards",
        "not implemented|supported|available|offered|provided", "missing controls|measures|features|safeguards",
      ]
    ),
    (
      .conditional,
      [
        "optional _2", "on|upon request", "optional", "add-ons|add-on", "available on request",
        "optional features|services|measures|controls",
      ]
    ),
  ])

  /// `Recommendations`, `Your responsibilities`, `Security best practices for customers`: what readers are told to do.
  private static func advises(_ heading: [String]) -> Bool {
    // `What are your recommendations for …?`; `Protocols and recommendations` holds measures too.
    if heading.count <= 3 || heading.first == "what" || heading.first == "recommendations", !heading.contains("and"),
      heading.contains(where: { ["recommendation", "recommendations"].contains($0) })
    {
      return true
    }
    if ["what you can do", "what you should do", "how you can", "what can you do"].contains(
      where: heading.joined(separator: " ").hasPrefix)
    {
      return true
    }
    return heading.count <= 6
      && heading.contains { ["customer", "customers", "client", "clients", "user", "users", "your"].contains($0) }
      && (heading.contains { ["responsibilities", "responsibility", "obligations", "tips", "checklist"].contains($0) }
        || zip(heading, heading.dropFirst()).contains { $0 == ("best", "practices") })
      && !heading.contains { ["our", "we", "protect", "data"].contains($0) }
  }

  static func read(_ words: Words, inherited: HeadingEffect?) -> HeadingEffect {
    var effect = HeadingEffect(modality: nil, scope: inherited?.scope ?? [])
    if let outer = inherited?.modality, outer != .context { effect.modality = outer }
    let content = words.words.filter { !$0.isMark && !$0.isFigure }
    if content.count <= 2, let first = content.first?.text {
      if context.contains(first), content.count == 1 || content.last?.text == "purpose" {
        effect.modality = .context
        effect.isIntroduction = introductions.contains(first)
      }
      if planned.contains(first),
        content.count == 1
          || ["measures", "improvements", "features", "controls", "certifications", "work"].contains(
            content.last?.text ?? "")
      {
        effect.modality = .planned
      }
      if content.last?.text == "roadmap", !words.words.contains(where: { ["&", "and", "/"].contains($0.text) }) {
        effect.modality = .planned
      }
    }
    let texts = content.map(\.text)
    // A shared responsibility is the company's as well.
    effect.isAdvice = !texts.contains("shared") && (inherited?.isAdvice == true || advises(texts))
    if effect.isAdvice { effect.modality = .context }
    effect.isPractice =
      texts.count <= 4 && texts.suffix(2) == ["best", "practices"]
      && !texts.contains { ["our", "industry", "coding", "development"].contains($0) }
    // `Related standards, policies and procedures`, `See also`: what else there is to read.
    if content.first?.text == "related" || content.first?.text == "see" && content.count <= 2 {
      effect.modality = .context
    }
    if content.count <= 6, let match = phrases.first(in: words) {
      if match.meaning != .negated || !words.words.contains(where: { $0.text == "and" }) {
        effect.modality = match.meaning
      }
    }
    if content.count <= 4, let status = StatusWords.standing(texts.joined(separator: " ")),
      [.planned, .negated].contains(status)
    {
      effect.modality = status
    }
    if content.count == 1, ["limitations", "ideas", "issues", "gaps", "todos"].contains(texts[0]) {
      effect.modality = .context
    }
    effect.modality = remark(words) ?? effect.modality
    // `Enhanced isolation – Enterprise Premium`, `Premium Support`, `Enterprise plan`
    if content.count <= 8, let plan = PlanName.find(words) ?? trailingPlan(words) {
      effect.scope.removeAll { $0.name == "plan" }
      effect.scope.append(Parameter("plan", plan))
      effect.modality = effect.modality ?? .conditional
    }
    return effect
  }

  /// How far a remark at a heading's end says that it is done: `Bug bounty (planned for 2026)`, `SOC 2 – in progress`.
  static func remark(_ words: Words) -> Modality? {
    guard
      let mark = words.words.indices.dropFirst().last(where: {
        words.isMark($0) && ["(", "[", "–", "—", "-", ":"].contains(words.text($0))
      })
    else { return nil }
    let first = words.text(mark + 1)
    if planned.contains(first) || ["scheduled", "targeted", "pending"].contains(first) { return .planned }
    switch (first, words.text(mark + 2)) {
    case ("coming", "soon"), ("not", "yet"), ("under", "way"), ("on", "roadmap"), ("in", "progress"),
      ("in", "preparation"), ("in", "planning"), ("in", "development"):
      return .planned
    case ("partial", _), ("partially", _): return .conditional
    default: return nil
    }
  }

  /// A plan's name after a dash or in brackets: `Single sign-on (Enterprise)`.
  private static func trailingPlan(_ words: Words) -> String? {
    guard words.count >= 3 else { return nil }
    var last = words.count - 1
    let bracketed = words[last].text == ")"
    if bracketed { last -= 1 }
    guard words[last].isUpper,
      ["enterprise", "premium", "business", "professional", "pro", "ultimate"].contains(words[last].text)
    else { return nil }
    let before = words.text(last - 1)
    return (bracketed && before == "(") || before == "–" || before == "—" || before == "-"
      ? words[last].text.prefix(1).uppercased() + words[last].text.dropFirst() : nil
  }

  private static let facts = Phrases<Int>([
    (
      0,
      [
        "aligned with|to", "compliant with|to", "24 / 7", "24/7", "certified", "accredited", "in accordance with",
        "according to", "( iso|nist|soc|cis|pci|bsi|anssi|sp|owasp|din|en|hipaa",
      ]
    )
  ])

  /// What a heading itself asserts, apart from what it says of what stands below it.
  static func modality(of words: Words, year: Int?) -> Modality {
    if let remark = remark(words) { return remark }
    if isSentence(words) { return ModalityReader.read(words, year: year).modality }
    return statesFact(words) ? .inPlace : .context
  }

  /// `We're working towards ISO 27001 certification`, `Your data is encrypted at rest`: a sentence set as a heading.
  private static func isSentence(_ words: Words) -> Bool {
    words.contentCount >= 3 && words.count >= 4 && words.text(words.count - 1) != "?"
      && subjects.contains(words.text(0)) && words.hasFiniteVerb
  }

  private static let subjects: Set<String> = [
    "we", "we're", "we've", "we’re", "we’ve", "our", "your", "all", "every", "customer", "data", "backups",
  ]

  /// Whether a heading itself states a measure with its standard or its cover.
  private static func statesFact(_ words: Words) -> Bool {
    words.text(words.count - 1) != "?" && facts.first(in: words) != nil && words.contentCount >= 3
  }
}
