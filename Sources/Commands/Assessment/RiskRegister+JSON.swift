import JSON
import Model

extension RiskRegister {
  /// The register as `vouch.risks/1`; the store keeps imported ones in this form.
  var published: JSONValue {
    [
      "schema": "vouch.risks/1",
      "risks": .array(
        risks.map { risk in
          [
            "id": .string(risk.id.rawValue), "title": .string(risk.title), "owner": .optional(risk.owner),
            "likelihood": .optional(risk.likelihood), "impact": .optional(risk.impact),
            "treatment": .optional(risk.treatment?.rawValue),
            "controls": .array(risk.controls.map { .string($0.description) }), "residual": .optional(risk.residual),
            "accepted_by": .optional(risk.acceptedBy), "assessed": .optional(risk.assessed?.description),
            "location": .optional(risk.location?.description),
          ]
        }),
      "obligations": .array(
        obligations.map { obligation in
          [
            "id": .string(obligation.id.rawValue), "kind": .string(obligation.source.rawValue),
            "title": .string(obligation.title),
            "controls": .array(obligation.controls.map { .string($0.description) }),
            "location": .optional(obligation.location?.description),
          ]
        }),
    ]
  }

  /// Reads ``published``; locations stay as words in a file's name.
  init(published: JSONValue) {
    self.init()
    func references(_ value: JSONValue) -> [ControlReference] {
      (value["controls"]?.array ?? []).compactMap { item in
        guard let text = item.string, let colon = text.firstIndex(of: ":") else { return nil }
        return ControlReference(
          Identifier(String(text[..<colon])), Identifier(String(text[text.index(after: colon)...])))
      }
    }
    func location(_ value: JSONValue) -> Failure.Location? { value["location"]?.string.map { .file($0) } }
    risks = (published["risks"]?.array ?? []).map { value in
      Risk(
        id: Identifier(value["id"]?.string ?? ""), title: value["title"]?.string ?? "", owner: value["owner"]?.string,
        likelihood: value["likelihood"]?.string, impact: value["impact"]?.string,
        treatment: value["treatment"]?.string.flatMap { Risk.Treatment(rawValue: $0) }, controls: references(value),
        residual: value["residual"]?.string, acceptedBy: value["accepted_by"]?.string,
        assessed: value["assessed"]?.string.flatMap { CalendarDate($0) }, location: location(value))
    }
    obligations = (published["obligations"]?.array ?? []).compactMap { value in
      guard let source = value["kind"]?.string.flatMap({ ControlDecision.Justification.Source(rawValue: $0) }) else {
        return nil
      }
      return Obligation(
        id: Identifier(value["id"]?.string ?? ""), source: source, title: value["title"]?.string ?? "",
        controls: references(value), location: location(value))
    }
  }
}
