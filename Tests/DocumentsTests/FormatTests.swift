import Files
import Model
import Testing

@testable import Documents

struct FormatTests {
  @Test func mojibakeIsRepairedForMatchingAndCitedAsItStands() throws {
    let reading = try Sample.read("Hosting\n\nOur providerâ€™s data centres are guarded.\n")
    let claim = try #require(reading.claim("guarded"))
    #expect(claim.text == "Our provider’s data centres are guarded.")
    #expect(claim.quote == "Our providerâ€™s data centres are guarded.")
    #expect(reading.document.warnings.count == 1)
  }

  @Test func encodingsAreRecognised() throws {
    let text = "Zugang\n\nTüren sind verschlossen – immer.\n"
    let windows: [UInt8] =
      Array("Zugang\n\nT".utf8) + [0xFC] + Array("ren sind verschlossen ".utf8) + [0x96] + Array(" immer.\n".utf8)
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    for bytes in [Array(text.utf8), windows, wide, [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
      let reading = try Sample.read(bytes)
      #expect(reading.claim("verschlossen")?.text == "Türen sind verschlossen – immer.")
      #expect(reading.claim("verschlossen")?.lines == 3...3)
      #expect(reading.document.lineCount == 3)
    }
  }

  @Test(
    arguments: [
      ([], "the file is empty"), ([0x41, 0x00, 0x42], "the file holds a NUL byte and is not text"),
      ([UInt8](repeating: 0x01, count: 100), "the file holds control characters and is not text"),
      ([0x50, 0x4B, 0x03, 0x04, 0, 0], "the zip is damaged"),
    ] as [([UInt8], String)])
  func whatIsNoTextIsRefused(_ bytes: [UInt8], _ message: String) throws {
    let failure = try #require(throws: Failure.self) { try Sample.read(bytes, as: "dump.bin") }
    #expect(failure.message == message)
    #expect(failure.kind == .input)
  }

  @Test func aNulIsLocated() throws {
    let failure = try #require(throws: Failure.self) { try Sample.read("one\ntwo\u{0}\n") }
    #expect(failure.location == .text(file: "sample.txt", line: 2, column: 4))
  }

  @Test func htmlIsReadAsItIsSeen() throws {
    let reading = try Sample.read(
      """
      <html><head><title>T</title><script>"Data is not encrypted."</script></head><body>
      <nav><a href="/">We sell data</a></nav><h2>Keys</h2>
      <p>Keys are kept in <b>hardware</b>
      modules&nbsp;and rotated every year.</p><p style="display: none">Hidden words are stated.</p>
      <dl><dt>RTO</dt><dd>4 hours</dd></dl></body></html>
      """, as: "page.html")
    #expect(reading.document.mediaType == "text/html")
    #expect(reading.document.title == "T")
    #expect(
      reading.stated == [
        "in_place: Keys are kept in hardware modules", "in_place: rotated every year.", "in_place: RTO: 4 hours",
      ])
    #expect(reading.claim("hardware")?.lines == 3...4)
    #expect(reading.claim("hardware")?.quote == "Keys are kept in hardware modules")
    #expect(reading.claim("RTO")?.figures == ["rto=4 h"])
  }

  @Test func wordIsCitedByParagraph() throws {
    let reading = try Sample.read(try Sample.bytes("clinic-annex.docx"), as: "clinic-annex.docx")
    #expect(
      reading.stated == [
        "in_place: All drives are encrypted.", "in_place: Keys are rotated every year.",
        "in_place: use a password manager",
        "in_place: sign in with a second factor", "in_place: Badge system: Implemented",
        "planned: Second site: Planned",
      ])
    #expect(reading.claim("password manager")?.lines == 6...6)
    #expect(reading.claim("password manager")?.leadIn?.text == "Employees:")
    #expect(reading.claim("rotated")?.section == ["Encryption"])
  }

  @Test(.enabled(if: ChildProcess.locate("pdftotext") != nil, "pdftotext of poppler-utils is not installed"))
  func pdfIsCitedByPage() throws {
    let reading = try Sample.read(try Sample.bytes("operations-annex.pdf"), as: "operations-annex.pdf")
    #expect(reading.document.lineCount == 2)
    #expect(reading.claim("every 12 hours")?.lines == 1...1)
    #expect(reading.claim("Premium")?.lines == 2...2)
    #expect(reading.claim("Premium")?.modality == .conditional)
    #expect(reading.claim("autumn 2026")?.modality == .planned)
  }

  @Test func longTextIsReadInLinearTime() throws {
    // A quadratic reader would need minutes for either.
    let sentence = "All disks of the servers are encrypted with a key of their own, and logs are kept for a year. "
    let single = try Sample.read(String(repeating: sentence, count: 2000))
    #expect(single.stated.count == 4000)
    let word = try Sample.read(String(repeating: "x", count: 300_000))
    #expect(word.claims.count < 100)
  }

  @Test func hostileStructureIsSurvived() throws {
    _ = try Sample.read(String(repeating: "<div>", count: 20_000) + "Doors are locked.", as: "deep.html")
    _ = try Sample.read(String(repeating: "> ", count: 20_000) + "Doors are locked.", as: "deep.md")
    _ = try Sample.read(String(repeating: "- ", count: 2_000) + "Doors are locked.", as: "list.md")
    _ = try Sample.read(
      String(repeating: "| a ", count: 20_000) + "\n" + String(repeating: "| b ", count: 20_000) + "\n")
    _ = try Sample.read(String(repeating: "(", count: 50_000) + "\n" + String(repeating: ":", count: 5_000) + "\n")
    let wide = String(repeating: "| a ", count: 20_000)
    _ = try Sample.read(
      "# Wide\n\n" + wide + "\n" + String(repeating: "|---", count: 20_000) + "\n" + wide + "\n", as: "wide.md")
    let odd = try Sample.read("\u{202E}Doors\u{200B} are\u{AD} locked.\u{2066}\n\nWindows are closed.\n")
    #expect(odd.claim("Doors are locked.") != nil)
  }
}
