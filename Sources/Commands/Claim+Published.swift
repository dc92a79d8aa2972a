import JSON
import Model

extension Claim {
  /// The claim as `vouch.claims/1` has it.
  var published: JSONValue {
    [
      "id": .string(id.rawValue), "document": .string(document.rawValue), "section": .string(place),
      "start_line": .integer(lines.lowerBound), "end_line": .integer(lines.upperBound), "text": .string(text),
      "modality": .string(modality.rawValue), "parameters": Self.object(parameters), "scope": Self.object(scope),
      "topics": .array(topics.map { .string($0.rawValue) }), "controls": .array(controls.map(\.published)),
      "quote": .string(quote), "digest": .string(digest.description), "lead_in": .optional(leadIn?.text),
    ]
  }

  /// The headings above it, outermost first.
  var place: String { section.joined(separator: " › ") }

  /// `12` or `12-14`.
  var span: String { lines.count == 1 ? "\(lines.lowerBound)" : "\(lines.lowerBound)-\(lines.upperBound)" }

  /// An object by name; a name that comes twice has both values.
  private static func object(_ parameters: [Parameter]) -> JSONValue {
    var members: [JSONValue.Member] = []
    for parameter in parameters {
      if let index = members.firstIndex(where: { $0.name == parameter.name }) {
        let earlier = members[index].value.string ?? ""
        if !earlier.split(separator: "; ").contains(Substring(parameter.value)) {
          members[index].value = .string(earlier + "; " + parameter.value)
        }
      } else {
        members.append(.init(parameter.name, .string(parameter.value)))
      }
    }
    return .object(members)
  }
}

extension ControlLink {
  /// The link as `vouch.claims/1` and `vouch.answers/1` have it.
  var published: JSONValue {
    [
      "catalog": .string(control.catalog.rawValue), "id": .string(control.id.rawValue),
      "relationship": .string(relationship.rawValue), "reason": .string(reason),
    ]
  }
}

extension Modality {
  /// The word that people read.
  var word: String {
    switch self {
    case .inPlace: "in place"
    case .planned: "planned"
    case .conditional: "conditional"
    case .negated: "not done"
    case .context: "context"
    }
  }
}
