import CSV
import Files
import Model

/// The population of changes of a Git branch: its first-parent commits with reviews and signatures.
struct GitCollector: Collector {
  static let name = "git"
  static let summary = "The population of changes: first-parent commits with authors, review trailers and signatures."
  static let parameters = [
    CollectorParameter("repository", "the repository's folder"),
    CollectorParameter("revision", "a branch, or a range as 'v1.0..v1.1'; HEAD where absent"),
    CollectorParameter("signers", "an allowed_signers file for SSH signatures"),
  ]
  static let readsInput = false
  private let repository: String
  private let revision: String
  private let signers: String?

  init(_ parameters: Parameters) throws(Failure) {
    repository = try parameters.required("repository")
    revision = try parameters.text("revision") ?? "HEAD"
    guard !revision.hasPrefix("-") else { throw parameters.failure("revision", "a revision does not begin with '-'") }
    signers = try parameters.text("signers")
  }

  private static let fields = [
    "commit", "parents", "authored", "committed", "author", "author_email", "committer", "committer_email",
    "signature", "signer", "reviewed_by", "approved_by", "subject",
  ]
  private static let format = [
    "%H", "%P", "%aI", "%cI", "%an", "%ae", "%cn", "%ce", "%G?", "%GS",
    "%(trailers:key=Reviewed-by,valueonly,separator=%x3B%x20)",
    "%(trailers:key=Approved-by,valueonly,separator=%x3B%x20)",
    "%s",
  ].joined(separator: "%x1f")

  /// Nothing that the repository configures may run: hooks, monitors, filters, signature programs, transports.
  private func command(in surroundings: Surroundings) -> CommandLine {
    var words = [
      "git", "-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "protocol.ext.allow=never",
      "-c", "gpg.program=/usr/bin/gpg", "-c", "gpg.x509.program=/usr/bin/gpgsm",
      "-c", "gpg.ssh.program=/usr/bin/ssh-keygen", "-c", "gpg.ssh.defaultKeyCommand=", "-c", "log.showSignature=false",
      "-c", "log.mailmap=false",
    ]
    if let signers { words += ["-c", "gpg.ssh.allowedSignersFile=\(surroundings.absolute(signers))"] }
    words += [
      "--no-pager", "--no-replace-objects", "-C", surroundings.absolute(repository), "log", "-z", "--first-parent",
      "--no-ext-diff",
      "--no-textconv", "--no-color", "--format=\(Self.format)",
    ]
    if let period = surroundings.period {
      // As filters, so that one commit with a wrong clock does not end the walk.
      words.append("--since-as-filter=\(period.lowerBound)")
      words.append("--until=\(Instant(secondsSinceEpoch: period.upperBound.secondsSinceEpoch - 1))")
    }
    words += ["--end-of-options", revision, "--"]
    return CommandLine(words: words, version: ["--version"], name: "log.txt")
  }

  func steps(in surroundings: Surroundings) -> [PlannedStep] { command(in: surroundings).steps(in: surroundings) }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = command(in: surroundings).gather(item, system: "git", in: surroundings)
    guard let piece = gathering.pieces.first, case .spool(let path) = piece.content else { return gathering }
    gathering.pieces = PieceList()
    // A failed walk is no population; the item's own entry says why.
    guard piece.exitStatus == 0, let bytes = try? ReadableFile.bytes(of: path, limit: item.limit) else {
      return gathering
    }
    var population = piece
    population.name = [Array("changes.csv".utf8)]
    population.content = .bytes(Self.table(bytes))
    population.mediaType = "text/csv"
    population.source.query = "first-parent commits of \(revision)"
    population.analyzer = { WholeAnalyzer("a population of changes", Self.read) }
    gathering.pieces = PieceList([population])
    return gathering
  }

  /// The log as CSV; a field that a spreadsheet would take for a formula gets an apostrophe before it.
  static func table(_ log: [UInt8]) -> [UInt8] {
    var writer = Writer()
    writer.append(fields)
    for record in log.split(separator: 0) {
      // A separator inside a name would shift the fields after it, and could forge a review: such a row shows its
      // commit only, and fails the population's check.
      let values = record.split(separator: 0x1F, omittingEmptySubsequences: false)
      guard values.count == fields.count else {
        writer.append([String(decoding: values.first ?? [], as: UTF8.self)])
        continue
      }
      writer.append(
        values.map { value in
          let text = String(decoding: value.drop { $0 == 0x0A }, as: UTF8.self)
          return ["=", "+", "-", "@", "\t", "\r"].contains { text.hasPrefix($0) } ? "'" + text : text
        })
    }
    return writer.bytes ?? []
  }

  static func read(_ bytes: [UInt8]) -> Findings {
    guard let table = try? Table(bytes, file: "changes.csv"), !table.records.isEmpty else {
      return .unreadable("a population of changes", "not readable as CSV")
    }
    var found = Findings(rows: table.records.count - 1)
    var keys: [String] = []
    var counts = ["merges": 0, "reviewed": 0, "signed": 0, "good_signatures": 0, "committed_by_another": 0]
    var unreadable = 0
    for record in 1..<max(1, table.records.count) {
      let values = table.values(record)
      guard values.count == fields.count else {
        unreadable += 1
        continue
      }
      keys.append(values[0])
      if let time = Instant(values[3]) { found.saw(time) }
      if values[1].contains(" ") { counts["merges", default: 0] += 1 }
      if !values[10].isEmpty || !values[11].isEmpty { counts["reviewed", default: 0] += 1 }
      if values[8] != "N" { counts["signed", default: 0] += 1 }
      if values[8] == "G" { counts["good_signatures", default: 0] += 1 }
      if values[5] != values[7] { counts["committed_by_another", default: 0] += 1 }
    }
    for (name, count) in counts { found.facts[name] = .count(count) }
    found.facts["changes"] = .count(keys.count)
    found.keys = keys
    found.checks = [
      Check("the population has changes", !keys.isEmpty, otherwise: "0 changes: nothing can be tested in it"),
      Check(
        "every commit can be read", unreadable == 0, otherwise: "\(unreadable) hold control characters in their names"),
    ]
    return found
  }
}
