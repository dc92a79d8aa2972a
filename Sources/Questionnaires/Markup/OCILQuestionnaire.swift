import Model
import XML

/// An OCIL 2.0 questionnaire (NIST IR 7692): answers become `question_results`; nothing else in the file changes.
public struct OCILQuestionnaire: Questionnaire {
  static let namespace = "http://scap.nist.gov/schema/ocil/2.0"

  let source: ByteSource

  /// Reads a file; nothing is read before it is asked for.
  public init(_ source: ByteSource) { self.source = source }

  /// The kinds of question that OCIL knows.
  private enum Kind: String, CaseIterable {
    case boolean = "boolean_question"
    case choice = "choice_question"
    case numeric = "numeric_question"
    case string = "string_question"
  }

  /// A question and the ids of its choices.
  private struct Asked {
    var kind: Kind
    var entry: QuestionEntry
    /// Words and ids of the choices, in order.
    var choices: [(text: String, id: String)] = []
    var groups: [String] = []
  }

  private func read() throws -> (asked: [Asked], existingResults: Set<String>) {
    let paths = try Paths()
    var titles: [String: String] = [:]
    var titleOfQuestion: [String: String] = [:]
    var asked: [Asked] = []
    var groups: [String: [(text: String, id: String)]] = [:]
    var answered: Set<String> = []
    var pool = IdentifierPool()
    var items = XMLItems(path: "/ocil/*/*", file: source.file, chunk: try source.chunks())
    while let item = try items.next() {
      let wrapped = item.openings + item.bytes + item.closings
      let tree = try wrapped.withUnsafeBufferPointer {
        try XMLTree(
          $0, file: source.file, line: item.line, encoding: items.encoding ?? "UTF-8", namespaces: ["o": Self.namespace]
        )
      }
      let own = item.path.count
      func text(_ path: XPathExpression) -> String {
        tree.text(path, from: own)?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
      }
      switch item.path.last {
      case "questionnaires":
        let title = text(paths.title)
        for node in tree.nodes(paths.actions, from: own) { titles[node.text.trimmed] = title }
      case "test_actions":
        if let title = titles[text(paths.id)] { titleOfQuestion[text(paths.questionRef)] = title }
      case "questions":
        if item.name == "choice_group" {
          groups[text(paths.id)] = Self.choices(tree, paths, own)
        } else if let kind = Kind(rawValue: item.name) {
          let id = text(paths.id)
          let words = tree.nodes(paths.questionText, from: own).map {
            $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
          }.joined(separator: " ")
          var question = Question(
            id: pool.unique(id, row: asked.count + 1, part: "ocil"), text: words, form: Self.form(kind),
            location: "\(item.name) \(id), line \(item.line)")
          if let title = titleOfQuestion[id], !title.isEmpty { question.section = [title] }
          var entry = QuestionEntry(question, takesComment: false)
          entry.refusal = kind == .boolean ? Self.polarityRefusal(words) : nil
          var found = Asked(kind: kind, entry: entry)
          if kind == .choice {
            found.choices = Self.choices(tree, paths, own)
            found.groups = tree.nodes(paths.groupRef, from: own).map(\.text.trimmed)
          }
          asked.append(found)
        }
      case "results":
        if item.name == "question_results" {
          for node in tree.nodes(paths.results, from: own) { answered.insert(node.text) }
        }
      default: break
      }
    }
    for index in asked.indices {
      asked[index].choices += asked[index].groups.flatMap { groups[$0] ?? [] }
      asked[index].entry.question.options = asked[index].choices.map(\.text)
      if AnswerWords.isVerdictList(asked[index].choices.map(\.text)) { asked[index].entry.question.form = .yesNo }
      if answered.contains(asked[index].entry.question.id.rawValue) { asked[index].entry.existing = "a result" }
    }
    return (asked, answered)
  }

  /// What was recognised.
  public func plan() throws -> Plan {
    let (asked, _) = try read()
    var part = Plan.Part(name: "questions", confidence: 1, reasons: ["the root element is OCIL 2.0's"])
    part.questions = asked.count
    part.answered = asked.count { $0.entry.existing != nil }
    part.refused = asked.count { $0.entry.existing == nil && $0.entry.refusal != nil }
    for kind in Kind.allCases {
      let count = asked.count { $0.kind == kind }
      if count > 0 { part.reasons.append("\(count) of kind \(kind.rawValue)") }
    }
    if part.refused > 0 { part.reasons.append("\(part.refused) may not be written: \(Self.polarity)") }
    part.reasons.append("OCIL has no comments: words and citations go to the triage page")
    return Plan(format: "OCIL 2.0", parts: [part])
  }

  /// All questions in order.
  public func entries() throws -> [QuestionEntry] { try read().asked.map(\.entry) }

  /// The file with results in it.
  public func writing(_ fillings: [Filling]) throws -> Written {
    let bytes = try source.all()
    let wanted = Dictionary(fillings.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
    let place = try ResultsPlace(in: bytes, file: source.file)
    let ascii = XMLText.declaredEncoding(bytes).map { $0 != "UTF-8" && $0 != "UTF8" } ?? false
    var results: [UInt8] = []
    var answered: Set<Identifier<Question>> = []
    for asked in try read().asked where asked.entry.isOpen {
      guard let filling = wanted[asked.entry.question.id], let answer = Self.answer(asked, filling, place.prefix, ascii)
      else { continue }
      let name = "\(place.prefix)\(asked.kind.rawValue)_result"
      let reference = XMLText.escaped(asked.entry.question.id.rawValue, quote: 0x22, ascii: ascii)
      results += Array("\(place.lineEnd)      <\(name) question_ref=\"".utf8) + reference
      results += Array("\">".utf8) + answer + Array("</\(name)>".utf8)
      answered.insert(asked.entry.question.id)
    }
    guard !answered.isEmpty else { return Written(bytes: bytes) }
    let output = Splice.apply([place.edit(with: results)], to: bytes)
    let reader = try XMLReader(output, file: source.file)
    while try reader.next() {}
    return Written(
      bytes: output, questions: answered, changedParts: [source.file],
      notes: ["OCIL has no comments: words and citations are on the triage page"])
  }

  private static func answer(_ asked: Asked, _ filling: Filling, _ prefix: String, _ ascii: Bool) -> [UInt8]? {
    func element(_ text: String) -> [UInt8] {
      Array("<\(prefix)answer>".utf8) + XMLText.escaped(text, ascii: ascii) + Array("</\(prefix)answer>".utf8)
    }
    switch asked.kind {
    case .boolean:
      // Nothing but a plain yes or no is a truth value.
      switch filling.verdict {
      case .yes: return element("true")
      case .no: return element("false")
      default: return nil
      }
    case .choice:
      guard let choice = asked.choices.first(where: { $0.text == filling.answer }) else { return nil }
      let id = XMLText.escaped(choice.id, quote: 0x22, ascii: ascii)
      return Array("<\(prefix)answer choice_ref=\"".utf8) + id + Array("\"/>".utf8)
    case .numeric:
      return Quantity.number(filling.answer, askedIn: asked.entry.question.text).map(element)
    case .string: return filling.answer.isEmpty ? nil : element(filling.answer)
    }
  }

  private static func choices(_ tree: XMLTree, _ paths: Paths, _ own: Int) -> [(text: String, id: String)] {
    let words = tree.nodes(paths.choice, from: own), ids = tree.nodes(paths.choiceID, from: own)
    guard words.count == ids.count else { return [] }
    return zip(words, ids).map { ($0.text.split(whereSeparator: \.isWhitespace).joined(separator: " "), $1.text) }
  }

  private static func form(_ kind: Kind) -> Question.Form {
    switch kind {
    case .boolean: .yesNo
    case .choice: .choice
    case .numeric: .number
    case .string: .text
    }
  }

  private static let polarity = "it asks for the failure while its action takes true for a pass"

  /// Real files ask "Is it the case that it is not enabled?" and pass on true: no verdict is safe there.
  private static func polarityRefusal(_ text: String) -> String? {
    text.lowercased().contains("is it the case that") ? polarity : nil
  }

  private struct Paths {
    let title, actions, id, questionRef, questionText, choice, choiceID, groupRef, results: XPathExpression

    init() throws {
      func path(_ text: String) throws -> XPathExpression {
        guard let path = XPathExpression(text) else { throw Failure(.state, "'\(text)' is no XPath expression") }
        return path
      }
      title = try path("o:title")
      actions = try path("o:actions/o:test_action_ref")
      id = try path("@id")
      questionRef = try path("@question_ref")
      questionText = try path("o:question_text")
      choice = try path("o:choice")
      choiceID = try path("o:choice/@id")
      groupRef = try path("o:choice_group_ref")
      results = try path("*/@question_ref")
    }
  }
}

/// Figures of answers as a numeric question wants them.
enum Quantity {
  /// The number of a value such as `24 h`, where the question names its unit or the value has none.
  static func number(_ value: String, askedIn question: String) -> String? {
    let value = value.trimmed
    let number = value.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    guard Double(number) != nil else { return nil }
    let unit = value.dropFirst(number.count).trimmingPrefix(" ")
    if unit.isEmpty { return String(number) }
    let words = Set(FoldedText.folded(question).split(separator: " ").map(String.init))
    let names: [String: Set<String>] = [
      "h": ["hours", "hour"], "d": ["days", "day"], "min": ["minutes", "minute"], "mo": ["months", "month"],
      "y": ["years", "year"], "w": ["weeks", "week"], "chars": ["characters", "character", "long"],
      "%": ["percent", "percentage", "uptime", "availability"], "bit": ["bits", "bit"], "bits": ["bits", "bit"],
      "times": ["times", "often"],
    ]
    guard let known = names[String(unit)], !words.isDisjoint(with: known) else { return nil }
    return String(number)
  }
}

/// Where results go in an OCIL file, and what must stand around them.
struct ResultsPlace {
  /// The prefix of OCIL's elements with its colon, or empty.
  private(set) var prefix = ""
  /// The file's line end.
  private(set) var lineEnd = "\n"
  private var range = 0..<0
  private var before = "", after = ""

  init(in bytes: [UInt8], file: String) throws {
    do { try bytes.withUnsafeBufferPointer { try find($0) } } catch let problem as XMLScanner.Problem {
      throw Failure(.input, problem.message, at: .file(file))
    }
    guard before.isEmpty || !range.isEmpty || range.lowerBound > 0 else {
      throw Failure(.input, "the ocil element has no end", at: .file(file))
    }
    if bytes.prefix(4096).firstIndex(of: 0x0D) != nil { lineEnd = "\r\n" }
    before = before.replacing("\n", with: lineEnd)
    after = after.replacing("\n", with: lineEnd)
  }

  func edit(with results: [UInt8]) -> Splice.Edit {
    .init(range: range, bytes: Array(before.utf8) + results + Array(after.utf8))
  }

  private mutating func find(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    var scanner = XMLScanner()
    var depth = 0
    var isInResults = false
    // The end of what must stand before question_results.
    var position: Int?
    while true {
      let token = try scanner.next(bytes)
      guard token != .finished else { return }
      guard token == .start || token == .empty || token == .end else { continue }
      if token == .end { depth -= 1 }
      let start = scanner.range.lowerBound, end = scanner.range.upperBound
      func opened(_ from: Int) -> Int {
        var from = from
        while from > 0, bytes[from - 1] == 0x20 || bytes[from - 1] == 0x09 { from -= 1 }
        if from > 0, bytes[from - 1] == 0x0A { from -= bytes[max(0, from - 2)] == 0x0D ? 2 : 1 }
        return max(0, from)
      }
      switch (depth, token) {
      case (0, .start):
        prefix = String(decoding: bytes[scanner.name.lowerBound..<scanner.localName(bytes).lowerBound], as: UTF8.self)
      case (0, .end):
        let at = opened(start)
        range = at..<at
        before = "\n  <\(prefix)results>\n    <\(prefix)question_results>"
        after = "\n    </\(prefix)question_results>\n  </\(prefix)results>"
        return
      case (1, .empty) where scanner.isNamed("results", bytes):
        range = start..<end
        before = "<\(prefix)results>\n    <\(prefix)question_results>"
        after = "\n    </\(prefix)question_results>\n  </\(prefix)results>"
        return
      case (1, .start) where scanner.isNamed("results", bytes):
        isInResults = true
        position = end
      case (1, .end) where isInResults:
        let at = position ?? start
        range = at..<at
        before = "\n    <\(prefix)question_results>"
        after = "\n    </\(prefix)question_results>" + (at == opened(start) || at < opened(start) ? "" : "\n  ")
        return
      case (2, .end) where isInResults && scanner.isNamed("question_results", bytes):
        let at = opened(start)
        range = at..<at
        return
      case (2, .end) where isInResults, (2, .empty) where isInResults:
        if ["title", "questionnaire_results", "test_action_results"].contains(
          String(decoding: bytes[scanner.localName(bytes)], as: UTF8.self))
        {
          position = end
        }
      default: break
      }
      if token == .start { depth += 1 }
    }
  }
}
