import Model
import Testing

@testable import Documents

/// What stands around a measure and says that it is not done, not yet or not by the company.
struct StandingWordsTests {
  /// The standing of the one line of a page that holds words.
  private static func modality(_ lines: String, of words: String = "ncrypt") throws -> Modality? {
    let text = "# Acme Security\n\nAcme runs a service.\n\n## Measures\n\n\(lines)\n\n## Contact\n\nWrite to us.\n"
    return try Sample.read(text, as: "sample.md").claims.last { $0.text.contains(words) }?.modality
  }

  @Test(arguments: [
    ("Our goal is that backups are encrypted.", Modality.planned), ("We hope that backups are encrypted.", .planned),
    ("It would be desirable that backups are encrypted.", .planned),
    ("Backups are encrypted in the near future.", .planned), ("Backups are encrypted from 2099 on.", .planned),
    ("Backups are encrypted starting in January 2099.", .planned), ("Backups are supposed to be encrypted.", .planned),
    ("Backups could be encrypted.", .conditional), ("Backups can be encrypted.", .conditional),
    ("Backups might be encrypted.", .conditional), ("Backups are sometimes encrypted.", .conditional),
    ("Backups are encrypted, at least in theory.", .conditional),
    ("Either backups are encrypted or tapes are locked away.", .conditional),
    ("Backups are rarely encrypted.", .negated), ("Backups are hardly ever encrypted.", .negated),
    ("Backups were previously encrypted.", .negated), ("Backups are anything but encrypted.", .negated),
    ("Backups fail to be encrypted.", .negated), ("It is no longer the case that backups are encrypted.", .negated),
    ("Until 2021 backups were encrypted.", .negated), ("We assume that backups are encrypted.", .context),
    ("Customers expect that backups are encrypted.", .context),
    ("Many companies make sure that backups are encrypted.", .context),
    ("It is unclear whether backups are encrypted.", .context), ("Backups are encrypted.", .inPlace),
  ])
  func wordsOfDoubtAreNotWordsOfFact(line: String, modality: Modality) throws {
    #expect(try Self.modality(line) == modality)
  }

  @Test(arguments: [
    ("- Encryption of backups: No", Modality.negated), ("- Encryption of backups: yes", .inPlace),
    ("- Encryption of backups – no", .negated), ("- Encryption of backups: n/a", .negated),
    ("- Encryption of backups: draft", .planned), ("- Encryption of backups: 0 %", .negated),
    ("- Encryption of backups: 50 %", .conditional), ("- Encryption of backups: unknown", .context),
    ("- ❌ Encryption of backups", .negated), ("- 🚧 Encryption of backups", .planned),
    ("- ✅ Encryption of backups", .inPlace), ("- [ ] Encryption of backups", .context),
    ("- [x] Encryption of backups", .inPlace), ("- Encryption of backups (beta)", .planned),
    ("- Encryption of backups (no longer)", .negated), ("- Encryption of backups (until 2021)", .negated),
    ("- Encryption of backups (customer responsibility)", .context), ("- Encryption of backups [proposed]", .planned),
    ("- Encryption of backups (AES-256)", .inPlace),
    ("| Control | Status |\n|---|---|\n| Encryption of backups | Backlog |", .planned),
    ("| Control | Status |\n|---|---|\n| Encryption of backups | Q3 2099 |", .planned),
    ("| Control | Status |\n|---|---|\n| Encryption of backups | Rejected |", .negated),
    ("| Control | Status |\n|---|---|\n| Encryption of backups | Deployed |", .inPlace),
    ("| Measure | Target |\n|---|---|\n| Encryption of backups | 100% of backups |", .context),
    ("| Measure | Target |\n|---|---|\n| Encryption of backups | AES-256 |", .inPlace),
    ("| | Feature |\n|---|---|\n| ❌ | Encryption of backups |", .negated),
  ])
  func aStateBesideAMeasureIsItsOwn(lines: String, modality: Modality) throws {
    #expect(try Self.modality(lines) == modality)
  }

  @Test(arguments: [
    "Known gaps", "Known limitations", "Open points", "Not implemented", "Discontinued", "To do", "Wish list",
    "Planned for 2099", "Under consideration", "Former measures", "Draft measures", "Target state",
  ])
  func whatStandsUnderAGapIsNotInPlace(heading: String) throws {
    for line in ["- Encryption of backups", "Backups are encrypted."] {
      let reading = try Sample.read(
        "# Acme\n\nAcme runs a service.\n\n## \(heading)\n\n\(line)\n\n## Contact\n\nWrite to us.\n", as: "sample.md")
      #expect(reading.claims.last { $0.text.contains("ncrypt") }?.modality != .inPlace)
    }
  }

  @Test(arguments: [
    "Still missing:", "The customer is responsible for:", "Until 2021 we had:", "Our goals for next year:",
    "Discontinued:", "Please make sure to arrange:", "Gaps found in the last audit:",
  ])
  func whatHangsOnAGapIsNotInPlace(leadIn: String) throws {
    #expect(try Self.modality("\(leadIn)\n\n- Encryption of backups\n- Something else") != .inPlace)
  }

  @Test func aConcessionIsAClaimOfItsOwn() throws {
    let reading = try Sample.read(
      "# Acme\n\nAlthough all traffic is encrypted, stored data is not encrypted.\n\nWhile data is sent, it is hashed.\n",
      as: "sample.md")
    #expect(reading.claim("traffic")?.modality == .inPlace)
    #expect(reading.claim("stored")?.modality == .negated)
    #expect(reading.claim("hashed")?.text == "While data is sent, it is hashed.")
  }

  @Test func labelsOnLinesOfTheirOwnAreClaimsOfTheirOwn() throws {
    let reading = try Sample.read(
      "# Acme\n\nAcme runs a service.\n\n## Facts\n\nHosting: Ireland\nLogging: yes\nEncryption of backups: No\n",
      as: "sample.md")
    #expect(reading.claim("Hosting")?.text == "Hosting: Ireland")
    #expect(reading.claim("backups")?.modality == .negated)
  }

  @Test func aShortListBelowTheTitleIsNoFrontMatter() throws {
    let reading = try Sample.read(
      "# Acme Security\n\n- Penetration tests: annually\n- Owner: CISO\n\n## More\n\nText.\n", as: "sample.md")
    #expect(reading.claim("Penetration")?.modality == .inPlace)
    #expect(reading.claim("Owner") == nil)
  }

  @Test func whatATagStrikesIsNotSaid() throws {
    let reading = try Sample.read("# Acme\n\n<del>Backups are encrypted.</del>\n\nWe are here.\n", as: "sample.md")
    #expect(reading.claim("Backups") == nil)
  }

  @Test func aPictureOfYesOrNoIsReadAsOne() throws {
    let reading = try Sample.read(
      """
      <html><body><h1>Acme</h1><p>Acme runs a service.</p><h2>Measures</h2>
      <table><tr><th>Control</th><th>Status</th></tr>
      <tr><td>Encryption of backups</td><td><img src="n.svg" alt="No"></td></tr>
      <tr><td>Sign-in by SAML</td><td><svg aria-label="available"></svg></td></tr>
      <tr><td>Scans of servers</td><td></td></tr></table>
      <ul><li><i class="fa fa-times"></i> Review of code</li><li><input type="checkbox"> Rotation of keys</li></ul>
      <dl><dt>Escort of visitors</dt><dd>No</dd></dl><p><s>Doors are locked at night.</s></p></body></html>
      """, as: "sample.html")
    func modality(_ words: String) -> Modality? { reading.claims.last { $0.text.contains(words) }?.modality }
    #expect(modality("backups") == .negated && modality("SAML") == .inPlace && modality("Scans") == .context)
    #expect(modality("code") == .negated && modality("keys") == .context && modality("visitors") == .negated)
    #expect(modality("Doors") == nil)
  }

  @Test(arguments: [
    "| a | b |\n|---|---|\n| ✓ | ✓ |", "| | Free | Pro |\n|---|---|---|\n| | ❌ | ✓ |",
    "Tapes are not encrypted, although", "Tapes are not encrypted, whereas", "Although", "Even", "While",
  ])
  func whatBreaksOffIsRead(lines: String) throws {
    #expect(throws: Never.self) { try Sample.read("# Acme\n\nAcme runs a service.\n\n\(lines)\n", as: "sample.md") }
  }
}
