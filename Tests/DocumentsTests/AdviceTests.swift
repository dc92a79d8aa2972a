import Model
import Testing

@testable import Documents

/// What only advises, introduces or quotes is no claim, and what is cited is cited whole.
struct AdviceTests {
  @Test func recommendationsAreNoClaims() throws {
    let reading = try Sample.read(
      """
      # Handbook

      ## Recommendations

      ### Servers

      - Patch every server each week.

      ## Servers

      - Our servers are patched each week.
      """, as: "handbook.md")
    #expect(reading.stated == ["in_place: Our servers are patched each week."])
  }

  @Test func whatCustomersAreToldToDoIsNoClaim() throws {
    let reading = try Sample.read(
      """
      # Trust

      ## Your Security Responsibilities

      - Require a second factor for all users

      ## Backup best practices

      - Test restores every quarter
      - Backups are kept for 30 days

      ## Access

      - Require a second factor for all staff
      """, as: "trust.md")
    #expect(
      reading.stated == ["in_place: Backups are kept for 30 days", "in_place: Require a second factor for all staff"])
  }

  @Test func aLabelRightBelowAListBeginsWhatFollows() throws {
    let reading = try Sample.read(
      """
      ---
      date: 2025-03-01
      ---
      - Weaknesses are tracked
      **Bug bounty:**
      - A private programme (coming Q1 2026)
      - Findings are rewarded
      **Reports:** Summaries go to customers.
      - The scope is agreed
        **in writing:** and signed
      """, as: "trust.md")
    #expect(
      reading.stated == [
        "in_place: Weaknesses are tracked", "planned: A private programme (coming Q1 2026)",
        "in_place: Findings are rewarded", "in_place: Reports: Summaries go to customers.",
        "in_place: The scope is agreed in writing: and signed",
      ])
    #expect(reading.claim("private")?.leadIn?.text == "Bug bounty:")
  }

  @Test func aTimeBehindTheDocumentIsPlanned() throws {
    let reading = try Sample.read(
      """
      ---
      date: 2025-03-01
      ---
      - SOC 2 Type II (Q3 2026)
      - A penetration test was done (March 2024)
      - Certification – early 2027
      """, as: "trust.md")
    #expect(
      reading.stated == [
        "planned: SOC 2 Type II (Q3 2026)", "in_place: A penetration test was done (March 2024)",
        "planned: Certification – early 2027",
      ])
  }

  @Test func whoMustWorkOnSomethingPlansNothing() throws {
    let reading = try Sample.read("Administrators working on servers must also:\n\n- Encrypt each copy\n")
    #expect(reading.stated == ["in_place: Encrypt each copy"])
  }

  @Test func listsOfWhatToReadAreNoClaims() throws {
    let reading = try Sample.read("See also:\n\n- Guide to hardened servers\n- Backup handbook\n", as: "page.md")
    #expect(reading.stated.isEmpty)
  }

  @Test func whatSomethingIsForIsNoClaim() throws {
    let reading = try Sample.read("Controls:\n\n- To ensure the confidentiality of company records\n- Locked doors\n")
    #expect(reading.stated == ["in_place: Locked doors"])
  }

  @Test func codeThatRunsOverLinesIsQuotedWhole() throws {
    let reading = try Sample.read(
      """
      - `[operator: production kept apart from staging;
        separate keys for each]`.
      - Backups run each night.
      """, as: "annex.md")
    let claim = try #require(reading.claims.first)
    #expect(claim.quote == "[operator: production kept apart from staging; separate keys for each]`.")
    #expect(claim.lines == 1...2)
  }

  @Test func codeBeforeALongLineIsReadInTime() throws {
    let words = String(repeating: "words and `code` ", count: 20_000)
    let reading = try Sample.read("- `a span\n  over lines` \(words)\n", as: "long.md")
    #expect(!reading.claims.isEmpty)
  }

  @Test func escapesAndEntitiesAreQuotedWithTheirWords() throws {
    let reading = try Sample.read("Logs \\[all of them\\] &amp; backups are kept for a year.\n", as: "page.md")
    let claim = try #require(reading.claims.first { $0.modality == .inPlace })
    #expect(claim.text == "Logs [all of them] & backups are kept for a year.")
    #expect(claim.quote == "Logs \\[all of them\\] &amp; backups are kept for a year.")
  }

  @Test func aRequiredQuestionHasItsAnswer() throws {
    let reading = try Sample.read("Is the plan tested each year?*\n\nNo, it is not tested.\n", as: "faq.md")
    #expect(!reading.stated.contains { $0.hasPrefix("in_place") })
  }
}

/// Tables and lists that a Markdown page writes as HTML.
struct RawTableTests {
  @Test func cellsAndMembersAreClaimsUnderTheirRow() throws {
    let reading = try Sample.read(
      """
      # Measures

      <table><tbody>
        <tr>
          <td><strong>Measure</strong></td>
          <td><strong>Description</strong></td>
        </tr><tr>
          <td>Measures of encryption</td>
          <td>
            <ul>
              <li>Laptops are encrypted.</li>
              <li>Backups are encrypted with AES-256.</li>
            </ul>
          </td>
        </tr>
        <tr>
          <td>Logging</td>
          <td>Access logs are kept for <b>one year</b> by <a href="https://logs.example">Acme</a> here.</td></tr>
      </tbody></table>

      Incidents are reported within a day.
      """, as: "annex.md")
    #expect(
      reading.stated == [
        "in_place: Laptops are encrypted.", "in_place: Backups are encrypted with AES-256.",
        "in_place: Access logs are kept for one year by Acme here.", "in_place: Incidents are reported within a day.",
      ])
    let laptops = try #require(reading.claim("Laptops"))
    #expect(laptops.lines == 11...11)
    #expect(laptops.section.last == "Measures of encryption")
    #expect(reading.claim("Access logs")?.section.last == "Logging")
    #expect(reading.claim("Access logs")?.quote.hasPrefix("Access logs are kept for <b>one year") == true)
  }

  @Test func aBadgeStandsAsTheWordBelowItSays() throws {
    let reading = try Sample.read(
      """
      <html><body><h2>Compliance</h2>
      <div><div>SOC 2 Type II</div><div>In progress</div></div>
      <div><div>GDPR</div><div>Compliant</div></div>
      <p>Backups are encrypted.</p></body></html>
      """, as: "page.html")
    #expect(
      reading.stated == [
        "planned: SOC 2 Type II: In progress", "in_place: GDPR: Compliant", "in_place: Backups are encrypted.",
      ])
  }

  @Test func aBadgeBeforeItsSentenceHoldsItBack() throws {
    let page = """
      <html><body><h2>Cryptography</h2>
      <div><span class="badge">Planned</span><p>Backups are encrypted with customer keys.</p></div>
      <p>Disks are encrypted.</p></body></html>
      """
    let reading = try Sample.read(page, as: "page.html")
    #expect(reading.stated.filter { $0.hasPrefix("in_place") } == ["in_place: Disks are encrypted."])
    #expect(reading.stated.contains { $0.hasPrefix("planned") && $0.contains("customer keys") })
    let text = try Sample.read("Cryptography\n\nComing soon\n\nBackups are encrypted.\n", as: "page.txt")
    #expect(!text.stated.contains { $0.hasPrefix("in_place") })
  }

  @Test func aRowInOneLineIsALabelWithItsValue() throws {
    let reading = try Sample.read(
      "<table><tr><td>Region</td><td>Data is kept in Sweden.</td></tr></table>\n", as: "page.md")
    #expect(reading.stated == ["in_place: Region: Data is kept in Sweden."])
  }

  @Test func tagsThatNobodyClosesAreReadInTime() throws {
    let page = "<ul>\n<li>Logs are kept.</li>\n" + String(repeating: "<", count: 200_000) + "\n</ul>\n"
    #expect(try Sample.read(page, as: "page.md").claim("Logs are kept.") != nil)
  }

  @Test func aSummaryHeadsWhatFoldsOpenBelowIt() throws {
    let page = "<details>\n<summary>Are logs kept?</summary>\n\nYes, for a year.\n\n</details>\n"
    #expect(try Sample.read(page, as: "page.md").stated == ["in_place: Are logs kept? Yes, for a year."])
  }

  @Test func theLetterOfAParagraphIsNoClaim() throws {
    let reading = try Sample.read("a. The vendor keeps logs. They are kept for a year.\n\niv. Backups are kept.\n")
    #expect(
      reading.stated == [
        "in_place: The vendor keeps logs.", "in_place: They are kept for a year.", "in_place: Backups are kept.",
      ])
  }

  @Test func aDenialInAWholeSentenceIsNotThatOfWhatStandsBelowIt() throws {
    let page =
      "- Passwords are confidential and not shared.\n  - They have 12 characters or more\n- Not encrypted:\n  - Metrics\n"
    let reading = try Sample.read(page, as: "page.md")
    #expect(reading.claim("12 characters")?.modality == .inPlace)
    #expect(reading.claim("Metrics")?.modality == .negated)
  }

  @Test func whomToTellOfWeaknessesIsAClaim() throws {
    let reading = try Sample.read("If you discover a security issue, please contact us at security@acme.example.\n")
    #expect(reading.stated.count == 1)
    #expect(try Sample.read("Please contact us at sales@acme.example for a demo.\n").stated.isEmpty)
  }

  @Test func componentsOfASiteGeneratorAreReadThrough() throws {
    let page = """
      ## Compliance

      <Check>
        **SOC 2:** We are SOC 2 Type II certified!
      </Check>

      <CardGroup cols={2}>
        <Card title="Backups" icon="copy">
          They are taken each night.

          - They are kept for a month.
        </Card>
      </CardGroup>
      <div class="note">
      Logs are kept for a year.
      </div>

      <img src="logo.png"/>
      """
    let reading = try Sample.read(page, as: "page.md")
    #expect(
      reading.stated == [
        "in_place: SOC 2: We are SOC 2 Type II certified!", "in_place: They are taken each night.",
        "in_place: They are kept for a month.", "in_place: Logs are kept for a year.",
      ])
    #expect(reading.claim("each night")?.section.last == "Backups")
    #expect(reading.claim("each night")?.lines == 9...9)
  }

  @Test func aComponentsCodeStaysCode() throws {
    let reading = try Sample.read("<Note>\n```\nLogs are kept.\n```\n</Note>\n", as: "page.md")
    #expect(reading.stated.isEmpty)
  }

  @Test func codeStaysCode() throws {
    let reading = try Sample.read("```\n<ul>\n<li>Logs are kept.</li>\n</ul>\n```\n", as: "page.md")
    #expect(reading.stated.isEmpty)
  }
}
