import Questionnaires

/// The files of customers.
extension FuzzTarget {
  static let ooxml = FuzzTarget("ooxml") { bytes in
    let questionnaire = try WorkbookQuestionnaire(bytes, file: "fuzz.xlsx")
    _ = questionnaire.entries()
    let written = try questionnaire.writing([])
    precondition(written.bytes == bytes, "an unanswered workbook must come back as it was")
  }

  static let xml = FuzzTarget("xml") { bytes in
    let profile = try MarkupProfile(Array(checklist.utf8), file: "checklist.yaml")
    let questionnaire = try Formats.read(bytes, file: "fuzz.xml", profiles: [profile])
    _ = try questionnaire.entries()
    let written = try questionnaire.writing([])
    precondition(written.bytes == bytes, "an unanswered questionnaire must come back as it was")
  }

  private static let checklist = """
    name: checklist
    root: checklist
    items: //item
    id: "@id"
    question: question
    answer: answer
    comment: note[@kind='comment']
    options: [Open, Done]

    """
}
