import Language
import Model

/// The kind of value that a question asks for.
extension QuestionReader {
  func wanted(
    _ tokens: [Token], _ quantities: [Quantity], question: Question, form: inout QuestionReading.Form
  ) -> Demand.Wanted? {
    // `How many working days …` asks for days.
    let words = tokens.map(\.word).filter { !["working", "business", "calendar"].contains($0) }
    let text = " " + words.joined(separator: " ") + " "
    func says(_ phrases: String...) -> Bool { phrases.contains { text.holds(" \($0) ") } }
    var wanted: Demand.Wanted?
    // `Refuse TLS versions older than 1.3` asks for no version.
    let namesVersion = form != .value && quantities.contains { $0.kind == .version }
    let namesHost =
      says(
        "who is your", "who are your", "who hosts", "name of your", "which provider", "which cloud", "who provides")
      && tokens.contains { ["provider", "host", "cloud", "vendor"].contains($0.stem) }
      || says("name the provider", "name the host", "name the cloud provider", "name the hosting provider")
    if namesHost || Self.asksForHost(tokens) {
      wanted = .provider
    } else if !namesVersion,
      says("tls version", "version of tls", "tls protocol version", "protocol version", "ssl version")
    {
      wanted = .quantity([.version])
    } else if says("key length", "key size", "key strength", "bit length", "in bits", "how many bits"),
      !says("algorithm")
    {
      wanted = .quantity([.keySize])
    } else if says(
      "emailaddress", "emailaddresses", "email address", "mail address", "mailbox", "email should", "url",
      "web address", "contact address", "link to",
      "which address", "what address", "whom may", "whom can", "whom should", "whom do",
      "website address")
    {
      wanted = .address
    } else if says("period does", "period covered", "reporting period", "audit period", "period do") {
      wanted = .quantity([.date])
    } else if says(
      "how often", "what frequency", "how frequently", "the frequency", "the backup frequency", "the test frequency",
      "at what interval", "what intervals", "which frequency", "at which interval", "at which intervals",
      "in what interval", "in which interval", "in which intervals", "what is the interval")
      || Self.asksForCadence(tokens)
    {
      wanted = .quantity([.frequency])
    } else if says(
      "how long", "length of time", "what period", "which period", "retention period", "retention time",
      "period of retention",
      "maximum time", "maximum window", "longest time", "longest period", "shortest time", "shortest period",
      "what is the timeframe",
      "within what time", "within which time", "in which time", "what target time", "target time", "number of days",
      "number of hours", "number of months", "number of weeks", "maximum delay",
      "how quickly", "how soon", "how fast", "how much notice", "how many days", "how many hours", "how many months",
      "how many minutes",
      "timeframe", "what time", "how much time", "time limit", "rto/rpo", "what is your rto", "what is the rto",
      "what is your rpo", "how far in advance", "how many weeks", "how many years")
    {
      wanted = .quantity([.duration])
    } else if says(
      "how many", "what number", "maximum number", "number of", "what is the maximum number", "minimum number")
    {
      wanted = .quantity([.count, .characters])
    } else if says("during which hours", "during what hours", "at which hours", "at what hours", "which hours of") {
      wanted = .quantity([.cover])
    } else if says(
      "when will you notify", "when will you inform", "when will you tell", "when do you notify", "when do you inform",
      "when will we be notified", "when will we be informed", "when are customers notified",
      "when are customers informed",
      "when are we notified", "when are we informed")
    {
      wanted = .quantity([.duration])
    } else if says("percentage", "percent", "uptime commitment", "what uptime", "what availability") {
      wanted = .quantity([.percent])
    } else if says(
      "what date", "which date", "when was", "when were", "when did", "last tested", "on which date", "date of",
      "by when",
      "when do you expect", "when do you plan", "when do you intend", "when are you planning", "when will",
      "what is the target date", "expected date", "until when", "since when")
    {
      wanted = .quantity([.date])
    } else if Self.asksForPlace(tokens) {
      // `Where are the keys kept?` asks for the vault, not for the country.
      let isOfVault = tokens.prefix(6).contains { ["key", "secret", "credenti", "password"].contains($0.stem) }
      wanted = isOfVault ? .description : .place
    } else if says(
      "what standards", "which standards", "which certifications", "what certifications", "which standard",
      "what standard", "list the certifications", "standards does") || Self.asksForCertificates(tokens)
    {
      wanted = .standards
    } else if says(
      "minimum length", "how long must", "how many characters", "password length", "length of passwords",
      "length of a password", "number of characters")
    {
      wanted = .quantity([.characters])
    } else if let first = Self.interrogative(tokens),
      [
        "describe", "explain", "how", "outline", "specify", "detail", "list", "what", "which", "who", "provide",
        "please", "name", "state",
      ].contains(first)
    {
      wanted = form == .value || first != "provide" && first != "please" ? .description : nil
      if first == "provide" || first == "please", form == .yesNo, question.form != .yesNo { wanted = .description }
    }
    if wanted != nil, question.form == nil, question.options.isEmpty { form = .value }
    switch question.form {
    case .number:
      wanted =
        wanted.flatMap { if case .quantity = $0 { $0 } else { nil } }
        ?? .quantity([.duration, .percent, .count, .characters, .frequency])
    case .date: wanted = .quantity([.date])
    case .text: wanted = wanted ?? .description
    case .yesNo:
      if case .description = wanted { wanted = nil }
      // `Is an account locked after a number of attempts?` wants no number, `Limit the number of administrators to five` does.
      let isBounded = quantities.contains { $0.kind == .count && $0.bound != .exact }
      if case .quantity = wanted, !Self.asksWhich(tokens), !isBounded { wanted = nil }
    default: break
    }
    if form == .yesNo, wanted == .description { wanted = nil }
    return wanted
  }

  /// `What is your patching frequency?`
  private static func asksForCadence(_ tokens: [Token]) -> Bool {
    guard let last = tokens.last?.word, ["frequency", "cadence", "interval"].contains(last) else { return false }
    return ["what", "which", "state", "specify"].contains(tokens.first?.word ?? "")
  }

  /// Whether it is asked where something is.
  static func asksForPlace(_ tokens: [Token]) -> Bool {
    let text = tokens.spaced
    // `Are there storage locations …` asks for no place.
    let isYesNo = ["is", "are", "do", "does", "has", "have", "can", "will"].contains(tokens.first?.word ?? "")
    return places.contains { text.holds(" \($0) ") && !(isYesNo && $0.hasPrefix("location")) }
  }

  private static let places = [
    "which countries", "all countries", "what countries", "which country", "where is", "where are", "what region",
    "which region", "which regions", "what regions", "countries where", "in which country", "locations", "location of",
    "in which city", "which city", "what city", "countries in which", "list the countries", "name the countries",
    "country or region", "region or country", "which of its regions", "which of their regions",
  ]

  /// The word that opens a question, behind a preposition too: `in which region`, `by whom`.
  static func interrogative(_ tokens: [Token]) -> String? {
    guard let first = tokens.first?.word else { return nil }
    guard prepositions.contains(first), tokens.count > 1 else { return first }
    let second = tokens[1].word
    return ["which", "what", "how", "whom", "whose"].contains(second) ? (second == "whom" ? "who" : second) : first
  }

  /// Whether a question opens with a word that no and yes do not answer.
  static func asksWhich(_ tokens: [Token]) -> Bool {
    ["which", "what", "where", "who", "how", "when"].contains(interrogative(tokens) ?? "")
  }

  static let prepositions: Set<String> = [
    "in", "at", "by", "for", "to", "on", "from", "with", "within", "under", "until", "after", "of", "through",
  ]

  /// `State every security certification or attestation that you hold.`
  private static func asksForCertificates(_ all: [Token]) -> Bool {
    let tokens = Array(all.drop { $0.word == "please" })
    guard ["which", "what", "list", "state", "name", "specify"].contains(interrogative(tokens) ?? "") else {
      return false
    }
    let head = tokens.dropFirst().prefix {
      $0.gap < .comma && !["do", "does", "that", "have", "for"].contains($0.word)
    }
    return head.prefix(6).contains {
      ["certifications", "certificates", "attestations", "accreditations"].contains($0.word)
    }
      || head.prefix(6).contains { $0.word == "certification" }
        && head.contains { ["every", "each", "any"].contains($0.word) }
  }

  /// `Which hosting or cloud provider do you use?`, `Name the data-centre operator on which production runs.`
  private static func asksForHost(_ tokens: [Token]) -> Bool {
    let tokens = tokens.drop { $0.word == "please" }
    let head = tokens.prefix(9)
    // `On whose infrastructure is the service hosted?`
    if head.first.map({ ["on", "in", "at"].contains($0.word) }) == true, head.dropFirst().first?.word == "whose" {
      return head.contains { ["infrastructur", "server", "cloud", "datacent"].contains($0.stem) }
    }
    guard let opening = tokens.first?.word, ["which", "what", "name", "state", "with", "on", "at"].contains(opening),
      opening.count > 2 && opening != "with" || head.dropFirst().first?.word == "which"
    else { return false }
    return head.contains { ["host", "cloud", "datacent", "infrastructur"].contains($0.stem) }
      && head.contains { ["provider", "oper", "operat", "operator", "vendor", "company"].contains($0.stem) }
  }
}
