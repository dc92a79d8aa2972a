import CSV
import JSON
import Model
import Reports
import Testing

@Suite struct RenderingTests {
  private func gap(_ name: String) throws -> [UInt8] {
    let rendering = try #require(Renderings.ofGapAnalysis.first { $0.name == name })
    return try rendering.render(Sample.analysis)
  }

  private func applicability(_ name: String) throws -> [UInt8] {
    let rendering = try #require(Renderings.ofApplicability.first { $0.name == name })
    return try rendering.render(Sample.statement)
  }

  @Test func sameValuesGiveSameBytesInEveryFormat() throws {
    for rendering in Renderings.ofGapAnalysis {
      #expect(try rendering.render(Sample.analysis) == rendering.render(Sample.analysis), "\(rendering.name)")
    }
    for rendering in Renderings.ofApplicability {
      #expect(try rendering.render(Sample.statement) == rendering.render(Sample.statement), "\(rendering.name)")
    }
  }

  @Test func csvHoldsEveryFindingAndNoFormula() throws {
    let table = try Table(try gap("csv"), file: "gap.csv")
    #expect(table.records.count == 1 + Sample.findings.count)
    let names = table.values(0)
    #expect(names == Finding.columnNames)
    let row = table.values(2)
    let action = try #require(names.firstIndex(of: "action"))
    #expect(row[action] == "'=Review access, then approve it")
    #expect(Inert.text(row[action]) == "=Review access, then approve it")
    for field in ["plain", "'quoted'", " =x", "\n@x", "＝x", "-1"] { #expect(Inert.text(Inert.field(field)) == field) }
  }

  @Test func jsonKeepsAssertedAndEvidencedApart() throws {
    let json = try JSONValue(parsing: String(decoding: try gap("json"), as: UTF8.self))
    #expect(json["schema"]?.string == "vouch.gap/1")
    let summary = json["summary"]?.array?.first
    #expect(summary?["asserted"]?.integer == 1 && summary?["evidenced"]?.integer == 1)
    #expect(summary?["states"]?["planned"]?["count"]?.integer == 1)
    let finding = json["findings"]?.array?.last
    #expect(finding?["state"]?.string == "gap" && finding?["evidenced"]?.bool == false)
  }

  @Test func pagesEscapeWhatSourcesSay() throws {
    for bytes in [try gap("html"), try applicability("html")] {
      let page = String(decoding: bytes, as: UTF8.self)
      #expect(!page.contains("<script"))
      #expect(page.contains("&lt;script&gt;") && page.contains("‹U+202E›"))
    }
  }

  @Test(.enabled(if: Peer.has("/usr/bin/tidy")))
  func tidyFindsNoErrorInPages() throws {
    let (status, output) = try Peer.run(
      "for page in gap.html soa.html; do tidy -q -e --show-warnings yes $page; done",
      files: ["gap.html": try gap("html"), "soa.html": try applicability("html")])
    #expect(status == 0, "\(output)")
  }

  @Test(.enabled(if: Peer.has(Peer.python + "trestle")))
  func trestleAcceptsOSCAL() throws {
    let (status, output) = try Peer.run(
      """
      trestle=\(Peer.python)trestle
      mkdir store; cd store; $trestle init --local
      $trestle import -f ../results.json -o results
      $trestle import -f ../poam.json -o poam
      $trestle import -f ../soa.json -o soa
      $trestle validate --all
      """,
      files: ["results.json": try gap("oscal"), "poam.json": try gap("poam"), "soa.json": try applicability("oscal")])
    #expect(status == 0, "\(output)")
  }

  @Test(.enabled(if: Peer.has(Peer.python + "python")))
  func openpyxlReadsWorkbooks() throws {
    let (status, output) = try Peer.run(
      """
      \(Peer.python)python - <<'END'
      import openpyxl
      gap = openpyxl.load_workbook('gap.xlsx')
      assert gap.sheetnames == ['Summary', 'Findings', 'Roadmap', 'Stage 1'], gap.sheetnames
      sheet = gap['Findings']
      assert sheet.freeze_panes == 'D2' and sheet.auto_filter.ref == 'A1:U5', (sheet.freeze_panes, sheet.auto_filter.ref)
      assert len(sheet.data_validations.dataValidation) == 5
      assert sheet['P3'].value == '=Review access, then approve it' and sheet['P3'].data_type == 's', sheet['P3'].data_type
      soa = openpyxl.load_workbook('soa.xlsx')
      assert soa['Statement of Applicability'].max_row == 3
      END
      """, files: ["gap.xlsx": try gap("xlsx"), "soa.xlsx": try applicability("xlsx")])
    #expect(status == 0, "\(output)")
  }

  @Test(.enabled(if: Peer.has("/usr/bin/soffice")))
  func libreOfficeOpensWorkbooks() throws {
    let (status, output) = try Peer.run(
      "HOME=$PWD soffice --headless --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76,1,,0,false,true,false,false,false,2 gap.xlsx; grep -q A.8.24 gap*.csv",
      files: ["gap.xlsx": try gap("xlsx")])
    #expect(status == 0, "\(output)")
  }

  @Test func calendarIsFoldedAndEscaped() throws {
    let text = String(decoding: try gap("ics"), as: UTF8.self)
    #expect(text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.hasSuffix("END:VCALENDAR\r\n"))
    #expect(text.contains("DTSTART;VALUE=DATE:20261201\r\n"))
    #expect(text.contains("=Review access\\, then approve it\\nOwner: IT lead\\; \"ops\""))
    #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
  }

  @Test func emptyPlanOfActionIsRefused() {
    var analysis = Sample.analysis
    analysis.findings = analysis.findings.filter { !$0.state.isOpen }
    let rendering = Renderings.ofGapAnalysis.first { $0.name == "poam" }
    #expect(throws: Failure.self) { try rendering?.render(analysis) }
  }

  @Test func terminalTextFitsAndNamesStates() {
    let text = Sample.analysis.text(width: 80)
    #expect(text.contains("◷ planned") && text.contains("✘ gap") && !text.contains("✔ conforms"))
    #expect(Sample.analysis.text(width: 80, all: true).contains("✔ conforms"))
    #expect(!text.contains("\u{202E}"))
  }
}
