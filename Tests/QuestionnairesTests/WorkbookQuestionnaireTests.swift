import Archives
import Model
import Questionnaires
import Testing
import XML

@Suite struct WorkbookQuestionnaireTests {
  func sheet(_ bytes: [UInt8], _ part: String = "xl/worksheets/s1.xml") throws -> String {
    String(decoding: try ZipPackage(bytes, file: "q.xlsx").read(part), as: UTF8.self)
  }

  @Test func findsTablesListsAndWhatMayBeWritten() throws {
    let questionnaire = try Formats.read(Fixture.bytes("traps.xlsx"), file: "traps.xlsx")
    let entries = try questionnaire.entries()
    #expect(entries.map(\.question.id.rawValue) == ["Q1", "Q1#6", "Q5", "Q6", "Q7", "Z1"])
    #expect(entries.map(\.question.location) == ["Ask!C5", "Ask!C6", "Ask!C9", "Ask!C10", "Ask!C11", "Ask!C14"])
    #expect(entries[0].question.text == "Are backups encrypted?")
    #expect(entries[0].question.options == ["Ja", "Nein", "n. a."])
    #expect(entries[4].question.options == ["Fulfilled", "Open"])
    #expect(entries[5].question.options == ["Compliant", "Non-compliant"])
    #expect(entries[2].existing == "Response")
    #expect(entries[3].refusal == "the cell is locked")
    #expect(entries[0].takesComment && !entries[4].takesComment)
    let plan = try questionnaire.plan()
    #expect(plan.parts.map(\.header) == [3, 13])
    #expect(plan.parts[0].skipped == ["1 hidden row", "1 row with a formula for an answer", "1 section row"])
  }

  @Test func onlyAnsweredCellsChange() throws {
    let original = try Fixture.bytes("traps.xlsx")
    let questionnaire = try Formats.read(original, file: "traps.xlsx")
    #expect(try questionnaire.writing([]).bytes == original)
    let written = try questionnaire.writing(Fixture.yes(questionnaire, comment: "Yes & <more>\u{1} _x0041_"))
    #expect(written.changedParts == ["xl/workbook.xml", "xl/worksheets/s1.xml"])
    let (before, after) = (try ZipPackage(original, file: "a"), try ZipPackage(written.bytes, file: "b"))
    #expect(before.entries.map(\.name) == after.entries.map(\.name))
    for (one, two) in zip(before.entries, after.entries) where !written.changedParts.contains(one.name) {
      #expect(one == two)
    }
    let xml = try sheet(written.bytes)
    #expect(
      xml.contains("<c r=\"C6\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">Ja</t></is></c><c r=\"AA6\">"))
    #expect(xml.contains("<t xml:space=\"preserve\">Yes &amp; &lt;more&gt; _x005F_x0041_</t>"))
    #expect(xml.contains("<f>IF(1,\"Yes\",\"No\")</f><v>Yes</v>"))
    #expect(xml.contains("<c r=\"C10\" s=\"3\"/>"))
    #expect(
      try sheet(written.bytes, "xl/workbook.xml").contains("</definedNames><calcPr fullCalcOnLoad=\"1\"/></workbook>"))
    // The same input gives the same bytes, whatever the time.
    let again = try Formats.read(original, file: "traps.xlsx")
    #expect(try again.writing(Fixture.yes(again, comment: "Yes & <more>\u{1} _x0041_")).bytes == written.bytes)
    let difference = try Formats.difference(
      from: ByteSource(original, file: "a.xlsx"), to: ByteSource(written.bytes, file: "b.xlsx"))
    #expect(difference.isClean)
    #expect(difference.changes.map(\.location) == ["Ask!C5", "Ask!D5", "Ask!C6", "Ask!C11", "Ask!C14"])
  }

  @Test func prefixesAndMissingReferencesAreKept() throws {
    let questionnaire = try Formats.read(Fixture.bytes("prefixed.xlsx"), file: "prefixed.xlsx")
    let written = try questionnaire.writing(Fixture.yes(questionnaire))
    #expect(
      try sheet(written.bytes).contains(
        "<x:c r=\"C2\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">Yes</x:t></x:is></x:c></x:row>"))
    #expect(written.changedParts == ["xl/worksheets/s1.xml"])
  }

  @Test(arguments: [
    ("doctype.xlsx", "doctype.xlsx!xl/worksheets/s1.xml:1", "DOCTYPE"),
    ("missing-sheet.xlsx", "missing-sheet.xlsx!S!A1", "missing"),
    ("order.xlsx", "order.xlsx!S!A2", "out of order"), ("bomb.xlsx", "bomb.xlsx", "zip bomb"),
    ("twice.xlsx", "twice.xlsx", "twice"),
    ("encrypted.xlsx", "encrypted.xlsx", "encrypted"), ("cut.xlsx", "cut.xlsx", "not a readable zip"),
    ("old.xlsx", "old.xlsx", "old .xls"),
    ("password.xlsx", "password.xlsx", "encrypted"),
  ]) func hostileWorkbooksAreRefusedWithAPlace(name: String, place: String, words: String) throws {
    let failure = try #require(Fixture.failure(Fixture.bytes(name), name))
    #expect(failure.location?.description.hasPrefix(place) == true, "\(failure)")
    #expect(failure.message.contains(words), "\(failure)")
  }

  @Test func anythingElseThatChangedIsFound() throws {
    let original = try Fixture.bytes("traps.xlsx")
    let package = try ZipPackage(original, file: "a")
    let xml = try sheet(original)
    for (from, to) in [("<v>7</v>", "<v>8</v>"), ("<row r=\"5\">", "<row r=\"5\" >"), ("sheet=\"1\"", "sheet=\"0\"")] {
      let changed = try package.replacing(["xl/worksheets/s1.xml": Array(xml.replacing(from, with: to).utf8)])
      let difference = try Formats.difference(
        from: ByteSource(original, file: "a.xlsx"), to: ByteSource(changed, file: "b.xlsx"))
      #expect(!difference.isClean, "\(from)")
    }
  }
}
