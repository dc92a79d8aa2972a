import CSV
import Model

/// Accounts and access reviews exported as CSV; headings differ by system, so profiles name them.
struct IdentityCollector: Collector {
  static let name = "identity"
  static let summary = "Accounts or an access review exported as CSV; a profile tells whose headings they are."
  static let parameters = [
    CollectorParameter("profile", "accounts, access-review, okta, entra, google-workspace, github or aws-iam"),
    CollectorParameter("user", "heading of the account's name, over the profile"),
    CollectorParameter("reviewer", "heading of the reviewer's name, over the profile"),
    CollectorParameter("decision", "heading of the review's decision, over the profile"),
    CollectorParameter("reviewed", "heading of the day of review, over the profile"),
    CollectorParameter("mfa", "heading of the second factor, over the profile"),
    CollectorParameter("last_login", "heading of the last login, over the profile"),
    CollectorParameter("status", "heading of the account's status, over the profile"),
  ]
  static let readsInput = true
  private let input: Input
  private let profile: IdentityProfile

  init(_ parameters: Parameters) throws(Failure) {
    input = try InputParameters.required(parameters, name: "accounts.csv")
    let names = IdentityProfile.all.map(\.name)
    let name = try parameters.choice("profile", of: names) ?? "accounts"
    var profile = IdentityProfile.all.first { $0.name == name } ?? IdentityProfile.all[0]
    for field in IdentityProfile.fields {
      if let heading = try parameters.text(field) { profile.headings[field] = [heading] }
    }
    self.profile = profile
  }

  func steps(in surroundings: Surroundings) -> [PlannedStep] { input.steps(in: surroundings) }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = input.gather(item, system: "identity", in: surroundings)
    gathering.pieces.change { piece in
      piece.mediaType = "text/csv"
      piece.source.parameters["profile"] = profile.name
      let profile = self.profile
      piece.analyzer = { WholeAnalyzer("an export of accounts", profile.read) }
    }
    return gathering
  }
}

/// The headings of one system's export, by what they mean.
struct IdentityProfile: Sendable {
  static let fields = ["user", "reviewer", "decision", "reviewed", "mfa", "last_login", "status"]
  let name: String
  /// Headings that carry a field, in lower case, the first present one wins.
  var headings: [String: [String]]
  /// Fields without which the file is not what the profile promises.
  let required: [String]

  static let all = [
    IdentityProfile(
      name: "accounts",
      headings: [
        "user": ["user", "username", "user name", "login", "email", "account"], "mfa": ["mfa", "mfa enabled", "2fa"],
        "last_login": ["last login", "last_login", "last sign-in", "last seen"],
        "status": ["status", "state", "enabled"],
      ], required: ["user"]),
    IdentityProfile(
      name: "access-review",
      headings: [
        "user": ["user", "username", "login", "email", "account"],
        "reviewer": ["reviewer", "reviewed by", "reviewed_by", "manager"],
        "decision": ["decision", "outcome", "action", "result"],
        "reviewed": ["reviewed", "reviewed at", "reviewed_at", "reviewed on", "review date", "date"],
        "status": ["status", "state"], "mfa": ["mfa"], "last_login": ["last login", "last_login"],
      ], required: ["user", "reviewer", "decision", "reviewed"]),
    IdentityProfile(
      name: "okta",
      headings: [
        "user": ["login", "username", "user.login"], "status": ["status", "user status"],
        "last_login": ["last login", "lastlogin"], "mfa": ["mfa enrolled", "factors", "enrolled factors"],
      ], required: ["user", "status"]),
    IdentityProfile(
      name: "entra",
      headings: [
        "user": ["userprincipalname", "user principal name"], "status": ["accountenabled", "account enabled"],
        "last_login": ["signinactivity.lastsignindatetime", "last sign-in date"],
        "mfa": ["ismfaregistered", "mfa registered"],
      ], required: ["user", "status"]),
    IdentityProfile(
      name: "google-workspace",
      headings: [
        "user": ["email address [required]", "email address"], "status": ["status [read only]", "status"],
        "last_login": ["last sign in [read only]", "last sign in"],
        "mfa": ["2sv enrolled [read only]", "2sv enrolled"],
      ], required: ["user", "status"]),
    IdentityProfile(
      name: "github",
      headings: [
        "user": ["login", "handle"], "mfa": ["2fa", "two-factor", "has_2fa"], "last_login": ["last active"],
      ],
      required: ["user"]),
    IdentityProfile(
      name: "aws-iam",
      headings: [
        "user": ["user"], "mfa": ["mfa_active"], "last_login": ["password_last_used"], "status": ["password_enabled"],
      ],
      required: ["user", "mfa"]),
  ]

  func read(_ bytes: [UInt8]) -> Findings {
    let table: Table
    do { table = try Table(bytes, file: "export") } catch {
      return .unreadable("an export of accounts", (error as? Failure)?.message ?? "not readable as CSV")
    }
    guard !table.records.isEmpty else { return .unreadable("an export of accounts", "no rows") }
    let present = table.values(0).map { heading in
      String(heading.drop { $0 == " " }).lowercased()
    }
    var columns: [String: Int] = [:]
    for (field, names) in headings {
      columns[field] = names.lazy.compactMap { name in present.firstIndex(of: name.lowercased()) }.first
    }
    let missing = required.filter { columns[$0] == nil }
    let rows = 1..<max(1, table.records.count)
    var found = Findings(rows: rows.count)
    found.checks = [
      Check(
        "has the columns of '\(name)'", missing.isEmpty,
        otherwise: "no heading for \(missing.joined(separator: ", ")) among \(present.joined(separator: ", "))"),
      Check("holds at least one account", !rows.isEmpty, otherwise: "0 rows"),
    ]
    guard missing.isEmpty, let user = columns["user"] else { return found }
    found.keys = rows.map { table[$0, user] }
    found.facts["accounts"] = .count(Set(found.keys ?? []).count)
    count(rows, columns, table, &found)
    return found
  }

  private func count(_ rows: Range<Int>, _ columns: [String: Int], _ table: Table, _ found: inout Findings) {
    if let mfa = columns["mfa"] {
      let with = rows.count { Self.isTrue(table[$0, mfa]) }
      found.facts["with_mfa"] = .count(with)
      found.facts["without_mfa"] = .count(rows.count - with)
    }
    if let login = columns["last_login"] {
      found.facts["never_logged_in"] = .count(rows.count { table[$0, login].isEmpty })
    }
    guard let decision = columns["decision"] else { return }
    let decided = rows.count { !table[$0, decision].isEmpty }
    found.facts["decided"] = .count(decided)
    found.facts["undecided"] = .count(rows.count - decided)
    found.facts["removed"] = .count(
      rows.count { row in
        let word = table[row, decision].lowercased()
        return ["remove", "revoke", "disable", "delete", "reject"].contains { word.hasPrefix($0) }
      })
    if !rows.isEmpty { found.facts["completion"] = .word("\(decided * 100 / rows.count) %") }
    found.checks.append(
      Check(
        "every account has a decision", decided == rows.count,
        otherwise: "\(rows.count - decided) of \(rows.count) have none"))
    if let reviewer = columns["reviewer"], let user = columns["user"] {
      let own = rows.count { !table[$0, user].isEmpty && table[$0, reviewer] == table[$0, user] }
      found.checks.append(Check("nobody reviewed their own access", own == 0, otherwise: "\(own) did"))
    }
    guard let reviewed = columns["reviewed"] else { return }
    let days = rows.compactMap { CalendarDate(table[$0, reviewed]).map { Instant($0) } }
    for day in days { found.saw(day) }
    if let last = days.max() { found.occurrences = [last] }
    found.checks.append(
      Check("decisions are dated", days.count >= decided, otherwise: "\(decided - days.count) of \(decided) are not"))
  }

  private static func isTrue(_ text: String) -> Bool {
    ["true", "yes", "1", "enabled", "enrolled", "y", "on"].contains(text.lowercased())
      || (text.utf8.count > 5 && !text.lowercased().hasPrefix("not") && text.lowercased() != "disabled")
  }
}
