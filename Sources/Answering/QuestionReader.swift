import Language
import Model

/// Reads a question into its demands.
struct QuestionReader {
  let lexicon: Lexicon
  let names: Set<String>

  func read(_ question: Question) -> QuestionReading {
    let (asking, explaining) = QuestionText.parts(of: question.text)
    let tokenizer = lexicon.tokenizer
    let options = question.options
    var form: QuestionReading.Form =
      switch question.form {
      case .number, .date, .text: .value
      case .choice, .multipleChoice: .choice
      default: .yesNo
      }
    if form == .choice, Options.areYesNo(options) { form = .yesNo }
    if question.form == nil, !options.isEmpty, !Options.areYesNo(options) { form = .choice }

    var demands: [Demand] = []
    var tokens: [Token] = []
    var understood: Set<Int> = []
    for sentence in asking {
      let own = tokenizer.tokens(of: sentence)
      let offset = tokens.count
      let found = self.demands(
        of: own, question: question, explaining: explaining, form: &form, isFirst: demands.isEmpty)
      for var demand in found {
        demand.positions = Set(demand.positions.map { $0 + offset })
        understood.formUnion(demand.positions)
        // A sentence without a measure of its own qualifies the one before (`Any upcharge?`).
        if demand.topics.isEmpty, let last = demands.indices.last {
          demands[last].points += demand.points
          demands[last].thresholds += demand.thresholds
          if demands[last].value == nil { demands[last].value = demand.value }
        } else if !demand.topics.isEmpty {
          if let same = demands.firstIndex(where: { $0.topics == demand.topics }) {
            demands[same].points += demand.points.filter { !demands[same].points.contains($0) }
            demands[same].thresholds += demand.thresholds
            demands[same].value = demands[same].value ?? demand.value
          } else {
            demands.append(demand)
          }
        }
      }
      tokens += own
    }
    var content: Set<String> = []
    var residue: Set<String> = []
    for (position, token) in tokens.enumerated() where isContent(token) {
      content.insert(token.stem)
      if !understood.contains(position) { residue.insert(token.stem) }
    }
    let text = " " + tokens.map(\.word).joined(separator: " ") + " "
    return QuestionReading(
      question: question, form: form, demands: demands, tokens: tokens, residue: residue, content: content,
      asksForOffer: Self.offers.contains(where: text.contains), isNegative: Self.denials.contains(where: text.contains),
      asksForAll: [" all ", " every ", " each ", " without exception ", " any "].contains(where: text.contains))
  }

  private static let offers = [
    " support ", " supports ", " offer ", " offers ", " available ", " allow ", " allows ", " can ", " provide ",
    " option ",
    " integrate ", " integrated ", " enable ",
  ]
  private static let denials = [
    " no ", " not ", " never ", " without ", " prohibit ", " prohibited ", " prohibits ", " forbid ", " forbidden ",
    " prevent ",
    " disallow ", " disabled ", " ban ", " banned ", " restrict ", " avoid ", " disable ",
  ]

  // MARK: Demands of a sentence

  private func demands(
    of tokens: [Token], question: Question, explaining: [String], form: inout QuestionReading.Form, isFirst: Bool
  ) -> [Demand] {
    var reading = lexicon.read(tokens)
    var isFromContext = false
    if reading.topics.isEmpty, isFirst {
      // A terse row takes its measure from what stands around it.
      let around = (explaining + [question.precedingText ?? ""] + question.section.reversed()).filter { !$0.isEmpty }
      let wider = lexicon.read(tokens, contexts: around.map { lexicon.tokenizer.tokens(of: $0) })
      if let best = wider.topics.first {
        reading.topics = [best]
        isFromContext = true
      }
    }
    let value = wanted(tokens, question: question, form: &form)
    let quantities = thresholds(reading, value: value)
    guard let primary = reading.topics.first else {
      return [
        Demand(
          topics: [], weight: 0, isFromContext: false, asksForAdverse: false, thresholds: quantities,
          points: globalPoints(reading, topics: []), value: value, positions: [])
      ]
    }
    var chosen: [TopicMatch] = [primary]
    for match in reading.topics.dropFirst() where isSeparate(match, from: chosen, tokens) { chosen.append(match) }
    var demands = chosen.map { match in
      Demand(
        topics: [match.topic], weight: match.weight, isFromContext: isFromContext, asksForAdverse: match.isAdverse,
        thresholds: [], points: [], value: nil, positions: match.positions)
    }
    for quantity in quantities {
      let nearest = demands.indices.min { left, right in
        distance(quantity.tokens.lowerBound, demands[left].positions)
          < distance(quantity.tokens.lowerBound, demands[right].positions)
      }
      if let nearest {
        demands[nearest].thresholds.append(quantity)
        demands[nearest].positions.formUnion(quantity.tokens)
      }
    }
    let ids = Set(demands.flatMap(\.topics))
    for (name, positions) in reading.asked.sorted(by: { $0.key < $1.key }) {
      let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
      if parts.count == 2 {
        // A point of the topic itself counts where words beyond the topic's own ask for it.
        guard ids.contains(Identifier(parts[0])),
          let index = demands.firstIndex(where: { $0.topics[0].rawValue == parts[0] }),
          !positions.isSubset(of: demands[index].positions)
        else { continue }
        demands[index].points.append(name)
        demands[index].positions.formUnion(positions)
      }
    }
    let global = globalPoints(reading, topics: demands.flatMap { Array($0.positions) })
    for name in global where !demands[0].points.contains(where: { $0.hasSuffix("/" + name) }) {
      demands[0].points.append(name)
      demands[0].positions.formUnion(reading.asked[name] ?? [])
    }
    demands[0].value = value
    return demands
  }

  private func globalPoints(_ reading: LexicalReading, topics positions: [Int]) -> [String] {
    let taken = Set(positions)
    return reading.asked.keys.filter { name in
      !name.contains("/") && !(reading.asked[name] ?? []).isSubset(of: taken)
    }.sorted()
  }

  private func distance(_ position: Int, _ positions: Set<Int>) -> Int {
    positions.map { abs($0 - position) }.min() ?? 1000
  }

  /// Whether a further topic is a demand of its own: named by other words, joined by a conjunction, not a neighbour's shadow.
  private func isSeparate(_ match: TopicMatch, from chosen: [TopicMatch], _ tokens: [Token]) -> Bool {
    guard !match.positions.isEmpty, match.weight >= 1 else { return false }
    for other in chosen {
      guard match.positions.isDisjoint(with: other.positions) else { return false }
      let first = min(match.positions.max() ?? 0, other.positions.max() ?? 0)
      let last = max(match.positions.min() ?? 0, other.positions.min() ?? 0)
      guard first < last else { return false }
      let between = tokens[(first + 1)..<last + 1]
      let joined = between.contains {
        ["and", "or", "with", "including", "as", "plus"].contains($0.word) || $0.gap == .comma || $0.gap > .colon
      }
      guard joined else { return false }
      if isNeighbour(match.topic, other.topic) && match.weight < 2 { return false }
    }
    return true
  }

  private func isNeighbour(_ left: Identifier<Topic>, _ right: Identifier<Topic>) -> Bool {
    func names(_ a: Identifier<Topic>, _ b: Identifier<Topic>) -> Bool {
      lexicon.index[a].map { lexicon.vocabulary.topics[$0].notToBeConfusedWith.contains(b) } ?? false
    }
    return names(left, right) || names(right, left)
  }

  /// Figures of the question that a claim has to meet.
  private func thresholds(_ reading: LexicalReading, value: Demand.Wanted?) -> [Quantity] {
    reading.quantities.filter { quantity in
      switch quantity.kind {
      case .duration, .frequency, .percent, .characters, .version, .keySize, .vagueFrequency, .vagueDelay: true
      case .cover, .count, .date: false
      }
    }
  }

  private func wanted(_ tokens: [Token], question: Question, form: inout QuestionReading.Form) -> Demand.Wanted? {
    let text = " " + tokens.map(\.word).joined(separator: " ") + " "
    func says(_ phrases: String...) -> Bool { phrases.contains { text.contains(" \($0) ") } }
    var wanted: Demand.Wanted?
    if says(
      "how often", "what frequency", "how frequently", "at what interval", "what is the frequency", "what intervals",
      "which frequency")
    {
      wanted = .quantity([.frequency])
    } else if says(
      "how long", "what period", "which period", "maximum time", "maximum window", "what is the timeframe",
      "within what time",
      "how quickly", "how soon", "how fast", "how much notice", "how many days", "how many hours", "how many months",
      "how many minutes",
      "timeframe", "what time", "how much time", "time limit", "rto/rpo", "what is your rto", "what is the rto",
      "what is your rpo", "how far in advance")
    {
      wanted = .quantity([.duration])
    } else if says(
      "how many", "what number", "maximum number", "number of", "what is the maximum number", "minimum number")
    {
      wanted = .quantity([.count, .characters])
    } else if says("percentage", "percent", "uptime commitment", "what uptime", "what availability") {
      wanted = .quantity([.percent])
    } else if says("what date", "when was", "when were", "when did", "last tested", "on which date", "date of") {
      wanted = .quantity([.date])
    } else if says(
      "which countries", "all countries", "what countries", "which country", "where is", "where are", "what region",
      "which region",
      "which regions", "what regions", "countries where", "in which country", "locations", "location of")
    {
      wanted = .place
    } else if says(
      "what standards", "which standards", "which certifications", "what certifications", "which standard",
      "what standard", "list the certifications", "standards does")
    {
      wanted = .standards
    } else if says("minimum length", "how long must", "how many characters") {
      wanted = .quantity([.characters])
    } else if let first = tokens.first?.word,
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
    case .yesNo: if case .description = wanted { wanted = nil }
    default: break
    }
    if form == .yesNo, wanted == .description { wanted = nil }
    return wanted
  }

  private func isContent(_ token: Token) -> Bool {
    !token.isFunctionWord && token.number == nil && !Self.generic.contains(token.stem) && !names.contains(token.word)
  }

  /// Words of every question, by stem: they name no measure.
  static let generic: Set<String> = [
    "compani", "organ", "organiz", "process", "place", "ensur", "system", "servic", "describ", "provid", "use", "have",
    "implement",
    "maintain", "requir", "perform", "conduct", "need", "appropri", "relev", "follow", "establish", "defin", "formal",
    "measur",
    "control", "secur", "inform", "data", "busi", "solut", "product", "applic", "environ", "question", "answer", "list",
    "detail",
    "explain", "specifi", "indic", "state", "type", "kind", "certain", "particular", "general", "consid", "make",
    "sure", "take",
    "set", "help", "support", "allow", "enabl", "offer", "avail", "current", "exist", "activ", "effect", "adequ",
    "strong", "proper",
    "suffici", "necessari", "applic", "platform", "softwar", "technolog", "tool", "resourc", "asset", "oper", "manag",
    "polici",
    "procedur", "program", "practic", "standard", "method", "mechan", "capabl", "function", "featur", "area", "part",
    "number",
    "level", "time", "period", "year", "month", "week", "day", "hour", "least", "minimum", "maximum", "within", "etc",
    "exampl",
    "addit", "further", "differ", "various", "sever", "respect", "regard", "relat", "involv", "base", "accord",
    "accord",
    "confidenti", "sensit", "critic", "project", "compon", "modern", "industri", "reason", "like", "potenti", "materi",
    "via",
    "order", "case", "event", "done", "readi", "well", "overal", "comprehens", "respons", "member", "person",
    "individu", "select",
    "custom", "client", "user", "vendor", "enforc", "cover", "scope", "yes", "evid",
  ]
}
