// The names of figures, and the words that give them.

import Language

extension ParameterRule {
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
      "account_inactivity", time, [["account~", "user~", "right~"], ["inactiv~", "dormant", "unused", "used"]],
      priority: 70),
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
