// Closed classes and common verbs of English, enough to find where clauses begin and end.

enum English {
  static let functionWords = WordClass(
    0,
    [
      "a", "an", "the", "and", "or", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "is", "are", "be",
      "been",
      "was", "were", "it", "its", "we", "our", "us", "you", "your", "they", "their", "them", "this", "that", "these",
      "those",
      "all", "any", "each", "every", "has", "have", "had", "will", "can", "may", "must", "shall", "should", "would",
      "could",
      "do", "does", "did", "not", "no", "if", "when", "where", "which", "who", "what", "how", "than", "then", "also",
      "only",
      "such", "other", "others", "among", "following", "there", "here", "so", "but", "both", "via", "per", "into",
      "through",
      "under", "over", "between", "during", "within", "without", "upon", "about", "including", "include", "includes",
    ])
  static let auxiliaries = WordClass(
    1,
    [
      "is", "are", "was", "were", "has", "have", "had", "must", "shall", "will", "can", "may", "should", "would",
      "could",
      "cannot", "can't", "don't", "doesn't", "isn't", "aren't", "won't", "hasn't", "haven't", "wasn't", "weren't", "do",
      "does",
      "did", "didn't", "might", "we're", "we've", "it's", "shouldn't", "mustn't", "needn't", "am", "ought",
    ])
  static let beForms = WordClass(2, ["is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "am"])
  static let determiners = WordClass(
    3,
    [
      "a", "an", "the", "this", "that", "these", "those", "our", "your", "their", "its", "any", "each", "every", "no",
      "such",
      "his", "her", "my", "both", "some", "several", "multiple", "other", "own",
    ])
  static let pronouns = WordClass(
    4,
    [
      "we", "you", "they", "it", "who", "which", "that", "i", "he", "she", "this", "these", "those",
    ])
  static let prepositions = WordClass(
    5,
    [
      "of", "in", "on", "at", "by", "for", "with", "from", "to", "into", "under", "over", "between", "during", "within",
      "without",
      "upon", "against", "about", "via", "per", "through", "across", "after", "before", "until", "since", "toward",
      "towards",
      "including", "regarding", "among",
    ])
  /// Verb forms that are also plural nouns of the field.
  static let ambiguousVerbs = WordClass(
    6,
    [
      "backups", "controls", "reports", "audits", "tests", "reviews", "scans", "logs", "monitors", "accesses",
      "restores",
      "requests", "measures", "processes", "records", "plans", "targets", "keys", "updates", "alerts",
      "documents", "checks", "exercises", "changes", "hosts", "stores", "transfers", "exports", "labels", "permits",
      "issues", "means", "features", "offers", "needs", "shares", "drops", "results", "links", "guides", "views",
      "imports", "builds", "returns", "exchanges", "states", "orders", "forms", "samples", "ranks", "scores", "rates",
      "designs", "pages",
      "limits",
      "restricts", "approaches", "contacts", "grants", "drills", "releases", "assesses", "covers",
      "deploys", "blocks", "locks", "stages", "values",
    ])
  /// Nouns before `plans`, which make it the plural.
  static let planNouns = WordClass(
    7,
    [
      "response", "continuity", "recovery", "security", "disaster", "improvement", "treatment", "remediation",
      "project",
      "test", "audit", "contingency",
      "emergency", "action", "incident", "business", "backup", "training", "resilience",
    ])

  /// Plain verb forms that are nouns of the field as well.
  static let alsoNouns = WordClass(
    8,
    [
      "access", "log", "control", "backup", "process", "contact", "change", "test", "transfer", "audit", "report",
      "record", "review",
      "monitor", "scan", "support", "release", "patch", "update", "lock", "key", "host", "store", "exercise", "plan",
      "target", "request",
      "export", "import", "link", "map", "tag", "end", "start", "work", "need", "label", "guard", "document",
      "function",
      "purge", "escort",
      "treat", "return", "exchange", "order", "schedule", "sample", "hash", "screen", "track", "register", "inventory",
      "alert", "issue", "contract", "demand", "design", "view", "page", "rank", "score", "rate", "proxy", "filter",
      "mask", "print", "switch", "state", "measure", "form", "run", "build", "chain", "help", "share",
    ])
  /// Third person forms of the field's verbs.
  static let verbForms = WordClass(
    9,
    Set(bases.map(third)).union([
      "goes", "undergoes", "holds", "keeps", "makes", "takes", "gives", "does",
    ]))
  /// Plain forms of the field's verbs.
  static let plainVerbs = WordClass(
    10, Set(bases).union(["go", "undergo", "hold", "keep", "make", "take", "give", "do"]))
  /// Participles that do not end in `ed`.
  static let irregularParticiples = WordClass(
    11,
    [
      "kept", "held", "sent", "built", "run", "made", "written", "bound", "given", "taken", "shown", "known", "done",
      "set",
      "put", "drawn", "chosen", "split", "found", "met", "gone", "begun", "overwritten", "brought", "led", "read",
      "cut",
      "undergone", "understood", "withdrawn", "driven", "sought", "spread", "hidden",
    ])

  static let bases: [String] = [
    "answer", "arrive", "leak", "demand", "rehearse", "move", "ship", "reroute", "staff", "concern", "land", "stand",
    "gate", "negotiate", "carry",
    "use", "provide", "maintain", "implement", "apply", "perform", "conduct", "run", "host", "store", "encrypt",
    "protect", "restrict",
    "require", "enforce", "monitor", "review", "test", "report", "notify", "inform", "respond", "document", "define",
    "describe",
    "outline", "ensure", "support", "offer", "operate", "process", "collect", "retain", "delete", "erase", "destroy",
    "back", "restore",
    "replicate", "patch", "update", "scan", "detect", "prevent", "limit", "grant", "revoke", "remove", "assign",
    "manage", "own", "approve",
    "authorise", "authorize", "authenticate", "log", "record", "track", "audit", "assess", "evaluate", "select", "vet",
    "screen", "train",
    "sign", "bind", "undergo", "adhere", "align", "comply", "follow", "adopt", "act", "serve", "carry", "filter",
    "strip", "invalidate",
    "include", "contain", "cover", "consist", "comprise", "involve", "rely", "depend", "allow", "permit", "prohibit",
    "deny", "block",
    "reject", "accept", "issue", "rotate", "generate", "hash", "mask", "anonymise", "anonymize", "pseudonymise",
    "pseudonymize", "segregate",
    "separate", "isolate", "segment", "enable", "disable", "configure", "deploy", "release", "develop", "build",
    "check", "verify", "validate",
    "inspect", "investigate", "escalate", "triage", "remediate", "fix", "resolve", "address", "prioritise",
    "prioritize", "classify", "label",
    "inventory", "register", "identify", "analyse", "analyze", "mitigate", "treat", "transfer", "share", "disclose",
    "sell", "exchange",
    "transmit", "send", "receive", "export", "import", "access", "obtain", "achieve", "hold", "complete", "renew",
    "publish", "communicate",
    "announce", "appoint", "designate", "employ", "hire", "engage", "contract", "commit", "target", "aim", "plan",
    "intend", "expect", "schedule",
    "exercise", "simulate", "rehearse", "recover", "fail", "switch", "guarantee", "promise", "measure", "improve",
    "expire", "lock", "terminate",
    "return", "equip", "install", "harden", "secure", "guard", "trigger", "alert", "supervise", "consult", "cooperate",
    "assist", "help", "work",
    "write", "read", "keep", "take", "give", "make", "see", "choose", "set", "get", "leave", "join", "meet", "happen",
    "occur", "exist", "remain",
    "apply", "sit", "reside", "stay", "reach", "correlate", "forward", "archive", "purge", "wipe", "shred", "dispose",
    "sanitise", "sanitize",
    "acknowledge", "confirm", "request", "demand", "ask", "need", "seek", "pursue", "explain", "demonstrate", "attest",
    "certify", "leverage",
    "utilise", "utilize", "integrate", "connect", "federate", "provision", "deprovision", "onboard", "offboard",
    "compute", "form", "chain",
    "flow", "pass", "enter", "exceed", "oversee", "govern", "lead", "chair", "supplement", "replace", "retire",
    "decommission", "sample", "vary",
    "differ", "change", "modify", "alter", "tamper", "prove", "show", "indicate", "state", "specify", "determine",
    "establish", "create", "prepare",
    "sandbox", "quarantine", "drop", "throttle", "cap", "bypass", "impersonate", "embed", "attach", "append", "fall",
    "belong", "agree", "visit", "escort", "wear", "carry", "participate", "attend", "pay", "reward", "recognise",
    "recognize", "believe", "discover", "find", "learn", "contact", "write", "wait", "last", "begin", "start", "end",
    "stop", "open", "close", "proxy", "terminate", "inherit", "expose", "publicise", "publicize", "recommend",
    "encourage", "go", "come", "live", "know", "think", "say", "mean", "refer", "relate", "concern", "tell", "call",
    "treat", "merge", "commit", "push", "pull", "lint", "pin", "mirror", "sync", "throw", "raise", "page", "rank",
    "score", "rate", "weigh", "invite", "reuse", "restart", "reboot", "enrol", "enroll", "subscribe", "sort", "present",
    "consider", "hand", "turn", "bring", "put", "add", "travel", "print", "scramble", "react", "deliver", "split",
    "view", "guide",
    "feed", "link", "tie", "map", "tag",
  ]

  private static func third(_ base: String) -> String {
    if base.hasSuffix("y"), let before = base.dropLast().last, !"aeiou".contains(before) {
      return base.dropLast() + "ies"
    }
    for ending in ["s", "sh", "ch", "x", "z", "o"] where base.hasSuffix(ending) { return base + "es" }
    return base + "s"
  }

  /// Whether a word is a past participle by its form.
  static func isParticiple(_ word: Words.Word) -> Bool { word.isParticiple }

  /// Whether a word of these classes is a past participle by its form.
  static func isParticiple(_ word: String, _ classes: UInt32, endsInED: Bool) -> Bool {
    endsInED && word != "need" && word != "speed" && word != "exceed" || irregularParticiples.isAmong(classes)
  }
}
