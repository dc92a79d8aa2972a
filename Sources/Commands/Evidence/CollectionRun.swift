import Bundles
import Collectors
import Files
import Glibc
import JSON
import Knowledge
import Model
import Signing

/// One run of a plan: gathers, seals, records in the ledger, indexes in the store.
struct CollectionRun {
  private let located: LocatedPlan
  private let output: String
  private let period: Range<Instant>?
  private let base: Seal
  private let session: Session
  private let workspace: Workspace

  init(
    _ located: LocatedPlan, to output: String, period: Range<Instant>?, saltSeed: String?, key: String?,
    session: Session
  ) throws {
    (self.located, self.output, self.period) = (located, output, period)
    self.session = session
    workspace = try session.workspace()
    base = try session.seal(key: key, saltSeed: saltSeed)
  }

  /// Makes the bundle; nothing is kept anywhere where this throws.
  func seal() throws -> CollectionResult {
    removeAbandonedSpools()
    let spool = workspace.privateFolder + "/spool-\(getpid())"
    try Folder.make(spool, mode: 0o700)
    defer { Self.remove(spool) }
    let (pseudonyms, known) = try privateNames()
    let surroundings = session.surroundings(root: located.root, period: period, spool: spool)
    let collection = try Collection.gather(located.plan, in: surroundings, pseudonyms: pseudonyms) {
      session.progress("collecting \($0)")
    }
    session.progress("sealing \(output)")
    var seal = base
    if !located.plan.scope.isEmpty { seal.scope = located.plan.scope }
    seal.period = period
    seal.plan = located.plan.digest
    let sealed: SealedBundle
    do {
      sealed = try seal.seal(collection.artefacts, to: output)
    } catch {
      throw undecided(in: collection) ?? error
    }
    try keep(pseudonyms, known)
    return try record(sealed, collection)
  }

  private static let mostShown = 40

  /// All finds that stopped the sealing, as one failure; nil where something else did.
  private func undecided(in collection: Collection) -> Failure? {
    guard collection.artefacts.contains(where: { !(collection.results[$0.artefact.path]?.undecided ?? []).isEmpty })
    else { return nil }
    let found = collection.undecidedFinds().flatMap { path, finds in finds.map { "\(path):\($0.line): \($0.rule)" } }
    for line in found.prefix(Self.mostShown) { session.report(line) }
    if found.count > Self.mostShown { session.report("and \(found.count - Self.mostShown) more") }
    return Failure(
      .state, "nothing was sealed: secrets or personal data were found that the plan does not decide on",
      at: .file(located.plan.name),
      hint: "let the plan's 'redaction' mask, pseudonym, drop or allow them, with a reason")
  }

  /// The made-up names of this workspace, and the private map as it was.
  private func privateNames() throws -> (Pseudonyms, JSONValue?) {
    let path = workspace.privateFolder + "/pseudonyms.json"
    var known: JSONValue?
    if Folder.exists(path) { known = try JSONValue(parsing: try ReadableFile.bytes(of: path), file: path) }
    if let seed = base.saltSeed {
      return (Pseudonyms(key: HMAC.code(of: Array("vouch-pseudonyms-v1".utf8), key: seed)), known)
    }
    if let known {
      guard let key = Pseudonyms.key(of: known) else {
        throw Failure(.state, "the private map of pseudonyms holds no key", at: .file(path))
      }
      return (Pseudonyms(key: key), known)
    }
    guard let key = SecureRandom.bytes(32) else { throw Failure(.state, "the system gives no random bytes") }
    return (Pseudonyms(key: key), nil)
  }

  private func keep(_ pseudonyms: Pseudonyms, _ known: JSONValue?) throws {
    guard !pseudonyms.isEmpty else { return }
    let file = try WholeFile(workspace.privateFolder + "/pseudonyms.json", replacing: true, mode: 0o600)
    try file.write(pseudonyms.merged(with: known).pretty)
    try file.commit()
  }

  private func record(_ sealed: SealedBundle, _ collection: Collection) throws -> CollectionResult {
    var result = CollectionResult(
      output: output, plan: located.plan, bundle: sealed, collection: collection, principal: base.signer.principal)
    let index = EvidenceIndex(bundle: sealed.id, collection: collection, plan: located.plan, now: session.now)
    try workspace.store.transaction {
      try session.record("evidence.collect", [.init(name: located.plan.name, digest: located.plan.digest)])
      try session.record(sealed, at: output)
      try EvidencePacking.remember(sealed.id, at: output, in: session)
      var batch: [Evidence] = []
      try sealed.records.forEach { artefact in
        result.take(artefact)
        batch += index.records(of: artefact)
        guard batch.count >= 256 else { return }
        try workspace.store.save(batch)
        batch.removeAll(keepingCapacity: true)
      }
      try workspace.store.save(batch)
      for schedule in try schedules() {
        try workspace.store.set(EvidenceSchedule.key(schedule.plan, schedule.item), to: schedule.published)
      }
    }
    return result
  }

  /// What the plan expects from now on; the first day stays what it was.
  private func schedules() throws -> [EvidenceSchedule] {
    try located.plan.items.map { item in
      let known = try workspace.store.setting(EvidenceSchedule.key(located.plan.name, item.name))
        .flatMap { EvidenceSchedule($0) }
      return EvidenceSchedule(
        plan: located.plan.name, item: item.name, title: item.title, cadence: item.cadence,
        since: located.plan.since ?? known?.since ?? period?.lowerBound.date ?? session.now.date,
        freshDays: item.freshDays, controls: item.controls, claims: item.claims)
    }
  }

  /// What runs left behind that were killed: folders of processes that are no more.
  private func removeAbandonedSpools() {
    guard let stream = opendir(workspace.privateFolder) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      guard name.hasPrefix("spool-"), let process = pid_t(name.dropFirst("spool-".count)) else { continue }
      if kill(process, 0) != 0, errno == ESRCH { Self.remove(workspace.privateFolder + "/" + name) }
    }
  }

  private static func remove(_ folder: String) {
    for file in Folder.files(below: folder) { unlink(folder + "/" + file) }
    rmdir(folder)
  }
}
