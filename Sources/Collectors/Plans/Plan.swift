public import Model

/// What to collect, how often, for which controls, and what makes it enough: a file of `evidence/plans`.
public struct Plan: Sendable {
  /// As `linux-server`; the schedule's key.
  public var name: String
  /// What a person calls it.
  public var title: String
  /// The products or systems that it covers.
  public var scope: [String]
  /// The first day on which occurrences are expected, or nil for the day of the first collection.
  public var since: CalendarDate?
  /// SHA-256 of the plan's bytes.
  public var digest: Digest
  /// The items in the plan's order.
  public var items: [Item]

  /// One thing to collect.
  public struct Item: Sendable {
    /// As `sshd-configuration`; the artefacts' folder in the bundle.
    public var name: String
    /// What a person calls it.
    public var title: String
    /// What gathers it.
    public var collector: any Collector
    /// The collector's name as the plan wrote it: a collector or a profile.
    public var collectorName: String
    /// How often it is expected.
    public var cadence: Cadence
    /// How many days one occurrence stays fresh, or nil for the cadence's own window.
    public var freshDays: Int?
    /// The controls that it supports.
    public var controls: [ControlReference]
    /// Identifiers of the claims that it bears out.
    public var claims: [String]
    /// What makes it enough, beyond what its collector demands.
    public var sufficiency: [SufficiencyRule]
    /// Facts to be kept as measured figures, by the name that claims give the promise, as `rto` to `duration`.
    public var measures: [String: String]
    /// What happens to secrets and personal data.
    public var redaction: RedactionPolicy
    /// How long the evidence is kept, as `3 y`, or nil where the plan is silent.
    public var retention: String?
    /// The sample to draw from a population, or nil.
    public var sample: SampleRequest?
    /// How long a command may run, in seconds.
    public var timeout: Int
    /// The most bytes of one file or one command's output.
    public var limit: Int
    /// Where the plan has it.
    public var location: Failure.Location
  }
}

/// A sample that an auditor can draw again.
public struct SampleRequest: Hashable, Sendable {
  /// How many rows.
  public var size: Int
  /// The auditor's words; the rows with the smallest SHA-256 of `seed:key` are drawn.
  public var seed: String
}

/// What a run of a plan knows of the world around it; libraries read none of it themselves.
public struct Surroundings: Sendable {
  /// The folder that relative paths start from.
  public var root: String
  /// The host's name.
  public var host: String
  /// The user that collects.
  public var user: String
  /// The folders in which commands are sought, in order.
  public var searchPath: [String]
  /// What the run covers, or nil.
  public var period: Range<Instant>?
  /// A private folder for what commands write, or nil on a dry run.
  public var spool: String
  /// The version of vouch.
  public var version: String
  /// The time.
  public var clock: @Sendable () -> Instant
  /// The year that dates without one are read with, and its month.
  public var today: CalendarDate { clock().date }

  /// Describes the surroundings of one run.
  public init(
    root: String, host: String, user: String, searchPath: [String], period: Range<Instant>?, spool: String,
    version: String, clock: @escaping @Sendable () -> Instant
  ) {
    self.root = root
    self.host = host
    self.user = user
    self.searchPath = searchPath
    self.period = period
    self.spool = spool
    self.version = version
    self.clock = clock
  }

  /// A path of the plan, absolute.
  func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : root == "/" ? "/" + path : root + "/" + path }
}
