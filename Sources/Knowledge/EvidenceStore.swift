public import Model

/// The index of sealed artefacts; the bundles themselves are files.
public protocol EvidenceStore {
  /// Keeps records, each in place of the one with the same id.
  func save(_ evidence: [Evidence]) throws
  /// All records by id, or those that support one control.
  func evidence(for control: ControlReference?) throws -> [Evidence]
  /// Removes the records of a bundle; how many there were.
  @discardableResult
  func removeEvidence(of bundle: Digest) throws -> Int
}
