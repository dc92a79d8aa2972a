import Arguments
import Catalogs
import Model

/// `vouch gap set`
struct GapSetVerb: Verb {
  var controls: [String] = []
  var state: String?
  var notApplicable: String?
  var necessary = false
  var because: [String] = []
  var finding: String?
  var grade: String?
  var impact: String?
  var action: String?
  var owner: String?
  var due: String?
  var effort: Double?
  var maturity: Int?
  var target: Int?
  var responsibility: String?
  var review: String?
  var clear = false

  static let path = ["gap", "set"]
  static let summary = "Record what people decided about requirements."
  static let discussion = """
    What is not named stays as it was; an empty text removes it. --state is a person's own finding and stands over \
    what claims and evidence give. --necessary and --not-applicable decide the Statement of Applicability; --because \
    gives the reason as risk:ID, legal:ID, contract:ID or practice:ID of the risk register, or with words after the \
    kind, as "contract: clause 4 of the standard agreement".
    """
  static let examples = [
    Example("vouch gap set iso27001:A.8.24 --owner 'Head of IT' --due 2026-12-01 --grade minor", "Who mends it, when."),
    Example("vouch gap set A.7.4 --not-applicable 'No premises of our own' --review 2027-06-01", "Exclude a control."),
    Example("vouch gap set A.8.13 --necessary --because risk:R-3", "Include a control for a risk."),
  ]
  static let arguments: [Argument<Self>] = [
    .positional("CONTROL", "Requirements, as iso27001:A.8.24 or CC6.1.", \.controls, .none),
    .option(
      "state", nil, "STATE",
      "A person's finding: \(GapState.allCases.map(\.rawValue).joined(separator: ", ")); empty for none.", \.state,
      .words(GapState.allCases.map(\.rawValue) + [""])),
    .option("not-applicable", nil, "REASON", "It does not apply, and why.", \.notApplicable),
    .flag("necessary", nil, "It is necessary.", \.necessary),
    .option("because", nil, "REASON", "Why it is necessary; may be given several times.", \.because),
    .option("finding", nil, "TEXT", "What is missing.", \.finding),
    .option(
      "grade", nil, "GRADE", "major, minor or opportunity.", \.grade, .words(Grade.allCases.map(\.rawValue) + [""])),
    .option("impact", nil, "IMPACT", "low, medium or high.", \.impact, .words(Impact.allCases.map(\.rawValue) + [""])),
    .option("action", nil, "TEXT", "What will be done.", \.action),
    .option("owner", nil, "ROLE", "Who does it.", \.owner),
    .option("due", nil, "DATE", "Until when, as 2026-12-01.", \.due),
    .option("effort", nil, "DAYS", "Person-days.", \.effort),
    .option("maturity", nil, "LEVEL", "Maturity today, 0 to 5.", \.maturity),
    .option("target", nil, "LEVEL", "Maturity wanted, 0 to 5.", \.target),
    .option(
      "responsibility", nil, "WHOSE", "own, shared or inherited.", \.responsibility,
      .words(ControlDecision.Responsibility.allCases.map(\.rawValue) + [""])),
    .option("review", nil, "DATE", "When to look at the decision again.", \.review),
    .flag("clear", nil, "Forget everything decided before.", \.clear),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let library = try session.frameworks()
    let register = try session.riskRegister(library)
    let known = Dictionary(uniqueKeysWithValues: try session.controlDecisions().map { ($0.control, $0) })
    guard notApplicable == nil || !necessary else {
      throw UsageError("--necessary and --not-applicable exclude each other")
    }
    guard because.isEmpty || notApplicable == nil else {
      throw UsageError("--because is for what is necessary; --not-applicable takes its reason itself")
    }
    var decisions: [ControlDecision] = []
    for text in controls {
      let control = try library.reference(text)
      var decision = clear ? ControlDecision(control) : known[control] ?? ControlDecision(control)
      try change(&decision, register)
      if decision != known[control] ?? ControlDecision(control) { decisions.append(decision) }
    }
    guard !decisions.isEmpty else {
      session.report("nothing to change; vouch gap set --help lists what can be set")
      return .done
    }
    try session.keep(decisions)
    for decision in decisions { session.write("set \(decision.control)\n") }
    return .done
  }

  private func change(_ decision: inout ControlDecision, _ register: RiskRegister) throws {
    if let state { decision.state = GapState(rawValue: state) }
    if let grade { decision.grade = Grade(rawValue: grade) }
    if let impact { decision.impact = Impact(rawValue: impact) }
    if let responsibility { decision.responsibility = .init(rawValue: responsibility) }
    if let finding { decision.finding = finding.isEmpty ? nil : finding }
    if let action { decision.action = action.isEmpty ? nil : action }
    if let owner { decision.owner = owner.isEmpty ? nil : owner }
    if let due { decision.due = try Self.date(due, "--due") }
    if let review { decision.review = try Self.date(review, "--review") }
    if let effort {
      guard effort >= 0 else { throw UsageError("--effort must not be negative") }
      decision.effort = effort
    }
    for (level, name) in [(maturity, "--maturity"), (target, "--target")] {
      guard level.map({ (0...5).contains($0) }) ?? true else { throw UsageError("\(name) goes from 0 to 5") }
    }
    if let maturity { decision.maturity = maturity }
    if let target { decision.targetMaturity = target }
    if let notApplicable {
      decision.necessary = false
      decision.justifications = notApplicable.isEmpty ? [] : [.init(nil, text: notApplicable)]
    }
    if necessary || !because.isEmpty {
      if decision.necessary == false { decision.justifications = [] }
      decision.necessary = true
      for reason in try because.map({ try Self.justification($0, register) })
      where !decision.justifications.contains(reason) { decision.justifications.append(reason) }
    }
  }

  static func date(_ text: String, _ option: String) throws -> CalendarDate? {
    if text.isEmpty { return nil }
    guard text.utf8.count == 10, let date = CalendarDate(text) else {
      throw UsageError("\(option) '\(text)' is no date", hint: "write it as 2026-12-01")
    }
    return date
  }

  /// `risk:R-3`, `contract: words`, `legal:O-1 words`.
  static func justification(_ text: String, _ register: RiskRegister) throws -> ControlDecision.Justification {
    let sources = ControlDecision.Justification.Source.allCases.map(\.rawValue)
    guard let colon = text.firstIndex(of: ":"),
      let source = ControlDecision.Justification.Source(
        rawValue: text[..<colon].split(separator: " ").joined().lowercased())
    else {
      throw UsageError(
        "'\(text)' does not say what kind of reason it is",
        hint: "begin with one of: \(sources.map { $0 + ":" }.joined(separator: " "))")
    }
    let rest = text[text.index(after: colon)...].split(separator: " ", omittingEmptySubsequences: true)
    guard let first = rest.first.map(String.init) else { throw UsageError("'\(text)' gives no reason") }
    let ids = register.risks.map(\.id.rawValue) + register.obligations.map(\.id.rawValue)
    let words = rest.dropFirst().joined(separator: " ")
    if ids.contains(first) { return .init(source, reference: first, text: words) }
    guard source != .risk else {
      throw Failure(
        .input, "no risk '\(first)' is recorded",
        hint: Spelling.nearest(to: first, among: ids).map { "did you mean '\($0)'?" }
          ?? "write it into risks.yaml first")
    }
    return .init(source, text: rest.joined(separator: " "))
  }
}
