/// Whether an artefact is enough to be evidence, as its collector's predicate found.
public enum Sufficiency: String, Hashable, Sendable {
  /// The predicate holds.
  case met
  /// The predicate fails: the file is not evidence.
  case notMet = "not_met"
  /// The predicate could not be tried.
  case unknown
}

/// A sealed artefact, as the store indexes it by control, claim and occurrence.
public struct Evidence: Hashable, Sendable {
  /// `bundle id prefix/path`.
  public var id: Identifier<Evidence>
  /// SHA-256 of the bundle's `statement.json`.
  public var bundle: Digest
  /// The artefact's path in the bundle.
  public var path: String
  /// SHA-256 of the artefact.
  public var digest: Digest
  /// The plan item that asked for it.
  public var item: String
  /// The controls that it supports.
  public var controls: [ControlReference]
  /// The occurrence that it stands for, as `2026-Q1`, or nil.
  public var occurrence: String?
  /// The period that it covers: from ≤ t < to.
  public var period: Range<Instant>?
  /// When it was collected.
  public var collected: Instant
  /// When it stops being fresh, or nil.
  public var expires: Instant?
  /// Whether it is enough.
  public var sufficiency: Sufficiency
  /// Measured figures, as `rto=3 h`.
  public var measurements: [Parameter]

  /// Makes an evidence record.
  public init(
    id: Identifier<Evidence>, bundle: Digest, path: String, digest: Digest, item: String,
    controls: [ControlReference], occurrence: String? = nil, period: Range<Instant>? = nil, collected: Instant,
    expires: Instant? = nil, sufficiency: Sufficiency, measurements: [Parameter] = []
  ) {
    self.id = id
    self.bundle = bundle
    self.path = path
    self.digest = digest
    self.item = item
    self.controls = controls
    self.occurrence = occurrence
    self.period = period
    self.collected = collected
    self.expires = expires
    self.sufficiency = sufficiency
    self.measurements = measurements
  }
}
