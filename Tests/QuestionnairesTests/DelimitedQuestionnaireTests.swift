import Model
import Questionnaires
import Testing

@Suite struct DelimitedQuestionnaireTests {
  func read(_ text: String, map: String? = nil) throws -> any Questionnaire {
    try Formats.read(Array(text.utf8), file: "q.csv", mapping: map.map { try ColumnMapping($0) })
  }

  func answered(_ text: String) throws -> String {
    let questionnaire = try read(text)
    return String(decoding: try questionnaire.writing(Fixture.yes(questionnaire)).bytes, as: UTF8.self)
  }

  @Test func aColumnThatIsNotThereIsSaidOrAdded() throws {
    let text = "ID,Question\n1,Is there a policy?\n"
    for map in ["question=Z", "question=Wording", "question=C,answer=B"] {
      #expect { try read(text, map: map) } throws: { "\($0)".contains("there is no column") }
    }
    let questionnaire = try read(text, map: "question=B,answer=C")
    let fillings = try Fixture.yes(questionnaire, comment: "There is.")
    let output = String(decoding: try questionnaire.writing(fillings).bytes, as: UTF8.self)
    #expect(output.hasSuffix(",Yes,There is.\n"), "\(output)")
  }

  @Test func laterPartsOfAControlKnowItsName() throws {
    let text = """
      ID,Question,Answer
      4.1.1,Visitors: Keep a book of visitors,
      4.1.2,Call the guard where somebody forces a door,
      4.1.3,Return all badges,
      4.2.1,Describe how you test restores,
      4.2.2,Return all keys,

      """
    #expect(try read(text).entries().map(\.question.group) == [nil, "Visitors", "Visitors", nil, nil])
  }

  @Test func columnsAreAddedWhereThereAreNone() throws {
    let text = "id,section,question,answer_type,answer_options\n1,A,Is it on?,yesno,Yes|No\n2,A,\"How, then?\",text,\n"
    #expect(
      try answered(text)
        == """
        id,section,question,answer_type,answer_options,Answer,Comment
        1,A,Is it on?,yesno,Yes|No,Yes,"Yes. We do. [trust, line 1]"
        2,A,"How, then?",text,,Yes,"Yes. We do. [trust, line 1]"

        """)
    let entries = try read(text).entries()
    #expect(entries.map(\.question.form) == [.yesNo, .text])
    #expect(entries[0].question.options == ["Yes", "No"])
    #expect(entries[0].question.location == "row 2")
  }

  @Test func titlesSectionsAndSignaturesStay() throws {
    let text =
      "Selbstauskunft;;;\r\n\r\nNr.;Anforderung;Antwort (Ja/Nein/n. a.);Bemerkung\r\n1;Zugang;;\r\n"
      + "1.1;Werden Konten quartalsweise geprüft und dokumentiert?;;\r\n1.2;Gibt es eine Richtlinie?;Ja;vom Einkauf\r\nUnterschrift:;;;\r\n"
    let questionnaire = try read(text)
    #expect(try Fixture.ids(questionnaire) == ["1.1", "1.2"])
    let entries = try questionnaire.entries()
    #expect(entries[0].question.section == ["Zugang"])
    #expect(entries[0].question.options == ["Ja", "Nein", "n. a."])
    #expect(entries[1].existing == "Ja")
    #expect(
      try answered(text)
        == text.replacing("?;;\r\n1.2", with: "?;Ja;Yes. We do. [trust, line 1]\r\n1.2").replacing(
          ";Yes. We do. [trust, line 1]", with: ";Yes. We do. [trust, line 1]"))
  }

  @Test func pagesOfTextAreToldFromQuestionnaires() throws {
    let markdown =
      "# Security\n\nWe keep a register.\n\n| Control | Owner |\n|---|---|\n| Backups are kept for a month | Kim |\n"
    let pages = [
      "Trust Centre\n\nWe encrypt data, at rest, with AES-256.\nBackups are kept for 35 days.\n",
      "Is my data safe?\nIt is encrypted at rest and in transit.\nWhere is it?\nIt stays in two data centres in Sweden.\n",
      markdown,
    ]
    for page in pages { #expect((try read(page) as? DelimitedQuestionnaire)?.isProse == true, "\(page)") }
    let questionnaires = [
      "Is data encrypted?\nDo you test restores?\nDescribe your backups.\n", "Question\nData is encrypted at rest\n",
      "A.1;Data is encrypted at rest;;\nA.2;Backups are tested every year;;\n",
      "Selbstauskunft\n\nNr.;Anforderung;Antwort\n1;Daten sind verschlüsselt;\n",
      "Please answer, Acme\n\n| No | Question | Answer |\n|---|---|---|\n| 1 | Is data encrypted? | |\n",
    ]
    for text in questionnaires { #expect((try read(text) as? DelimitedQuestionnaire)?.isProse == false, "\(text)") }
  }

  @Test func idsAreUnique() throws {
    let text = "ID,Question,Answer\nA,Is it one?,\n,Is it two?,\nA,Is it three?,\n,Is it four?,\n"
    #expect(try Fixture.ids(read(text)) == ["A", "row:3", "A#4", "row:5"])
  }

  @Test func nothingAnsweredIsAnIdenticalCopy() throws {
    for text in ["a,b\n", "id;question;answer\r\n1;\"Is it?\";\"\"\r\n", "\u{FEFF}Question\tAnswer\nIs it on?\t"] {
      let questionnaire = try read(text)
      #expect(try questionnaire.writing([]).bytes == Array(text.utf8))
    }
  }

  @Test func aValueInNearlyAllRowsIsADefaultUnlessItAnswers() throws {
    let rows = (1...12).map { "\($0),Is measure number \($0) in place?," }
    let defaults = "ID,Question,Status\n" + rows.map { $0 + "Later\n" }.joined()
    #expect(try read(defaults).entries().allSatisfy { $0.existing == nil })
    let answers = "ID,Question,Status\n" + rows.map { $0 + "Yes\n" }.joined()
    #expect(try read(answers).entries().allSatisfy { $0.existing == "Yes" })
    #expect(try answered(answers) == answers)
  }

  @Test func theMappingCorrectsThePlan() throws {
    let text = "x,y,z,w\nk1,Are doors locked?,,\nk2,Are windows shut?,,\n"
    let questionnaire = try read(text, map: "id=A,question=B,answer=z,comment=D,header=1")
    #expect(try Fixture.ids(questionnaire) == ["k1", "k2"])
    let output = try questionnaire.writing(Fixture.yes(questionnaire, comment: "Yes.")).bytes
    #expect(
      String(decoding: output, as: UTF8.self)
        == "x,y,z,w\nk1,Are doors locked?,Yes,Yes.\nk2,Are windows shut?,Yes,Yes.\n")
    #expect(throws: Failure.self) { try ColumnMapping("question") }
    #expect(throws: Failure.self) { try ColumnMapping("answer=B") }
    #expect(throws: Failure.self) { try ColumnMapping("question=B,colour=C") }
    #expect(throws: Failure.self) { try ColumnMapping("question=B,header=0") }
  }

  @Test func followUpsKnowWhatTheyHangOn() throws {
    let entries = try read("ID,Question,Answer (Yes/No)\n1,Do you test backups?,\n2,\"If so, how often?\",\n").entries()
    #expect(entries[1].question.precedingText == "Do you test backups?")
    #expect(entries[1].question.form == .text)
    #expect(entries[0].question.form == .yesNo)
  }

  @Test(arguments: [
    ("Yes|No", ["Yes", "No"]), ("Yes, we do. | No, we do not.", ["Yes, we do.", "No, we do not."]),
    ("Yes/No", ["Yes", "No"]),
    ("N/A", ["N/A"]),
    ("One, with commas, in a sentence of many words", ["One, with commas, in a sentence of many words"]),
    ("", []), ("a\nb", ["a", "b"]),
  ]) func optionsAreSplit(text: String, members: [String]) { #expect(Options.members(of: text) == members) }

  @Test func aPlaceIsCitedOnce() throws {
    let citations = [("a", 3), ("b", 3), ("c", 4)].map { claim, line in
      Citation(
        claim: Identifier(claim), document: "trust", section: [], lines: line...line, quote: claim,
        digest: Digest(bytes: [UInt8](repeating: 0, count: 32)))
    }
    let entry = try #require(try read("Question,Answer\nIs it on?,\n").entries().first)
    var answer = Answer(question: entry.question.id, questionText: "", verdict: .yes, confidence: 1, reason: "")
    (answer.text, answer.citations) = ("Yes.", citations)
    #expect(Wording().filling(entry, answer).comment == "Yes. [trust, line 3] [trust, line 4]")
  }

  /// Nobody says yes to a question for a figure, whatever list the sender put there.
  @Test(arguments: [
    ("What is your recovery time objective?", ""), ("Within how many days are patches applied?", ""),
    ("What is your recovery time objective? Is it tested?", "Yes"), ("Is there a recovery time objective?", "Yes"),
    ("Describe how backups are tested.", "Yes"),
  ]) func aListOfVerdictsTakesNoFigure(question: String, cell: String) throws {
    let entry = try #require(try read("Question,Answer (Yes/No/Partial),Comment\n\(question),,\n").entries().first)
    var answer = Answer(question: entry.question.id, questionText: "", verdict: .yes, confidence: 1, reason: "")
    (answer.text, answer.options) = ("Yes. It is 4 hours.", ["Yes"])
    let filling = Wording().filling(entry, answer)
    #expect(filling.answer == cell)
    #expect(filling.comment.contains("4 hours"))
  }

  @Test func wordsThatStartLikeFormulasAreNeutralised() {
    for text in ["=1+1", " -5", "@home", "+49", "\u{FF1D}x", "\t=x", "\u{2212}5"] {
      #expect(Wording.beginsLikeFormula(text))
      #expect(!Wording.beginsLikeFormula(Wording.safe(text, for: .yes)))
    }
    #expect(!Wording.beginsLikeFormula("Yes: -5"))
  }

  @Test func anAnswerIsOneExactMemberOrBlank() {
    #expect(AnswerWords.member(for: .yes, in: ["Ja", "Nein"]) == "Ja")
    #expect(AnswerWords.member(for: .no, in: ["達成", "開ける"]) == "開ける")
    #expect(AnswerWords.member(for: .partial, in: ["Yes", "No"]) == nil)
    #expect(AnswerWords.member(for: .yes, in: ["Yes, all", "Yes, some", "No"]) == nil)
    #expect(AnswerWords.member(for: .yes, in: ["Yes, all of it.", "No, none."]) == "Yes, all of it.")
    #expect(AnswerWords.isScale(["0 - None", "1 - Initial", "2 - Done"]))
  }
}
