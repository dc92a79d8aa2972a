import Language

extension QuestionReader {
  /// Tokens after a word that opens a clause of circumstances, to its end.
  static func subordinate(_ tokens: [Token]) -> Set<Int> {
    var found: Set<Int> = []
    var inside = false
    for (position, token) in tokens.enumerated() {
      let next = tokens.dropFirst(position + 1).prefix(3).map(\.word)
      if token.gap >= .comma, position > 0 {
        let head = ["and", "or"].contains(token.word) ? next.first ?? "" : token.word
        if ["do", "does", "is", "are", "have", "has", "can", "will", "did", "how", "what"].contains(head)
          || token.gap == .sentence
        {
          inside = false
        }
      }
      if position > 0,
        openers.contains(token.word)
          || (token.word == "in" && next.count > 1
            && ["accordance", "line", "concert", "compliance"].contains(next[0]))
          || (token.word == "as" && ["determined", "defined", "part", "required"].contains(next.first ?? ""))
          || (token.word == "used" && next.first == "to")
      {
        inside = true
        if position > 3, token.word == "where" || token.word == "when" { found.insert(position) }
        continue
      }
      if inside { found.insert(position) }
    }
    return found
  }

  static let openers: Set<String> = [
    "who", "which", "that", "whose", "with", "where", "when", "if", "because", "while",
  ]

  /// Tokens of an enumeration that hangs on a colon (`the following controls are in place: - a - b`).
  static func listed(_ tokens: [Token]) -> Set<Int> {
    guard
      let colon = tokens.indices.first(where: {
        $0 > 1 && tokens[$0].gap == .colon
          || ($0 > 1 && tokens[$0].gap == .clause && tokens[..<$0].contains { $0.word == "following" })
      })
    else { return [] }
    return Set(colon..<tokens.count)
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
    "set", "help", "support", "allow", "enabl", "offer", "avail", "available", "current", "exist", "activ", "effect",
    "adequ", "strong",
    "proper", "suffici", "necessari", "platform", "softwar", "technolog", "tool", "oper", "manag", "polici", "procedur",
    "program", "practic", "method", "mechan", "capabl", "function", "featur", "area", "number", "level", "time",
    "period",
    "year", "month", "week", "day", "hour", "least", "minimum", "maximum", "within", "etc", "exampl", "addit",
    "further", "differ",
    "various", "several", "respect", "regard", "relat", "involv", "base", "accord", "confidenti", "sensit", "critic",
    "project",
    "modern", "industri", "standard", "reason", "like", "potenti", "materi", "via", "order", "case", "event", "done",
    "readi", "well", "overal",
    "comprehens", "member", "person", "individu", "select", "customer", "client", "user", "vendor", "enforc", "yes",
    "often",
    "updat", "recent", "longer", "will", "way", "request", "give", "determin", "concept", "high", "higher", "left",
    "last",
    "valu", "basi", "taken", "complet", "public", "frequent", "cover", "fulli", "easili", "thereaft", "annual",
    "tenant",
  ]
}
