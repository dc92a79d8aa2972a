import Model

/// The readers of collected bytes by name, for those who try them with hostile ones.
package enum EvidenceReaders {
  /// Every reader of a collector of its own.
  package static let names = [
    "journal", "syslog", "sshd", "nginx", "updates", "junit", "sarif", "identity", "restic", "pg", "git",
  ]

  /// What a reader says of bytes: the predicate, or nil for an unknown reader.
  package static func predicate(of bytes: [UInt8], by name: String) -> String? {
    guard var analyzer = analyzer(name) else { return nil }
    bytes.withUnsafeBytes { analyzer.consume($0) }
    return analyzer.finish().checks.predicate
  }

  /// What a profile says of bytes.
  package static func predicate(of bytes: [UInt8], by profile: Profile) -> String {
    profile.read(bytes).checks.predicate
  }

  /// The bytes with everything masked that any rule finds, taken in pieces of a size.
  package static func masked(_ bytes: [UInt8], pieces: Int) throws -> [UInt8] {
    var policy = RedactionPolicy.standard
    for category in DetectionRule.Category.allCases { policy.actions[category.rawValue] = .mask(reason: "") }
    var redactor = Redactor(try CompiledRules(policy), pseudonyms: Pseudonyms(key: [0]))
    var output: [UInt8] = []
    var position = 0
    repeat {
      let end = min(bytes.count, position + max(1, pieces))
      try Array(bytes[position..<end]).withUnsafeBytes { piece in
        try redactor.consume(piece, last: end == bytes.count) { output.append(contentsOf: $0) }
      }
      position = end
    } while position < bytes.count
    return output
  }

  private static func analyzer(_ name: String) -> (any Analyzer)? {
    let today = CalendarDate(daysSinceEpoch: 20_600)
    switch name {
    case "journal": return LineAnalyzer(JournalReader())
    case "syslog": return LineAnalyzer(SyslogReader(today: today, year: nil, zone: "Z"))
    case "sshd": return LineAnalyzer(SSHDReader())
    case "nginx": return LineAnalyzer(NginxReader())
    case "updates": return LineAnalyzer(UpdatesReader(fetched: nil))
    case "junit": return WholeAnalyzer(name, JUnitCollector.read)
    case "sarif": return WholeAnalyzer(name, SARIFCollector.read)
    case "identity": return IdentityProfile.all.first.map { WholeAnalyzer(name, $0.read) }
    case "restic": return WholeAnalyzer(name, ResticReader.read)
    case "pg": return LineAnalyzer(PostgreSQLReader(isDump: false))
    case "git": return WholeAnalyzer(name) { GitCollector.read(GitCollector.table($0)) }
    default: return nil
    }
  }
}
