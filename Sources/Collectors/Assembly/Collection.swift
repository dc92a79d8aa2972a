import JSON
public import Model
import Patterns
import Synchronization

/// One run of a plan: what each item brought, ready to be sealed.
public struct Collection: Sendable {
  /// What is to be sealed, with the report on the run itself.
  public let artefacts: CollectedArtefacts
  /// How each item went, in the plan's order.
  public let items: [ItemOutcome]
  /// What reading the bytes brought, filled while they are sealed.
  public let results: ReadingResults

  /// How one item went.
  public struct ItemOutcome: Sendable {
    /// The item's name.
    public var item: String
    /// How many artefacts it brought.
    public var count = 0
    /// Why it could not be collected, or not wholly; a person reads them.
    public var failures: [String] = []
    /// Files that were found and left out.
    public var dropped: [DroppedFile] = []
    /// The window that it stands for; nil where only the index can tell, as its files say it themselves.
    public var occurrence: String?

    /// Whether something that the plan asked for is not there.
    public var isPartial: Bool { !failures.isEmpty || dropped.contains { !$0.isPlanned } }
  }

  /// Gathers everything that a plan asks for; `progress` hears each item's name before it starts.
  public static func gather(
    _ plan: Plan, in surroundings: Surroundings, pseudonyms: Pseudonyms, progress: (String) -> Void
  ) throws(Failure) -> Collection {
    let results = ReadingResults()
    var artefacts = CollectedArtefacts(in: surroundings)
    var outcomes: [ItemOutcome] = []
    for item in plan.items {
      progress(item.name)
      let rules = try compiled(item.redaction)
      var gathering = item.collector.gather(item, in: surroundings)
      let preparation = Preparation(item: item, rules: rules, pseudonyms: pseudonyms, spool: surroundings.spool)
      gathering = preparation.prepare(gathering)
      var outcome = ItemOutcome(item: item.name, failures: gathering.failures, dropped: gathering.dropped)
      if !gathering.failures.isEmpty { gathering.pieces.append(Self.absence(gathering.failures, item, surroundings)) }
      let readable = gathering.pieces.lazy.filter { $0.analyzer != nil }.prefix(2)
      let context = PieceWriter.Context(
        item: item, rules: rules, pseudonyms: pseudonyms, results: results, window: surroundings.period,
        isAlone: readable.count == 1, clock: surroundings.clock)
      outcome.count = gathering.pieces.count
      if surroundings.period != nil || readable.isEmpty {
        outcome.occurrence = item.occurrence(in: surroundings)?.name
      } else if item.sample != nil {
        outcome.occurrence = gathering.pieces.compactMap(\.occurrence).max()
      }
      artefacts.add(gathering.pieces, context)
      outcomes.append(outcome)
    }
    artefacts.finish(report(plan, outcomes, surroundings))
    return Collection(artefacts: artefacts, items: outcomes, results: results)
  }

  /// Reads every artefact without sealing it, and returns what nobody decided on, by path.
  public func undecidedFinds() -> [(path: String, finds: [UndecidedFind])] {
    for collected in artefacts {
      var record = collected.artefact
      try? collected.write(&record) { _ in }
    }
    return results.undecided()
  }

  private static func compiled(_ policy: RedactionPolicy) throws(Failure) -> CompiledRules {
    do { return try CompiledRules(policy) } catch {
      throw Failure(.state, "a detection rule does not compile: \(error.message)")
    }
  }

  /// The entry that says what could not be collected.
  private static func absence(_ failures: [String], _ item: Plan.Item, _ surroundings: Surroundings) -> Gathered {
    let content: JSONValue = .object([
      .init("schema", "vouch.not-collected/1"), .init("item", .string(item.name)),
      .init("collector", .string(item.collectorName)), .init("reasons", .array(failures.map { .string($0) })),
    ])
    let source = Artefact.Source(
      system: item.collectorName, host: surroundings.host, tool: "vouch", version: surroundings.version)
    var piece = Gathered(name: "not-collected.json", bytes: content.canonical + [0x0A], source: source)
    piece.mediaType = "application/json"
    piece.checks = [Check("collected", .notMet, found: failures.joined(separator: ", "))]
    return piece
  }

  /// The run as its own artefact: coverage, exceptions and what was left out, in the plan's order.
  private static func report(
    _ plan: Plan, _ outcomes: [ItemOutcome], _ surroundings: Surroundings
  ) -> CollectedArtefact {
    let items: [JSONValue] = zip(plan.items, outcomes).map { item, outcome in
      .object([
        .init("item", .string(item.name)), .init("title", .string(item.title)),
        .init("collector", .string(item.collectorName)), .init("cadence", .string(item.cadence.rawValue)),
        .init("occurrence", .optional(outcome.occurrence)), .init("retention", .optional(item.retention)),
        .init("controls", .array(item.controls.map { .string($0.description) })),
        .init("claims", .array(item.claims.map { .string($0) })),
        .init("artefacts", .integer(outcome.count)),
        .init("failures", .array(outcome.failures.map { .string($0) })),
        .init(
          "dropped",
          .array(
            outcome.dropped.map { .object([.init("path", .string($0.path)), .init("reason", .string($0.reason))]) })),
      ])
    }
    let content: JSONValue = .object([
      .init("schema", "vouch.collection/1"), .init("plan", .string(plan.name)),
      .init("planSha256", .string(plan.digest.hexadecimal)), .init("title", .string(plan.title)),
      .init("items", .array(items)),
    ])
    let failed = outcomes.filter { !$0.failures.isEmpty }.map(\.item)
    var record = Artefact(
      path: "data/collection.json", mediaType: "application/json",
      source: .init(
        system: "vouch", host: surroundings.host, tool: "vouch", version: surroundings.version, query: plan.name),
      collector: .init(name: "collection", version: surroundings.version, user: surroundings.user))
    record.started = surroundings.clock()
    record.ended = record.started
    record.period = surroundings.period
    record.rows = outcomes.count
    let check = Check(
      "every item was collected", failed.isEmpty, otherwise: "not or not wholly: \(failed.joined(separator: ", "))")
    record.predicate = [check].predicate
    record.sufficiency = [check].result
    return CollectedArtefact(record, bytes: content.canonical + [0x0A])
  }
}

extension Plan.Item {
  /// The window that a run of the item stands for: the period's last day's, or today's.
  func occurrence(in surroundings: Surroundings) -> Occurrence? {
    let day = surroundings.period.map { Instant(secondsSinceEpoch: $0.upperBound.secondsSinceEpoch - 1).date }
    return cadence.occurrence(containing: day ?? surroundings.today)
  }

  /// The windows that a file holds something for: of each thing that counts as one, else of its last time.
  func occurrences(_ findings: Findings) -> [String] {
    var names: [String] = []
    let times = findings.occurrences.isEmpty ? findings.times.map { [$0.upperBound] } ?? [] : findings.occurrences
    for time in times.sorted() {
      guard let name = cadence.occurrence(containing: time.date)?.name, names.last != name else { continue }
      names.append(name)
    }
    return names
  }
}

/// What reading the artefacts' bytes brought beyond their records.
public final class ReadingResults: Sendable {
  /// One artefact's result.
  public struct Result: Sendable {
    /// The facts that the plan measures, by name.
    public var facts: [String: Fact]
    /// Windows for which the file holds something, in order.
    public var occurrences: [String]
    /// Whether each of these is enough, the missing of others apart.
    public var occurrenceSufficiency: Sufficiency
    /// Finds that nobody decided on.
    public var undecided: [UndecidedFind]
    /// What went wrong in the collection itself, or nil.
    public var fault: String?

    /// Whether there is nothing that the record does not say.
    var isPlain: Bool { facts.isEmpty && occurrences.isEmpty && undecided.isEmpty && fault == nil }
  }

  private let byPath = Mutex<[String: Result]>([:])

  /// Keeps a result; of the many files that are only files nothing is kept.
  func set(_ path: String, _ result: Result) {
    if !result.isPlain { byPath.withLock { $0[path] = result } }
  }

  /// The result of one artefact, nil where its record says all.
  public subscript(path: String) -> Result? { byPath.withLock { $0[path] } }

  func undecided() -> [(path: String, finds: [UndecidedFind])] {
    byPath.withLock { results in
      results.filter { !$0.value.undecided.isEmpty }.map { ($0.key, $0.value.undecided) }
    }.sorted { $0.path < $1.path }
  }
}
