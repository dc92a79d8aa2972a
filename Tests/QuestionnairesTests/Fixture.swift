import Files
import Model
import Questionnaires
import XML

/// Files of `Tests/Fixtures/questionnaires`, and fillings that say yes to everything.
enum Fixture {
  static func bytes(_ name: String, _ path: String = #filePath) throws -> [UInt8] {
    let folder = path.split(separator: "/").dropLast(2).joined(separator: "/")
    return try ReadableFile.bytes(of: "/\(folder)/Fixtures/questionnaires/\(name)")
  }

  static func yes(_ questionnaire: any Questionnaire, comment: String = "Yes. We do. [trust, line 1]") throws
    -> [Filling]
  {
    try questionnaire.entries().map { entry in
      let options = entry.question.options
      return Filling(
        question: entry.question.id, verdict: .yes,
        answer: options.isEmpty ? "Yes" : AnswerWords.member(for: .yes, in: options) ?? "", comment: comment)
    }
  }

  static func ids(_ questionnaire: any Questionnaire) throws -> [String] {
    try questionnaire.entries().map(\.question.id.rawValue)
  }

  static func failure(_ bytes: [UInt8], _ file: String, profiles: [MarkupProfile] = []) -> Failure? {
    do {
      let questionnaire = try Formats.read(bytes, file: file, profiles: profiles)
      _ = try questionnaire.entries()
      return nil
    } catch { return error as? Failure ?? Failure(.state, "\(error)") }
  }

  static let checklist = """
    name: a checklist
    root: LIST
    items: //ITEM
    id: "@n"
    question: Q
    answer: STATUS
    comment: NOTE/@text
    options: [Done, Open, Unseen]
    unanswered: [Unseen]
    verdicts:
      yes: Done
      no: Open
    """
  static func profile(_ text: String = checklist) throws -> MarkupProfile {
    try MarkupProfile(Array(text.utf8), file: "profile.yaml")
  }
}
