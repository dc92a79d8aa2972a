/// The findings of one run over one or more catalogs, with what follows from them.
public struct GapAnalysis: Hashable, Sendable {
  /// The organisation, as the workspace names it.
  public var organisation: String
  /// The time that freshness is judged at.
  public var time: Instant
  /// The catalogs, in the order asked for.
  public var catalogs: [Catalog]
  /// A finding for each requirement, in the catalogs' order.
  public var findings: [Finding]
  /// What to do first.
  public var roadmap: [Fix]
  /// ISO 27001's mandatory documented information; empty unless asked for.
  public var documentedInformation: [DocumentedInformation]
  /// What changed since an earlier run; nil unless asked for.
  public var changes: [Change]?

  /// Makes an analysis.
  public init(
    organisation: String, time: Instant, catalogs: [Catalog], findings: [Finding], roadmap: [Fix] = [],
    documentedInformation: [DocumentedInformation] = [], changes: [Change]? = nil
  ) {
    self.organisation = organisation
    self.time = time
    self.catalogs = catalogs
    self.findings = findings
    self.roadmap = roadmap
    self.documentedInformation = documentedInformation
    self.changes = changes
  }

  /// What meeting one requirement in full does for all of them.
  public struct Fix: Hashable, Sendable {
    /// The requirement to meet.
    public var control: ControlReference
    /// Its title.
    public var title: String
    /// How it stands.
    public var state: GapState
    /// Open requirements that it closes, itself first.
    public var closes: [ControlReference]
    /// Open requirements that it covers a part of.
    public var advances: [ControlReference]
    /// The role that does it, its due date and effort, where decided.
    public var owner: String?, due: CalendarDate?, effort: Double?

    /// Makes a fix.
    public init(
      control: ControlReference, title: String, state: GapState, closes: [ControlReference],
      advances: [ControlReference], owner: String? = nil, due: CalendarDate? = nil, effort: Double? = nil
    ) {
      (self.control, self.title, self.state) = (control, title, state)
      (self.closes, self.advances) = (closes, advances)
      (self.owner, self.due, self.effort) = (owner, due, effort)
    }

    /// Twice the points: two for each requirement closed, one for each covered in part.
    public var halfPoints: Int { closes.count * 2 + advances.count }

    /// How many catalogs it closes or advances something in.
    public var catalogCount: Int { Set((closes + advances).map(\.catalog)).count }

    /// The sum in figures, as `2 closed + 3 advanced × ½ = 3.5`.
    public var arithmetic: String {
      let points = halfPoints % 2 == 0 ? String(halfPoints / 2) : "\(halfPoints / 2).5"
      return "\(closes.count) closed + \(advances.count) advanced × ½ = \(points)"
    }
  }

  /// A finding whose state is another than in an earlier run.
  public struct Change: Hashable, Sendable {
    /// The requirement.
    public var control: ControlReference
    /// How it stood; nil where it was not in the earlier run.
    public var before: GapState?
    /// Whether it had fresh evidence.
    public var wasEvidenced: Bool
    /// How it stands; nil where it is no longer in the run.
    public var after: GapState?
    /// Whether it has fresh evidence.
    public var isEvidenced: Bool

    /// Makes a change.
    public init(
      control: ControlReference, before: GapState?, wasEvidenced: Bool, after: GapState?, isEvidenced: Bool
    ) {
      (self.control, self.before, self.wasEvidenced) = (control, before, wasEvidenced)
      (self.after, self.isEvidenced) = (after, isEvidenced)
    }
  }

  /// Counts of findings by state, with those that fresh evidence supports.
  public struct Tally: Hashable, Sendable {
    /// How many findings have each state.
    public private(set) var counts: [GapState: Int] = [:]
    /// How many of them fresh evidence supports.
    public private(set) var evidenced: [GapState: Int] = [:]
    /// How many requirements claims assert to be met in full or in part.
    public private(set) var assertedCount = 0
    /// How many requirements have fresh evidence.
    public private(set) var evidencedCount = 0
    /// How many findings there are.
    public private(set) var total = 0

    /// Counts findings.
    public init(_ findings: some Sequence<Finding>) {
      for finding in findings {
        total += 1
        counts[finding.state, default: 0] += 1
        if finding.isAsserted { assertedCount += 1 }
        if finding.isEvidenced {
          evidencedCount += 1
          evidenced[finding.state, default: 0] += 1
        }
      }
    }

    /// How many findings leave something to be done.
    public var openCount: Int { counts.reduce(0) { $0 + ($1.key.isOpen ? $1.value : 0) } }

    /// How many findings have the state.
    public subscript(_ state: GapState) -> Int { counts[state] ?? 0 }
  }

  /// Whether any requirement remains open.
  public var hasGaps: Bool {
    findings.contains { $0.state.isOpen } || documentedInformation.contains { $0.isOpen }
  }

  /// The findings of one catalog, by group in the catalog's order.
  public func groups(of catalog: Identifier<Catalog>) -> [(name: String, findings: [Finding])] {
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in findings where finding.catalog == catalog {
      if groups[finding.control.group] == nil { order.append(finding.control.group) }
      groups[finding.control.group, default: []].append(finding)
    }
    return order.map { ($0, groups[$0] ?? []) }
  }
}
