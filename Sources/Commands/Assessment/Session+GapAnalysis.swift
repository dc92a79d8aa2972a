import Assessment
import Catalogs
import Files
import JSON
import Knowledge
import Model

extension Session {
  /// The catalogs that a command line names: one, several, or `all` that the workspace works with.
  func catalogs(named names: [String], in library: CatalogLibrary) throws -> [Catalog] {
    if names.isEmpty || names == ["all"] {
      return try workspace().configuration.frameworks.map { try library.catalog(named: $0.rawValue) }
    }
    return try names.map { name in
      do throws(Failure) { return try library.catalog(named: name) } catch {
        throw Failure(
          .usage, "unknown framework '\(name)'",
          hint: Verbs.hint(for: name, after: "gap") ?? error.hint
            ?? "one of: \((library.catalogs.map(\.id.rawValue) + ["all"]).joined(separator: ", "))")
      }
    }
  }

  /// The findings for every catalog of the library, with what they give each other.
  func findings(_ library: CatalogLibrary) throws -> (findings: [Finding], reuse: Reuse) {
    let store = try workspace().store
    let assessor = Assessor(
      claims: try store.claims(of: nil) + ownControlClaims(library), evidence: try store.evidence(for: nil),
      decisions: try controlDecisions(), time: now)
    let reuse = Reuse(try statedRelations(library))
    return (reuse.covering(library.catalogs.flatMap(assessor.findings)), reuse)
  }

  /// Stated pairs of the crosswalks; derived ones are never counted as coverage.
  func statedRelations(_ library: CatalogLibrary) throws -> [ControlRelation] {
    try crosswalk(library).mappings.map { ControlRelation($0.source, $0.relationship, $0.target) }
  }

  /// What the company's own controls say of themselves.
  func ownControlClaims(_ library: CatalogLibrary) throws -> [Claim] {
    try ownControls(library).flatMap { $0.controls.claims(file: $0.file, content: $0.content) }
  }

  private func ownControls(_ library: CatalogLibrary) throws -> [(
    file: String, content: [UInt8], controls: OwnControls
  )] {
    guard let workspacePath else { return [] }
    let folder = workspacePath + "/controls"
    return try Folder.files(below: folder).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") }.sorted().map {
      let content = try ReadableFile.bytes(of: folder + "/" + $0, limit: 64 << 20)
      return ("controls/" + $0, content, try OwnControls(content, file: "controls/" + $0, catalogs: library))
    }
  }

  /// The analysis for some catalogs; the roadmap looks at all that the workspace works with.
  func gapAnalysis(_ names: [String], stageOne: Bool = false) throws -> GapAnalysis {
    let library = try frameworks()
    let workspace = try workspace()
    let asked = try catalogs(named: names, in: library)
    let ids = Set(asked.map(\.id))
    let (findings, reuse) = try findings(library)
    let used = ids.union(workspace.configuration.frameworks)
    let roadmap = reuse.roadmap(of: findings.filter { used.contains($0.catalog) })
    var analysis = GapAnalysis(
      organisation: workspace.configuration.organisation, time: now, catalogs: asked,
      findings: asked.flatMap { catalog in findings.filter { $0.catalog == catalog.id } },
      roadmap: roadmap.filter { ids.contains($0.control.catalog) })
    if stageOne {
      let store = workspace.store
      let search = StageOne(
        documents: try store.documents(), claims: try store.claims(of: nil), evidence: try store.evidence(for: nil),
        time: now)
      analysis.documentedInformation = try documentedInformationDemands(library).map(search.item)
    }
    return analysis
  }

  /// The kind of the store's decisions that hold recorded runs.
  static let recordedRun = "gap.record"

  /// Keeps how every requirement of an analysis stands, for `--since`.
  func record(_ analysis: GapAnalysis) throws {
    let states: JSONValue = .object(
      analysis.findings.map { .init("\($0.reference)", [.string($0.state.rawValue), .bool($0.isEvidenced)]) })
    let store = try workspace().store
    try store.transaction {
      try store.append(
        Decision(time: now, actor: actor, kind: Self.recordedRun, subject: "gap", particulars: states))
      try record("gap.record", [.init(name: "gap", digest: Self.digest(of: states))])
    }
  }

  /// How requirements stood in an earlier run: a file of `vouch gap --json`, or a day up to which a run was recorded.
  func earlierRun(_ since: String) throws -> [ControlReference: GapAnalysis.Earlier] {
    guard let day = CalendarDate(since), since.utf8.count == 10 else { return try earlierRun(file: since) }
    let end = Instant(day.adding(days: 1))
    let runs = try workspace().store.decisions(kind: Self.recordedRun, subject: nil).filter { $0.time < end }
    guard !runs.isEmpty else {
      throw Failure(
        .input, "no run was recorded up to \(since)",
        hint: "vouch gap all --record keeps one; --since also takes a file of vouch gap --json")
    }
    var earlier: [ControlReference: GapAnalysis.Earlier] = [:]
    for run in runs {
      for member in run.particulars.members ?? [] {
        guard let colon = member.name.firstIndex(of: ":"), let parts = member.value.array, parts.count == 2,
          let state = parts[0].string.flatMap({ GapState(rawValue: $0) })
        else { continue }
        let control = ControlReference(
          Identifier(String(member.name[..<colon])),
          Identifier(String(member.name[member.name.index(after: colon)...])))
        earlier[control] = .init(state: state, isEvidenced: parts[1].bool ?? false)
      }
    }
    return earlier
  }
}
