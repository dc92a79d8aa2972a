import Collectors
import Model

extension FuzzTarget {
  /// What collected files and plans of strangers pass through.
  static let evidence: [FuzzTarget] = [logs, reports, profiles, redaction, plans]

  /// Logs, line by line.
  static let logs = FuzzTarget("logs") { bytes in
    for name in ["syslog", "journal", "sshd", "nginx", "updates", "pg"] {
      precondition(EvidenceReaders.predicate(of: bytes, by: name) != nil, "an unknown reader")
    }
  }

  /// Whole files: JUnit, SARIF, CSV exports, restic, git.
  static let reports = FuzzTarget("reports") { bytes in
    for name in ["junit", "sarif", "identity", "restic", "git"] {
      precondition(EvidenceReaders.predicate(of: bytes, by: name) != nil, "an unknown reader")
    }
  }

  /// The generic readers under a profile of each format.
  static let profiles = FuzzTarget("profiles") { bytes in
    for format in Profile.Format.allCases {
      let text = """
        schema: vouch.profile/1
        name: fuzz
        title: fuzz
        format: \(format.rawValue)
        records: \(format == .json ? "\"$.a[*]\"" : "a")
        count: {kind: k}
        facts: {time: {path: t, type: time}, number: {path: n, type: count}}
        absent: {next: a further page is missing}
        key: k
        """
      _ = EvidenceReaders.predicate(of: bytes, by: try Profile(Array(text.utf8), file: "fuzz.yaml"))
    }
  }

  /// Masking finds the same in pieces as in one.
  static let redaction = FuzzTarget("redaction") { bytes in
    let whole = try EvidenceReaders.masked(bytes, pieces: bytes.count)
    let pieced = try EvidenceReaders.masked(bytes, pieces: 7)
    precondition(pieced == whole, "pieces and whole differ")
  }

  /// Plans and profiles.
  static let plans = FuzzTarget("plans") { bytes in
    _ = try? Profile(bytes, file: "fuzz.yaml")
    _ = try PlanReader(profiles: []).read(bytes, file: "fuzz.yaml")
  }
}
