// Figures and terms of a claim under the names that the field gives them.

import Language
import Model

enum ParameterReader {
  /// The parameters of a claim; `around` are its lead-in and headings, nearest first.
  static func read(
    _ reading: LexicalReading, text: String, around: [[Token]], modality: Modality
  ) -> [Parameter] {
    var found: [Parameter] = []
    func add(_ name: String, _ value: String) {
      guard !found.contains(where: { $0.name == name }) else { return }
      found.append(Parameter(name, value))
    }
    let tokens = reading.tokens
    let words = Set(tokens.map(\.word))
    var outer: [Set<String>] = around.map { Set($0.map(\.word)) }
    outer.removeAll { $0.isEmpty }
    for quantity in reading.quantities where !isName(quantity, tokens) && quantity.normalised != "1 s" {
      guard let rule = rule(for: quantity, tokens, outer), rule.suits(modality),
        !isSteady(quantity) || rule.allowsSteady
      else { continue }
      add(rule.name, value(quantity, rule.name, tokens))
      if rule.name == "pitr_window", words.contains("backup") || words.contains("backed") || words.contains("backups") {
        add("backup_retention", value(quantity, rule.name, tokens))
      }
    }
    NamedTerms.read(tokens, words, outer, text, modality, add)
    return found
  }

  private static func isSteady(_ quantity: Quantity) -> Bool {
    ["continuous", "real time"].contains(quantity.normalised)
  }

  /// `Continuous Integration`: part of a name and no cadence.
  private static func isName(_ quantity: Quantity, _ tokens: [Token]) -> Bool {
    // `since 2024` dates a beginning and no event.
    if quantity.kind == .date, quantity.tokens.lowerBound > 0,
      ["since", "until", "before", "through"].contains(tokens[quantity.tokens.lowerBound - 1].word)
    {
      return true
    }
    guard quantity.normalised == "continuous", quantity.tokens.upperBound < tokens.count else { return false }
    return ["integration", "delivery", "deployment", "improvement", "learning"].contains(
      tokens[quantity.tokens.upperBound].word)
  }

  private static func value(_ quantity: Quantity, _ name: String, _ tokens: [Token]) -> String {
    let parts = quantity.normalised.split(separator: " ")
    if name == "tls_min", parts.count == 2 { return String(parts[1]) }
    if name == "password_min_length", let first = parts.first { return String(first) }
    // `every 90 days` stays 90 d, which is not quite a quarter.
    if quantity.kind == .frequency {
      for index in quantity.tokens where index + 1 < quantity.tokens.upperBound {
        if let number = tokens[index].number, number > 1, number == number.rounded(),
          let unit = ["day": "d", "days": "d", "week": "w", "weeks": "w", "hour": "h", "hours": "h", "minutes": "min"][
            tokens[index + 1].word]
        {
          return number == 24 && unit == "h" ? "1 d" : "\(Int(number)) \(unit)"
        }
      }
    }
    return quantity.normalised
  }

  private static func rule(for quantity: Quantity, _ tokens: [Token], _ outer: [Set<String>]) -> ParameterRule? {
    var best: (rule: ParameterRule, score: Int)?
    for (order, rule) in ParameterRule.all.enumerated() where rule.kinds.contains(quantity.kind) {
      guard let fit = rule.fit(quantity, tokens, outer) else { continue }
      let score = fit * 1000 - order
      if score > best?.score ?? Int.min { best = (rule, score) }
    }
    return best?.rule
  }
}

/// Which words around a figure give it a name.
struct ParameterRule: Sendable {
  var name: String
  var kinds: Set<Quantity.Kind>
  /// Each group needs one of its words; a word ending in `~` is a beginning.
  var groups: [[String]]
  var without: [String] = []
  /// How much it goes before rules that fit as well.
  var priority = 0

  init(
    _ name: String, _ kinds: Set<Quantity.Kind>, _ groups: [[String]], without: [String] = [], priority: Int = 0
  ) {
    (self.name, self.kinds, self.groups, self.without, self.priority) = (name, kinds, groups, without, priority)
  }

  /// Whether a claim of this standing can state it: what was last done is no plan, a target no fact.
  func suits(_ modality: Modality) -> Bool {
    if name.hasPrefix("last_") || name == "certification_date" { return modality == .inPlace }
    return name == "certification_target" ? modality == .planned : true
  }

  /// Whether `continuously` answers how often.
  var allowsSteady: Bool { ["vulnerability_scan_frequency", "patch_frequency", "backup_frequency"].contains(name) }

  static func matches(_ word: String, _ patterns: [String]) -> Bool {
    patterns.contains { $0.utf8.last == UInt8(ascii: "~") ? word.utf8.starts(with: $0.utf8.dropLast()) : $0 == word }
  }

  /// How well the rule fits a figure: words in the claim itself count more than in headings, near ones more than far ones.
  func fit(_ quantity: Quantity, _ tokens: [Token], _ outer: [Set<String>]) -> Int? {
    var score = priority
    var own = 0
    for group in groups {
      var nearest = Int.max
      for (index, token) in tokens.enumerated() where Self.matches(token.word, group) {
        let distance =
          quantity.tokens.contains(index)
          ? 0
          : index < quantity.tokens.lowerBound
            ? quantity.tokens.lowerBound - index : (index - quantity.tokens.upperBound + 1) + 3
        nearest = min(nearest, distance)
      }
      if nearest < Int.max {
        own += 1
        score += max(8, 60 - 4 * nearest)
      } else if let level = outer.firstIndex(where: { $0.contains { Self.matches($0, group) } }) {
        score += 12 - min(level * 2, 8)
      } else {
        return nil
      }
    }
    if tokens.contains(where: { Self.matches($0.word, without) }) { return nil }
    return own == 0 && groups.count > 1 ? nil : score
  }

  private static let time: Set<Quantity.Kind> = [.duration]
  private static let often: Set<Quantity.Kind> = [.frequency]
  private static let either: Set<Quantity.Kind> = [.duration, .frequency]
  private static let keep = [
    "retention", "retain~", "kept", "keep", "stored", "store", "preserved", "held", "archived", "window", "rolling",
    "history", "immutable", "recoverable",
  ]
  private static let backup = ["backup~", "snapshot~", "backed"]
  private static let logs = [
    "log", "logs", "logging", "protocols", "siem", "audit-trail", "trail", "trails", "auditlog",
  ]
  private static let tell = ["notif~", "inform~", "report~", "communicat~", "alert~", "notice", "announce~"]

  /// Rules in order of preference where two fit alike.
  static let all: [ParameterRule] = [
    ParameterRule("rto", time, [["rto", "recoverytimeobjective"]]),
    ParameterRule("rto", time, [["recovery", "restore~"], ["time"], ["objective~", "target~"]], without: ["rpo"]),
    ParameterRule("rpo", time, [["rpo", "recoverypointobjective"]]),
    ParameterRule("rpo", time, [["recovery"], ["point"], ["objective~", "target~"]], without: ["rto"]),
    ParameterRule(
      "pitr_window", time, [["point-in-time", "pitr", "pointintime", "point"], ["recovery", "restore~", "recover"]],
      without: ["objective"]),
    ParameterRule("backup_retention", time, [backup, keep]),
    ParameterRule(
      "backup_frequency", often, [backup],
      without: ["test~", "restor~", "verif~", "monitor~", "replicat~", "alert~"]),
    ParameterRule(
      "restore_test_frequency", often,
      [["restor~", "backup~"], ["test~", "verif~", "exercis~", "drill~"]],
      without: ["disaster", "continuity", "drp", "dr"]),
    ParameterRule("log_retention", time, [logs, keep]),
    ParameterRule("log_review_frequency", often, [logs, ["review~"]]),
    ParameterRule("deletion_grace", time, [["grace"]]),
    ParameterRule(
      "account_inactivity", time, [["account~", "user~"], ["inactiv~", "dormant", "unused"]], priority: 10),
    ParameterRule(
      "training_onboarding", time,
      [["training~", "train~", "awareness"], ["hire", "hired", "joining", "join", "onboarding", "start~"]], priority: 20
    ),
    ParameterRule(
      "data_deletion", time, [["delet~", "eras~", "purg~", "destroy~", "removed"]],
      without: ["access", "account", "accounts"]),
    ParameterRule("data_retention", time, [["data", "record~", "information"], keep], without: logs + ["backup~"]),
    ParameterRule(
      "customer_breach_notification", [.duration, .vagueDelay],
      [["breach~", "violation~"], tell, ["customer~", "client~", "controller~"]], without: ["authorit~", "regulator~"]),
    ParameterRule("breach_notification", time, [["breach~", "violation~"], tell + ["within"]]),
    ParameterRule(
      "breach_notification", time, [["breach~", "violation~"], ["authorit~", "regulator~"]], priority: 20),
    ParameterRule("breach_notification", time, [tell, ["authorit~", "regulator~", "dpa"]]),
    ParameterRule(
      "incident_update_frequency", often, [["update~", "status"], ["incident~", "public", "outage~"]],
      without: ["patch~"]),
    ParameterRule("incident_notification", time, [["incident~", "outage~"], tell]),
    ParameterRule(
      "incident_response", time, [["incident~"], ["respon~", "handl~", "triag~", "acknowledg~", "react~"]]),
    ParameterRule("escalation_time", time, [["escalat~", "on-call"]]),
    ParameterRule(
      "vuln_report_ack", time, [["acknowledg~"], ["report", "reports", "researcher~", "vulnerabilit~", "disclos~"]],
      without: ["escalat~"]),
    ParameterRule(
      "vuln_report_triage", time,
      [["triag~", "assessment"], ["report~", "vulnerabilit~", "researcher~", "assessment"]]),
    ParameterRule(
      "support_response", time, [["support", "respon~", "reply", "ticket~", "answer~"]],
      without: ["incident~", "breach~", "authorit~"]),
    ParameterRule(
      "patch_critical", time,
      [["critical"], ["patch~", "vulnerabilit~", "remediat~", "fix~", "correct~", "update~", "finding~"]], priority: 40),
    ParameterRule(
      "patch_high", time,
      [["high"], ["patch~", "vulnerabilit~", "remediat~", "fix~", "correct~", "update~", "finding~"]], priority: 40),
    ParameterRule(
      "patch_medium", time,
      [["medium", "moderate"], ["patch~", "vulnerabilit~", "remediat~", "fix~", "correct~", "update~", "finding~"]],
      priority: 40),
    ParameterRule(
      "patch_minor", time,
      [["minor"], ["patch~", "vulnerabilit~", "remediat~", "fix~", "correct~", "update~", "finding~"]], priority: 40),
    ParameterRule(
      "patch_low", time,
      [["low"], ["patch~", "vulnerabilit~", "remediat~", "fix~", "correct~", "update~", "finding~"]], priority: 40),
    ParameterRule(
      "patch_time", time,
      [
        ["patch~", "update~", "vulnerabilit~"],
        ["appl~", "install~", "remediat~", "deploy~", "fix~", "patch~", "resolv~", "address~", "correct~"],
      ]),
    ParameterRule(
      "patch_frequency", often,
      [
        ["patch~", "updat~"],
        [
          "patch~", "security", "software", "system~", "server~", "install~", "depend~", "automat~", "librar~",
          "endpoint~", "operating",
        ],
      ],
      without: ["incident~", "review~", "policy", "policies", "document~", "risk~", "signature~", "inventory"]),
    ParameterRule(
      "password_min_length", [.characters, .count],
      [
        ["password~", "passphrase~", "character~", "credential~"],
        ["character~", "minimum", "least", "length", "long"],
      ], without: ["last", "previous", "history", "attempt~"]),
    ParameterRule(
      "password_max_age", either,
      [["password~"], ["renew~", "rotat~", "chang~", "expir~", "every", "age"]]),
    ParameterRule(
      "password_history", [.count], [["password~"], ["last", "previous", "history", "reuse~", "re-use", "reused"]]),
    ParameterRule(
      "account_lockout", [.count], [["attempt~", "login~", "logon~", "failed"], ["lock~", "attempt~", "block~"]]),
    ParameterRule("lockout_duration", time, [["lock~"], ["attempt~", "account~", "failed"]], without: ["screen"]),
    ParameterRule("screen_lock", time, [["screen~", "workstation~", "laptop~", "inactiv~", "idle"], ["lock~"]]),
    ParameterRule(
      "session_timeout", time,
      [
        ["session~", "idle", "token~", "timeout"],
        ["timeout", "time-out", "expir~", "terminat~", "log~", "inactiv~", "lifetime", "valid", "end~"],
      ]),
    ParameterRule(
      "access_revocation", time, [["revo~", "remov~", "disabl~", "deactivat~", "withdraw~", "deprovision~"]],
      without: ["data", "vulnerabilit~", "key", "keys"]),
    ParameterRule(
      "access_revocation", time, [["access", "account~", "right~"], ["depart~", "terminat~", "leav~", "offboard~"]]),
    ParameterRule(
      "physical_access_review", often, [["premise~", "badge~", "physical", "site", "building~"], ["review~"]],
      priority: 60),
    ParameterRule(
      "access_review", often,
      [
        ["access", "entitlement~", "right~", "permission~", "account~", "privilege~", "role~", "recertif~"],
        ["review~", "recertif~", "reviewed", "audit~", "attest~", "verif~", "checked"],
      ]),
    ParameterRule(
      "training_frequency", often,
      [["training~", "train", "trained", "awareness", "session~", "phishing", "course~"]],
      without: ["lock~", "timeout", "token~"]),
    ParameterRule("pentest_frequency", often, [["pentest~", "penetration~", "pen-test~", "pen"]]),
    ParameterRule(
      "vulnerability_scan_frequency", often,
      [
        ["scan", "scans", "scanned", "scanning", "vulnerabilit~"],
        ["scan", "scans", "scanned", "scanning", "assess~", "analys~", "test~"],
      ]),
    ParameterRule(
      "dr_test_notice", time, [["advance", "notice"], ["exercise~", "recovery", "disaster", "failover"]]),
    ParameterRule(
      "maintenance_notice", time, [["maintenance"], ["advance", "notice", "prior", "notif~", "announce~"]]),
    ParameterRule(
      "subprocessor_notice", time,
      [
        ["subprocessor~", "sub-processor~", "processor~"],
        ["advance", "notice", "prior", "notif~", "inform~", "object~"],
      ]),
    ParameterRule(
      "dr_test_frequency", often,
      [
        ["disaster", "recovery", "continuity", "drp", "bcp", "dr", "bc", "drp/bcp", "failover"],
        ["test~", "exercis~", "drill~", "rehears~", "tabletop"],
      ]),
    ParameterRule(
      "incident_exercise_frequency", often,
      [["incident~", "crisis", "tabletop"], ["rehears~", "exercis~", "test~", "drill~", "simulat~", "tabletop"]]),
    ParameterRule(
      "risk_assessment_frequency", often, [["risk~"], ["assess~", "review~", "analys~", "register", "updat~"]]),
    ParameterRule(
      "supplier_review_frequency", often,
      [
        ["supplier~", "vendor~", "subprocessor~", "sub-processor~", "third-party", "processor~"],
        ["review~", "assess~", "audit~", "monitor~", "evaluat~"],
      ]),
    ParameterRule("management_review_frequency", often, [["management"], ["review~"]]),
    ParameterRule(
      "policy_review_frequency", often,
      [
        ["polic~", "procedure~", "plan", "plans", "runbook~"],
        ["review~", "updat~", "revis~", "approv~"],
      ]),
    ParameterRule(
      "security_review_frequency", often,
      [["security"], ["review~", "meeting~", "meets", "committee", "assessment~"]]),
    ParameterRule("audit_frequency", often, [["audit~"]], without: ["log", "logs", "trail"]),
    ParameterRule(
      "key_rotation", either,
      [["key", "keys", "secret~", "certificate~", "token~", "credential~"], ["rotat~", "renew~", "replac~"]]),
    ParameterRule("availability", [.percent], [["availab~", "uptime", "sla", "up-time"]]),
    ParameterRule("tls_min", [.version], [["tls", "ssl"]]),
    ParameterRule(
      "monitoring_coverage", [.cover],
      [["monitor~", "supervis~", "soc", "watch~", "surveil~", "on-call", "siem", "secur~", "team", "support"]],
      priority: 40),
    ParameterRule(
      "last_dr_test", [.date],
      [["disaster", "recovery", "continuity", "dr", "drp", "failover", "restor~"], ["test~", "exercis~", "drill~"]]),
    ParameterRule("last_pentest", [.date], [["pentest~", "penetration~"]]),
    ParameterRule("last_audit", [.date], [["audit~"]], without: ["log", "logs", "trail"]),
    ParameterRule(
      "certification_date", [.date], [["certification", "certified", "certifications", "attestation", "attested"]],
      without: ["target~", "plan~", "roadmap"]),
    ParameterRule(
      "certification_target", [.date],
      [
        ["certification", "certified", "certifications", "iso", "soc", "attestation"],
        ["target~", "plan~", "expect~", "schedul~", "aim~", "by", "for"],
      ]),
    ParameterRule("inventory_review_frequency", often, [["inventor~", "asset~", "cmdb"]]),
    ParameterRule("notice_period", time, [["notice", "advance", "prior"]], priority: -50),
    ParameterRule("retention", time, [["retention", "retain~", "kept", "stored"]], priority: -50),
    ParameterRule("review_frequency", often, [["review~", "reviewed", "recertif~"]], priority: -50),
    ParameterRule("test_frequency", often, [["test~", "exercis~", "drill~"]], priority: -50),
    ParameterRule("coverage", [.cover], [["24", "24/7", "7", "coverage"]]),
  ]
}
