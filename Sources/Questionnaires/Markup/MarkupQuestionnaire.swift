import Model
import XML

/// A questionnaire in XML that a profile describes; answers are spliced into the original bytes.
public struct MarkupQuestionnaire: Questionnaire {
  let source: ByteSource
  private let profile: MarkupProfile

  /// Reads with a profile; nothing is read before it is asked for.
  public init(_ source: ByteSource, profile: MarkupProfile) { (self.source, self.profile) = (source, profile) }

  /// One item as its expressions read it.
  private struct Reading {
    var item: XMLItems.Item
    var id: String
    var section: [String]
    var question: String
    var options: [String]
    var answer: XMLTree.Node?
    var comment: XMLTree.Node?
  }

  /// Hands each item to a closure.
  private func each(_ body: (Reading) throws -> Void) throws {
    var items = XMLItems(path: profile.items, file: source.file, chunk: try source.chunks())
    while let item = try items.next() { try body(try read(item, encoding: items.encoding)) }
  }

  private func read(_ item: XMLItems.Item, encoding: String?) throws -> Reading {
    // The tags around the item make a document of it: namespaces, and attributes that an expression reaches by "..".
    let wrapped = item.openings + item.bytes + item.closings
    let own = item.path.count
    let tree = try wrapped.withUnsafeBufferPointer {
      try XMLTree(
        $0, file: source.file, line: item.line, encoding: encoding ?? "UTF-8", namespaces: profile.namespaces)
    }
    func text(_ expression: XPathExpression?) -> String {
      expression.flatMap { tree.text($0, from: own) }?.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        ?? ""
    }
    return Reading(
      item: item, id: text(profile.id), section: profile.section.map { text($0) }.filter { !$0.isEmpty },
      question: text(profile.question),
      options: profile.optionsPath.map { tree.nodes($0, from: own).map { $0.text.trimmed } } ?? profile.options,
      answer: profile.answer.flatMap { tree.nodes($0, from: own).first },
      comment: profile.comment.flatMap { tree.nodes($0, from: own).first })
  }

  private func isFree(_ text: String) -> Bool {
    AnswerWords.isPlaceholder(text)
      || profile.unanswered.contains { wanted in
        let text = text.trimmed
        return wanted.hasSuffix("*") ? text.hasPrefix(wanted.dropLast()) : text == wanted
      }
  }

  /// What stands in the place of the answer, and why it may not be written.
  private func state(_ reading: Reading) -> (existing: String?, refusal: String?) {
    guard profile.answer != nil else { return (nil, "this kind of file has no place for answers") }
    guard let answer = reading.answer else { return (nil, "the item has no place for the answer") }
    if answer.hasChildren, !isFree(answer.text) { return (nil, "the answer's place holds elements") }
    return (isFree(answer.text) ? nil : answer.text.trimmed, nil)
  }

  /// What was recognised; in memory for one item.
  public func plan() throws -> Plan {
    var part = Plan.Part(
      name: profile.items, confidence: 1, reasons: ["the root element fits the profile \(profile.name)"])
    var columns: [(Role, XPathExpression?)] = [(.id, profile.id)]
    columns += profile.section.map { (Role.section, $0) }
    columns += [(.question, profile.question), (.answer, profile.answer), (.comment, profile.comment)]
    part.columns = columns.compactMap { role, path in path.map { .init(role: role, place: $0.text, title: "") } }
    var silent = 0
    try each { reading in
      guard !reading.question.isEmpty else {
        silent += 1
        return
      }
      part.questions += 1
      let state = state(reading)
      if state.existing != nil { part.answered += 1 } else if state.refusal != nil { part.refused += 1 }
    }
    if silent > 0 { part.skipped.append("\(silent) items without a question") }
    if !profile.options.isEmpty { part.domains = [profile.options.joined(separator: ", ")] }
    if profile.comment == nil {
      part.reasons.append("no place for comments: words and citations go to the triage page")
    }
    return Plan(format: "XML", detail: profile.name, parts: [part])
  }

  /// All questions in order.
  public func entries() throws -> [QuestionEntry] {
    var entries: [QuestionEntry] = []
    var pool = IdentifierPool()
    var number = 0
    try each { reading in
      number += 1
      guard !reading.question.isEmpty else { return }
      var question = Question(id: pool.unique(reading.id, row: number, part: reading.item.name), text: reading.question)
      question.section = reading.section
      question.options = reading.options.filter { !isFree($0) }
      question.form = profile.form
      if question.form == nil, !question.options.isEmpty || !profile.verdicts.isEmpty {
        let isVerdict = question.options.isEmpty || AnswerWords.isVerdictList(question.options)
        question.form = isVerdict || !profile.verdicts.isEmpty ? .yesNo : .choice
      }
      question.location = "\(reading.item.name)[\(number)], line \(reading.item.line)"
      let state = state(reading)
      entries.append(
        QuestionEntry(
          question, existing: state.existing, refusal: state.refusal,
          takesComment: reading.comment.map { !$0.hasChildren && isFree($0.text) } ?? false))
    }
    return entries
  }

  /// The file with answers in it.
  public func writing(_ fillings: [Filling]) throws -> Written {
    let bytes = try source.all()
    let wanted = Dictionary(fillings.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
    let encoding = XMLText.declaredEncoding(bytes)
    let ascii = encoding.map { $0 != "UTF-8" && $0 != "UTF8" } ?? false
    var edits: [Splice.Edit] = []
    var pool = IdentifierPool()
    var number = 0, homeless = 0
    var answered: Set<Identifier<Question>> = []
    func put(_ text: String, _ node: XMLTree.Node, _ item: XMLItems.Item) -> Bool {
      guard let place = Splice.Place(ordinal: node.ordinal - item.path.count, attribute: node.attribute, in: item.bytes)
      else {
        return false
      }
      let range = (place.range.lowerBound + item.offset)..<(place.range.upperBound + item.offset)
      edits.append(.init(range: range, bytes: place.bytes(for: text, ascii: ascii)))
      return true
    }
    try each { reading in
      number += 1
      guard !reading.question.isEmpty else { return }
      let id = pool.unique(reading.id, row: number, part: reading.item.name)
      let state = state(reading)
      guard let filling = wanted[id], state.existing == nil, state.refusal == nil, let node = reading.answer else {
        return
      }
      var isWritten = false
      let answer = profile.verdicts.isEmpty ? filling.answer : profile.verdicts[filling.verdict] ?? ""
      if !answer.isEmpty { isWritten = put(answer, node, reading.item) }
      if !filling.comment.isEmpty {
        if let comment = reading.comment, !comment.hasChildren, isFree(comment.text) {
          isWritten = put(filling.comment, comment, reading.item) || isWritten
        } else {
          homeless += 1
        }
      }
      if isWritten { answered.insert(id) }
    }
    guard !edits.isEmpty else { return Written(bytes: bytes) }
    let output = Splice.apply(edits, to: bytes)
    let reader = try XMLReader(output, file: source.file)
    while try reader.next() {}
    let notes =
      homeless == 0 ? [] : ["\(homeless) without a free place for comments: words and citations are on the triage page"]
    return Written(bytes: output, questions: answered, changedParts: [source.file], notes: notes)
  }

  /// The place of an answer or comment in the file.
  struct FoundPlace {
    var location: String
    var role: FileDifference.Role
    var text: String
    var range: Range<Int>
    var place: Splice.Place
  }

  /// The places of all answers and comments, in order.
  func places() throws -> [FoundPlace] {
    var places: [FoundPlace] = []
    var number = 0
    try each { reading in
      number += 1
      guard !reading.question.isEmpty else { return }
      for (node, role) in [(reading.answer, FileDifference.Role.answer), (reading.comment, .comment)] {
        guard let node,
          let place = Splice.Place(
            ordinal: node.ordinal - reading.item.path.count, attribute: node.attribute, in: reading.item.bytes)
        else { continue }
        let offset = reading.item.offset
        places.append(
          FoundPlace(
            location: "\(reading.item.name)[\(number)] \(reading.id)", role: role, text: node.text,
            range: (place.range.lowerBound + offset)..<(place.range.upperBound + offset), place: place))
      }
    }
    return places
  }
}
