import Answering
import JSON
import Model
import Reports

/// Shows how good answers are: false assurances first, then figures by document and topic.
enum EvaluationReport {
  static func text(_ all: [Evaluation], width: Int) -> String {
    var text = ""
    let wrong = all.filter(\.isFalseAssurance)
    if !wrong.isEmpty {
      text += "False assurances (\(wrong.count))\n"
      for item in wrong {
        text += "  \(item.gold.question) said \(item.answer.verdict.rawValue), gold \(item.gold.verdict.rawValue)"
        text +=
          (item.document.isEmpty ? "" : " [\(item.document)]")
          + "\n    \(item.answer.questionText.prefix(160))\n    \(item.answer.reason.prefix(240))\n"
      }
      text += "\n"
    }
    text += table("document", groups(all, by: \.document), all, width: width) + "\n"
    return text + table("topic", groups(all, by: \.topic), nil, width: width)
  }

  static func json(_ all: [Evaluation]) -> JSONValue {
    let wrong: [JSONValue] = all.filter(\.isFalseAssurance).map { item in
      [
        "id": .string(item.gold.question.rawValue), "document": .string(item.document),
        "topic": .string(item.topic), "gold": .string(item.gold.verdict.rawValue),
        "said": .string(item.answer.verdict.rawValue), "reason": .string(item.answer.reason),
      ]
    }
    return [
      "schema": "vouch.evaluation/1", "false_assurances": .array(wrong), "all": figures(EvaluationFigures(all)),
      "documents": object(groups(all, by: \.document)), "topics": object(groups(all, by: \.topic)),
      "proposals": .array(all.filter { !$0.features.isEmpty }.map(proposal)),
    ]
  }

  /// A verdict that was proposed, with what its confidence was made of: what `Tests/Scripts/calibrate` fits.
  private static func proposal(_ item: Evaluation) -> JSONValue {
    let draft = item.answer.draft
    return [
      "id": .string(item.gold.question.rawValue), "document": .string(item.document),
      "topic": .string(item.topic), "gold": .string(item.gold.verdict.rawValue),
      "verdict": .string((draft?.verdict ?? item.answer.verdict).rawValue),
      "confidence": .number(draft?.confidence ?? item.answer.confidence), "is_right": .bool(item.isProposalRight),
      "features": .object(item.features.sorted { $0.key < $1.key }.map { .init($0.key, .number($0.value)) }),
    ]
  }

  private static func groups(_ all: [Evaluation], by key: (Evaluation) -> String) -> [(String, EvaluationFigures)] {
    Dictionary(grouping: all, by: key).sorted { $0.key < $1.key }.map {
      ($0.key.isEmpty ? "-" : $0.key, EvaluationFigures($0.value))
    }
  }

  private static func object(_ groups: [(String, EvaluationFigures)]) -> JSONValue {
    .object(groups.map { JSONValue.Member($0.0, figures($0.1)) })
  }

  private static func figures(_ figures: EvaluationFigures) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("questions", .integer(figures.questions)), .init("stated", .integer(figures.stated)),
      .init("given", .integer(figures.given)),
    ]
    for (name, value) in columns(figures) { members.append(.init(name, value.map { .number(rounded($0)) } ?? .null)) }
    members.append(
      .init("calibration_error", figures.calibrationError.map { .number(($0 * 1000).rounded() / 1000) } ?? .null))
    return .object(members)
  }

  private static func columns(_ figures: EvaluationFigures) -> [(String, Double?)] {
    [
      ("accuracy", figures.accuracy), ("false_assurance", figures.falseAssurance), ("overstated", figures.overstated),
      ("precision", figures.precision), ("recall", figures.recall), ("citation", figures.citation),
      ("value", figures.value),
      ("top_half", figures.topHalf), ("top_three_quarters", figures.topThreeQuarters),
    ]
  }

  private static func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }

  private static func table(_ title: String, _ groups: [(String, EvaluationFigures)], _ all: [Evaluation]?, width: Int)
    -> String
  {
    let names = [
      "questions", "stated", "given", "accuracy", "false %", "over %", "precision", "recall", "citation", "value",
      "top 50 %", "top 75 %",
    ]
    var table = TerminalTable([.init(title)] + names.map { .init($0, isNumeric: true) })
    func row(_ name: String, _ figures: EvaluationFigures) -> [String] {
      [name, String(figures.questions), String(figures.stated), String(figures.given)]
        + columns(figures).map { $0.1.map { String(rounded($0)) } ?? "-" }
    }
    table.rows = groups.map(row)
    if let all { table.rows.append(row("ALL", EvaluationFigures(all))) }
    return table.text(width: width)
  }
}
