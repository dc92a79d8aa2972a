public import JSON
public import Model

extension Answer {
  /// The answer as one JSON object, without loss; the published form is the edge's.
  public var stored: JSONValue {
    [
      "question": .string(question.rawValue), "questionText": .string(questionText),
      "verdict": .string(verdict.rawValue),
      "value": .optional(value), "options": .array(options.map { .string($0) }), "text": .string(text),
      "confidence": .number(confidence), "citations": .array(citations.map(\.stored)),
      "controls": .string(Column.text(controls)), "reason": .string(reason),
      "draft": draft.map { ["verdict": .string($0.verdict.rawValue), "confidence": .number($0.confidence)] } ?? .null,
      "warnings": .array(warnings.map { .string($0) }),
    ]
  }

  /// Reads what `stored` wrote; nil where it is damaged.
  public init?(stored value: JSONValue) {
    guard let question = value["question"]?.string, let questionText = value["questionText"]?.string,
      let verdict = value["verdict"]?.string.flatMap({ Verdict(rawValue: $0) }), let text = value["text"]?.string,
      let confidence = value["confidence"]?.number, let reason = value["reason"]?.string,
      let citations = value["citations"]?.array, let controls = try? Column.links(value["controls"]?.string ?? "")
    else { return nil }
    let read = citations.compactMap { Citation(stored: $0) }
    guard read.count == citations.count else { return nil }
    var draft: Draft?
    if let kept = value["draft"], let verdict = kept["verdict"]?.string.flatMap({ Verdict(rawValue: $0) }),
      let confidence = kept["confidence"]?.number
    {
      draft = Draft(verdict: verdict, confidence: confidence)
    }
    self.init(
      question: Identifier(question), questionText: questionText, verdict: verdict, value: value["value"]?.string,
      options: value["options"]?.array?.compactMap(\.string) ?? [], text: text, confidence: confidence,
      citations: read, controls: controls, reason: reason, draft: draft,
      warnings: value["warnings"]?.array?.compactMap(\.string) ?? [])
  }
}

extension Citation {
  var stored: JSONValue {
    [
      "claim": .string(claim.rawValue), "document": .string(document.rawValue),
      "section": .array(section.map { .string($0) }), "start": .integer(lines.lowerBound),
      "end": .integer(lines.upperBound), "quote": .string(quote), "digest": .string(digest.hexadecimal),
      "asOf": .optional(asOf?.description),
    ]
  }

  init?(stored value: JSONValue) {
    guard let claim = value["claim"]?.string, let document = value["document"]?.string,
      let start = value["start"]?.integer, let end = value["end"]?.integer, start <= end,
      let quote = value["quote"]?.string, let digest = value["digest"]?.string.flatMap({ Digest(hexadecimal: $0) })
    else { return nil }
    self.init(
      claim: Identifier(claim), document: Identifier(document),
      section: value["section"]?.array?.compactMap(\.string) ?? [], lines: start...end, quote: quote, digest: digest,
      asOf: value["asOf"]?.string.flatMap { CalendarDate($0) })
  }
}
