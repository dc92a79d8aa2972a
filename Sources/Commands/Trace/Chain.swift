import Assessment
import Catalogs
import Files
import Knowledge
import Model

/// The chain from answers over claims and controls to evidence, as a workspace holds it, walkable from any link.
struct Chain {
  let answers: [AnswerRecord]
  /// Questionnaires that were sent, by name, with the answers as the customer has them.
  let sent: [String: [Identifier<Question>: Answer]]
  let claims: [Claim]
  let evidence: [Evidence]
  let schedules: [EvidenceSchedule]
  let catalogs: CatalogLibrary
  let now: Instant
  private let claimsByID: [Identifier<Claim>: Claim]
  private let lineStates: [Identifier<Claim>: LineState]
  private let evidenceByControl: [ControlReference: [Evidence]]
  private let evidenceByClaim: [Identifier<Claim>: [Evidence]]

  /// How the lines under a claim stand in the file that it was read from.
  enum LineState: String {
    case unchanged
    case changed
    case gone
    /// Imported from standard input, so that there is no file to look at.
    case unknown
  }

  init(of session: Session) throws {
    let workspace = try session.workspace()
    answers = try workspace.store.answers(to: nil)
    var sent: [String: [Identifier<Question>: Answer]] = [:]
    for file in try workspace.store.sentFiles() {
      for answer in file.answers { sent[file.questionnaire, default: [:]][answer.question] = answer }
    }
    self.sent = sent
    claims = try workspace.store.claims(of: nil)
    evidence = try workspace.store.evidence(for: nil)
    catalogs = try session.frameworks()
    now = session.now
    claimsByID = Dictionary(claims.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    lineStates = try Self.lineStates(claims, of: workspace)
    var byControl: [ControlReference: [Evidence]] = [:]
    for record in evidence { for control in record.controls { byControl[control, default: []].append(record) } }
    evidenceByControl = byControl
    var byClaim: [Identifier<Claim>: [Evidence]] = [:]
    schedules = try workspace.store.settings(prefix: EvidenceSchedule.prefix).compactMap { EvidenceSchedule($0.value) }
    for schedule in schedules {
      for claim in schedule.claims { byClaim[Identifier(claim)] = evidence.filter { $0.item == schedule.key } }
    }
    evidenceByClaim = byClaim
  }

  private static func lineStates(_ claims: [Claim], of workspace: Workspace) throws -> [Identifier<Claim>: LineState] {
    var states: [Identifier<Claim>: LineState] = [:]
    let byDocument = Dictionary(grouping: claims, by: \.document)
    for document in try workspace.store.documents() {
      let path = document.path.hasPrefix("/") ? document.path : workspace.path + "/" + document.path
      let claims = byDocument[document.name] ?? []
      guard document.path != "-" else {
        for claim in claims { states[claim.id] = .unknown }
        continue
      }
      guard let bytes = try? ReadableFile.bytes(of: path) else {
        for claim in claims { states[claim.id] = .gone }
        continue
      }
      let isSame = Digest(of: bytes) == document.digest
      let lines = isSame ? [] : Self.lines(of: bytes)
      for claim in claims { states[claim.id] = isSame ? .unchanged : state(of: claim, in: lines) }
    }
    return states
  }

  /// A claim is where its lines' digest is; lines that only moved are unchanged.
  private static func state(of claim: Claim, in lines: [ArraySlice<UInt8>]) -> LineState {
    func matches(_ first: Int) -> Bool {
      guard first >= 0, first + claim.lines.count <= lines.count else { return false }
      let bytes = lines[first..<(first + claim.lines.count)].reduce(into: [UInt8]()) { $0 += $1 }
      return Digest(of: bytes) == claim.digest
    }
    if matches(claim.lines.lowerBound - 1) { return .unchanged }
    return lines.indices.contains(where: matches) ? .unchanged : .changed
  }

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  // MARK: Links

  func claim(_ id: Identifier<Claim>) -> Claim? { claimsByID[id] }

  func lineState(of claim: Claim) -> LineState { lineStates[claim.id] ?? .gone }

  /// How a citation stands to the claim of today.
  func state(of citation: Citation) -> LineState {
    guard let claim = claimsByID[citation.claim] else { return .gone }
    return claim.digest == citation.digest ? lineState(of: claim) : .changed
  }

  /// Whether a customer has the answer.
  func isSent(_ record: AnswerRecord) -> Bool { sent[record.questionnaire]?[record.answer.question] != nil }

  /// Answers that cite a claim, those that were sent first, then approved ones.
  func answers(citing claim: Identifier<Claim>) -> [AnswerRecord] {
    ordered(answers.filter { record in record.answer.citations.contains { $0.claim == claim } })
  }

  func ordered(_ records: [AnswerRecord]) -> [AnswerRecord] {
    let order: [AnswerStatus] = [.approved, .stale, .needsReview, .drafted]
    let waiting = records.filter { !isSent($0) }
    return records.filter(isSent) + order.flatMap { status in waiting.filter { $0.status == status } }
  }

  func claims(tiedTo control: ControlReference) -> [Claim] {
    claims.filter { claim in claim.controls.contains { $0.control == control } }
  }

  /// The last evidence of each item that supports a control, artefacts before the occurrences in them.
  func evidence(for control: ControlReference) -> [Evidence] { Self.latest(evidenceByControl[control] ?? []) }

  /// Evidence that a plan names for the claim itself, then that of its controls.
  func evidence(for claim: Claim) -> [Evidence] {
    var seen: Set<Identifier<Evidence>> = []
    let all = Self.latest(evidenceByClaim[claim.id] ?? []) + claim.controls.flatMap { evidence(for: $0.control) }
    return all.filter { seen.insert($0.id).inserted }
  }

  /// Whether what was gathered for a claim has expired, and nothing that is fresh shows it beside that.
  func isExpired(_ claim: Identifier<Claim>) -> Bool {
    guard let claim = self.claim(claim) else { return false }
    let standings = Set(evidence(for: claim).map { $0.standing(at: now) })
    return standings.contains(.stale) && !standings.contains(.fresh)
  }

  /// The last evidence of one plan item.
  func evidence(of schedule: EvidenceSchedule) -> [Evidence] {
    Self.latest(evidence.filter { $0.item == schedule.key })
  }

  private static func latest(_ records: [Evidence]) -> [Evidence] {
    let artefacts = records.filter { !$0.isDatedByItsContent }
    return Dictionary(grouping: artefacts, by: { "\($0.item) \($0.path)" }).values
      .compactMap { $0.max { ($0.collected, $0.id) < ($1.collected, $1.id) } }
      .sorted { ($0.item, $0.path) < ($1.item, $1.path) }
  }

  func title(of control: ControlReference) -> String { catalogs[control]?.title ?? "" }
}
