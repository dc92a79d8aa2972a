import Assessment
import Bundles
import Catalogs
import Files
import JSON
import Knowledge
import Model
import Questionnaires
import Reports

/// Finds the sealed evidence behind questions, and packs it into a small signed bundle.
struct EvidencePacking {
  private let session: Session
  private let chain: Chain
  private static let most = 8

  init(_ session: Session) throws {
    self.session = session
    chain = try Chain(of: session)
  }

  /// Evidence for one question: of the controls that its row names, else of what its answer stands on; best first.
  ///
  /// What a row names is asked for and given whole; what an answer stands on is ranked by how much of the claim's
  /// ground it shares, and only the best of it counts.
  func evidence(for entry: QuestionEntry, _ answer: Answer) -> [Evidence] {
    let usable = { (records: [Evidence]) in records.filter { !$0.path.hasSuffix("/not-collected.json") } }
    let named = controls(namedBy: entry.question)
    if !named.isEmpty {
      var seen: Set<Identifier<Evidence>> = []
      return usable(named.flatMap(chain.evidence(for:))).filter { seen.insert($0.id).inserted }
    }
    var scores: [Identifier<Evidence>: Int] = [:]
    var records: [Identifier<Evidence>: Evidence] = [:]
    for claim in answer.citations.compactMap({ chain.claim($0.claim) }) {
      let controls = Set(claim.controls.map(\.control))
      let promised = Set(claim.parameters.map(\.name))
      for record in usable(chain.evidence(for: claim)) {
        records[record.id] = record
        let measured = record.measurements.contains { promised.contains($0.name) }
        scores[record.id, default: 0] += record.controls.count(where: controls.contains) + (measured ? 10 : 0)
      }
    }
    let best = scores.values.max() ?? 0
    if best == 0 { return usable(evidence(titledLike: entry.question.text)) }
    return records.values.filter { (scores[$0.id] ?? 0) * 2 > best }
      .sorted { (-(scores[$0.id] ?? 0), $0.item, $0.path) < (-(scores[$1.id] ?? 0), $1.item, $1.path) }
      .prefix(Self.most).map { $0 }
  }

  /// Controls that a request's own words name, as `CC6.3` or `A.8.13`.
  private func controls(namedBy question: Question) -> [ControlReference] {
    guard question.controls.isEmpty else { return question.controls }
    let words = (question.section + [question.id.rawValue, question.text])
      .flatMap { $0.split { " ,;/[]\n".contains($0) }.map(String.init) }
    return words.compactMap { word in
      guard let first = word.first, "ACP".contains(first), word.contains("."), word.last?.isNumber == true else {
        return nil
      }
      return try? chain.catalogs.reference(word)
    }
  }

  /// Evidence of the plan items whose titles share most words with a request, two at least.
  private func evidence(titledLike text: String) -> [Evidence] {
    let wanted = Self.words(in: text)
    let shared = chain.schedules.map { schedule in
      (schedule, Self.words(in: schedule.title + " " + schedule.item).intersection(wanted).count)
    }
    guard let most = shared.map(\.1).max(), most >= 2 else { return [] }
    return shared.filter { $0.1 == most }.flatMap { chain.evidence(of: $0.0) }
  }

  private static func words(in text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter }.filter { $0.utf8.count > 3 }.map {
        String($0.hasSuffix("s") ? $0.dropLast() : $0)
      })
  }

  /// Seals evidence into a new bundle with proofs of where it comes from; nil where there is none.
  func pack(_ evidence: [Evidence], request: String, to output: String) throws -> Disclosed? {
    let groups = Dictionary(grouping: evidence, by: \.bundle)
    guard
      let (bundle, records) = groups.max(by: { left, right in
        (left.value.count, left.value.map(\.collected).max() ?? session.now, left.key)
          < (right.value.count, right.value.map(\.collected).max() ?? session.now, right.key)
      })
    else { return nil }
    let path = try Self.path(of: bundle, in: session)
    for (other, rest) in groups.sorted(by: { $0.key < $1.key }) where other != bundle {
      session.warn(
        "\(rest.count) more lie in bundle \(other.hexadecimal.prefix(16)): \(rest.map(\.path).sorted().joined(separator: ", "))"
      )
    }
    let made = try session.seal().disclose(
      DisclosureSelection(paths: records.map(\.path)), of: Bundle(path), request: request, to: output)
    try session.record(made.sealed, at: output, action: "bundle.disclose")
    return made
  }

  /// One line for a customer: what the files are, when they were gathered, and whether they are enough.
  func words(_ evidence: [Evidence]) -> String {
    evidence.map { record in
      let standing = record.standing(at: chain.now)
      let state = standing == .fresh ? "" : standing == .stale ? ", expired" : ", not sufficient"
      return "\(record.path) (\(record.occurrence.map { "\($0), " } ?? "")collected \(record.collected.date)\(state))"
    }.joined(separator: "; ")
  }

  // MARK: Where bundles lie

  private static let prefix = "evidence.bundle/"

  /// Remembers where a bundle was put.
  static func remember(_ bundle: Digest, at path: String, in session: Session) throws {
    let whole = path.hasPrefix("/") ? path : session.directory + "/" + path
    try session.workspace().store.set(prefix + bundle.hexadecimal, to: .string(whole))
  }

  private static func path(of bundle: Digest, in session: Session) throws -> String {
    guard let path = try session.workspace().store.setting(prefix + bundle.hexadecimal)?.string, Folder.exists(path)
    else {
      throw Failure(
        .input, "the bundle \(bundle.hexadecimal.prefix(16)) is not where it was sealed",
        hint: "put it back, or run vouch disclose on it where it is now")
    }
    return path
  }
}
