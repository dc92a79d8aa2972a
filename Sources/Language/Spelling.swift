/// Folds spellings of one word: British and American, joined and split compounds.
enum Spelling {
  /// The American spelling of a lower-case word.
  static func american(_ word: String) -> String {
    let count = word.utf8.count
    guard count > 4 else { return word }
    if let known = irregular[word] { return known }
    if count > 6, mayHaveEnding(word) {
      for (british, american) in endings where word.hasSuffix(british) {
        let head = word.dropLast(british.count)
        if head.utf8.count >= 3, !keepsS(word) { return head + american }
      }
    }
    for (british, american) in oursByBeginning[beginning(word)] ?? [] where word.hasPrefix(british) {
      return american + word.dropFirst(british.count)
    }
    return word
  }

  /// Whether a word has the two letters near its end that all endings begin with: most have not.
  private static func mayHaveEnding(_ word: String) -> Bool {
    var before: UInt8 = 0
    for byte in word.utf8.suffix(8) {
      if byte == UInt8(ascii: "s"), before == UInt8(ascii: "i") || before == UInt8(ascii: "y") { return true }
      before = byte
    }
    return false
  }

  private static func keepsS(_ word: String) -> Bool { stemsWithS.contains { word.hasPrefix($0) } }

  private static let endings: [(String, String)] = [
    ("isations", "izations"), ("isation", "ization"), ("ising", "izing"), ("isers", "izers"), ("iser", "izer"),
    ("ised", "ized"), ("ises", "izes"), ("ise", "ize"), ("yses", "yzes"), ("ysed", "yzed"), ("ysing", "yzing"),
  ]
  private static let stemsWithS: [String] = [
    "exercis", "compromis", "enterpris", "premis", "expertis", "otherwis", "advis", "revis", "supervis", "rais",
    "promis", "franchis", "pris", "comprom", "surpris", "televis", "noise", "nois", "precis", "concis", "improvis",
    "disguis", "likewis", "merchandis", "apprais", "praise", "cruis", "rising", "aris", "analyses", "excis",
    "incis", "devis", "appris", "circumcis", "raising", "risen",
  ]
  private static let ours: [(String, String)] = [
    ("behaviour", "behavior"), ("favour", "favor"), ("colour", "color"), ("honour", "honor"), ("labour", "labor"),
    ("harbour", "harbor"), ("endeavour", "endeavor"), ("neighbour", "neighbor"), ("catalogue", "catalog"),
    ("programme", "program"), ("labell", "label"), ("modell", "model"), ("cancell", "cancel"), ("travell", "travel"),
    ("fulfil", "fulfil"), ("defence", "defense"), ("offence", "offense"), ("licence", "license"),
    ("judgement", "judgment"), ("artefact", "artifact"), ("cheque", "check"), ("enrol", "enrol"), ("grey", "gray"),
    ("practise", "practice"), ("ageing", "aging"), ("centralis", "centraliz"),
  ]
  private static let oursByBeginning = Dictionary(grouping: ours) { beginning($0.0) }

  /// The first two bytes.
  private static func beginning(_ word: String) -> UInt16 {
    word.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
  }

  private static let irregular: [String: String] = [
    "cybersecurity": "security",
    "centre": "center", "centres": "centers", "centred": "centered", "datacentre": "datacenter",
    "datacentres": "datacenters", "metre": "meter", "fibre": "fiber", "programmes": "programs",
    "programmed": "programmed", "programmer": "programmer", "programmers": "programmers", "programming": "programming",
    "analyses": "analyses", "catalogues": "catalogs", "whilst": "while", "amongst": "among",
    "organisational":
      "organizational", "organizational": "organizational", "authorisations": "authorizations", "fulfill": "fulfil",
    "fulfills": "fulfils", "enroll": "enrol", "enrolled": "enrolled", "enrollment": "enrolment", "storeys": "stories",
    "travelling": "traveling", "cancelled": "canceled", "cancelling": "canceling",
  ]

  /// Pairs of words that are one word in other texts.
  static let joined: [String: [String: String]] = {
    let pairs = [
      "email address", "email addresses", "ip address", "ip addresses", "data center", "data centers", "back up",
      "back ups", "end point", "end points", "pen test", "pen tests",
      "pen testing", "pen tested", "time frame", "post mortem", "post mortems", "sub processor", "sub processors",
      "sub processing", "sub contractor", "sub contractors", "on boarding", "off boarding", "on board", "off board",
      "white list", "white listing", "allow list", "allow listing", "white listed", "allow listed", "block list",
      "e mail", "e mails", "e mailed", "life cycle", "life cycles", "table top", "table tops", "multi factor",
      "multi tenant", "multi tenancy", "anti virus", "anti malware", "anti spam", "anti phishing", "fail over",
      "fail overs", "up time", "down time", "log in", "log ins", "sign in", "sign on", "pass word", "pass words",
      "pass phrase", "off site", "on site", "on premises", "on premise", "run book", "run books", "play book",
      "play books", "pre production", "web site", "web sites", "cyber security", "cyber attack", "cyber attacks",
      "cyber insurance", "code base", "data base", "data bases", "work station", "work stations", "smart phone",
      "smart phones", "micro segmentation", "micro services", "de provisioning", "de provision", "de provisioned",
      "re certification", "re certify", "re certified", "de identification", "de identified", "pseudo anonymized",
      "work force", "white box", "black box", "grey box", "short lived", "round the", "key loggers", "screen saver",
      "hard coded", "hard coding", "hard code", "bug bounty", "time stamp", "time stamps", "time stamped", "host name",
      "in house", "third parties", "safe guards", "safe guard", "check list", "co location", "co located",
      "geo redundancy", "geo redundant", "geo replicated", "geo fencing", "geo blocking", "geo location",
      "tele working", "tele work", "home working", "home office", "trust center", "change log", "risk log",
      "sub domain", "sub domains", "sub net", "sub nets", "re test", "re tested", "re testing", "re tests",
      "decision making", "auto scaling", "auto matic", "self service", "break glass", "dead line", "whistle blowing",
      "whistle blower", "air gapped", "air gap", "under go", "wi fi", "road map", "clean desk",
    ]
    // Only those whose joined form is what a term is written as; the others stay two tokens.
    let apart: Set<String> = ["round the", "key loggers", "clean desk", "third parties", "bug bounty", "on premise"]
    var table: [String: [String: String]] = [:]
    for pair in pairs where !apart.contains(pair) {
      let words = pair.split(separator: " ").map(String.init)
      table[words[0], default: [:]][words[1]] = words[0] + words[1]
    }
    // `logging into the service` records nothing.
    for verb in ["log", "logs", "logging"] { table[verb, default: [:]]["into"] = "login" }
    table["logging", default: [:]]["in"] = "login"
    return table
  }()

  /// Words that Snowball would stem onto words of another meaning.
  static let ownStems: [String: String] = [
    "provider": "provider", "providers": "provider", "generator": "generator", "generators": "generator",
    "dependent": "dependent", "portable": "portable", "important": "important", "internal": "internal",
    "internally": "internal", "international": "international", "internationally": "international",
    "authority": "authority", "authorities": "authority", "several": "several", "customer": "customer",
    "customers": "customer", "objective": "objective", "objectives": "objective", "responsible": "responsible",
    "responsibility": "responsible", "responsibilities": "responsible", "ups": "ups", "ids": "ids",
    "available": "available", "availability": "availability", "continuity": "continuity", "integrity": "integrity",
    "executive": "executive", "executives": "executive", "production": "production", "productive": "production",
    "designated": "designate", "inform": "informed", "informs": "informed",
    "informed": "informed", "informing": "informed",
    "container": "container", "containers": "container", "controller": "controller", "controllers": "controller",
    "accessibility": "accessibility", "tokenization": "tokenization", "explainability": "explainability",
    "succession": "succession", "programming": "programming", "government": "government",
    "governments": "government", "profiling": "profiling", "officer": "officer", "officers": "officer",
    "building": "building", "buildings": "building", "coverity": "coverity", "applicable": "applicable",
    "applicability": "applicable", "correctly": "correctly", "functionality": "functionality",
    "functionalities": "functionality",
  ]

  static let functionWords: Set<String> = [
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "into", "via", "and", "or", "is",
    "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "done", "can", "could",
    "may", "might", "will", "would", "shall", "should", "must", "it", "its", "this", "that", "these", "those", "there",
    "their", "them", "they", "we", "our", "us", "you", "your", "he", "she", "his", "her", "i", "my", "as", "if",
    "then", "than", "so", "such", "not", "no", "any", "all", "each", "every", "both", "either", "also", "which", "who",
    "whom", "whose", "what", "when", "where", "how", "why", "within", "per", "about", "over", "under", "between",
    "through", "during", "before", "after", "above", "below", "out", "up", "down", "off", "again", "more", "most",
    "other", "some", "only", "own", "same", "too", "very", "just", "e", "g", "eg", "ie", "etc", "upon", "while",
    "whether", "because", "until", "against", "s", "please", "including", "include", "includes",
  ]

  /// Words that a phrase may have in between.
  static let skippable: Set<String> = ["a", "an", "the", "your", "our", "their", "its", "any", "all"]

  static let numberWords: [String: Double] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90,
  ]
}
