import Model
import Questionnaires
import Testing

@Suite struct MarkupQuestionnaireTests {
  static let list =
    "<?xml version='1.0' encoding='UTF-8'?>\r\n<!-- <ITEM> in a comment --><LIST  a = \"1\"><g><![CDATA[<ITEM>]]></g>\r\n"
    + "<ITEM n='1'><Q>Is it &#233;?</Q><STATUS/><NOTE text='' b=\"x\"/></ITEM>\r\n"
    + "<ITEM n='2'><Q>Is it on?</Q><STATUS>Unseen</STATUS><NOTE text=\"mine\"></NOTE></ITEM>\r\n"
    + "<ITEM n='3'><Q>Is it off?</Q><STATUS>Open</STATUS></ITEM></LIST>\r\n<?end?>\r\n"

  @Test func answersAreSplicedIntoTheOriginalBytes() throws {
    let original = Array(Self.list.utf8)
    let questionnaire = try Formats.read(original, file: "l.xml", profiles: [Fixture.profile()])
    let entries = try questionnaire.entries()
    #expect(entries.map(\.question.text) == ["Is it é?", "Is it on?", "Is it off?"])
    #expect(entries.map(\.existing) == [nil, nil, "Open"])
    #expect(entries.map(\.takesComment) == [true, false, false])
    #expect(try questionnaire.writing([]).bytes == original)
    let written = try questionnaire.writing(Fixture.yes(questionnaire, comment: "Yes: 'a' & \"b\" <c>"))
    let expected = Self.list
      .replacing(
        "<STATUS/><NOTE text=''", with: "<STATUS>Done</STATUS><NOTE text='Yes: &apos;a&apos; &amp; \"b\" &lt;c&gt;'"
      )
      .replacing("<STATUS>Unseen</STATUS>", with: "<STATUS>Done</STATUS>")
    #expect(String(decoding: written.bytes, as: UTF8.self) == expected)
    let difference = try Formats.difference(
      from: ByteSource(original, file: "a.xml"), to: ByteSource(written.bytes, file: "b.xml"),
      profiles: [Fixture.profile()])
    #expect(difference.isClean)
    #expect(difference.changes.count == 3)
    let other = Array(expected.replacing("a = \"1\"", with: "a=\"1\"").utf8)
    #expect(
      try !Formats.difference(
        from: ByteSource(original, file: "a.xml"), to: ByteSource(other, file: "b.xml"), profiles: [Fixture.profile()]
      ).isClean)
  }

  @Test func ocilGetsResultsAndNothingElse() throws {
    let text = """
      <o:ocil xmlns:o="http://scap.nist.gov/schema/ocil/2.0"><o:generator/>
        <o:questions>
          <o:boolean_question id="ocil:x:question:1"><o:question_text>Is it on?</o:question_text></o:boolean_question>
          <o:boolean_question id="ocil:x:question:2"><o:question_text>Is it the case that it is off?</o:question_text></o:boolean_question>
          <o:choice_question id="ocil:x:question:3"><o:question_text>Which?</o:question_text><o:choice id="ocil:x:choice:1">Yes</o:choice><o:choice id="ocil:x:choice:2">No</o:choice></o:choice_question>
          <o:numeric_question id="ocil:x:question:4"><o:question_text>After how many hours?</o:question_text></o:numeric_question>
        </o:questions>
      </o:ocil>
      """
    let questionnaire = try Formats.read(Array(text.utf8), file: "o.xml")
    let entries = try questionnaire.entries()
    #expect(entries[1].refusal != nil)
    #expect(entries[2].question.options == ["Yes", "No"])
    let fillings = [
      Filling(question: "ocil:x:question:1", verdict: .yes, answer: "Yes", comment: ""),
      Filling(question: "ocil:x:question:2", verdict: .yes, answer: "Yes", comment: ""),
      Filling(question: "ocil:x:question:3", verdict: .no, answer: "No", comment: ""),
      Filling(question: "ocil:x:question:4", verdict: .yes, answer: "24 h", comment: ""),
    ]
    let written = try questionnaire.writing(fillings)
    let results = """

        <o:results>
          <o:question_results>
            <o:boolean_question_result question_ref="ocil:x:question:1"><o:answer>true</o:answer></o:boolean_question_result>
            <o:choice_question_result question_ref="ocil:x:question:3"><o:answer choice_ref="ocil:x:choice:2"/></o:choice_question_result>
            <o:numeric_question_result question_ref="ocil:x:question:4"><o:answer>24</o:answer></o:numeric_question_result>
          </o:question_results>
        </o:results>
      """
    #expect(
      String(decoding: written.bytes, as: UTF8.self) == text.replacing("\n</o:ocil>", with: results + "\n</o:ocil>"))
    // What has a result is answered; the rest goes to the same place.
    let again = try Formats.read(written.bytes, file: "o.xml")
    #expect(try again.entries().map(\.existing).map { $0 != nil } == [true, false, true, true])
    #expect(try again.writing(fillings).bytes == written.bytes)
    let partial = fillings.map { Filling(question: $0.question, verdict: .partial, answer: "Partial", comment: "") }
    #expect(try questionnaire.writing(Array(partial.prefix(1))).answered == 0)
  }

  @Test(arguments: [
    ("<!DOCTYPE LIST><LIST/>", "DOCTYPE"), ("<LIST><ITEM>", "never closed|ends within"),
    ("<LIST></ITEM>", "without its start"),
    (String(repeating: "<LIST>", count: 10_000), "deep"), ("<LIST/><LIST/>", "second root"), ("<other/>", "no profile"),
    ("<LIST><ITEM n='1'><Q>a</W></ITEM></LIST>", "not well-formed"), ("\u{FEFF}<LIST>\0</LIST>", "NUL"),
    ("<LIST><!-- ", "never closed"),
  ]) func hostileMarkupIsRefused(text: String, words: String) throws {
    let failure = try #require(Fixture.failure(Array(text.utf8), "l.xml", profiles: [Fixture.profile()]))
    #expect(words.split(separator: "|").contains { failure.message.contains($0) }, "\(failure)")
    #expect(failure.location != nil)
  }

  @Test func profilesAreChecked() throws {
    for text in [
      "name: x", Fixture.checklist.replacing("answer: STATUS", with: "answer: 'a['"),
      Fixture.checklist + "\ncolour: red",
    ] {
      #expect(throws: Failure.self) { try Fixture.profile(text) }
    }
  }
}
