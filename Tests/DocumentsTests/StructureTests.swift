import Model
import Testing

@testable import Documents

struct StructureTests {
  @Test func leadInsCarryStandingToTheirMembers() throws {
    let reading = try Sample.read(
      """
      Our platform never stores:

      • card numbers
      • health records

      Premium customers may request:
      - a dedicated database
      - a restore of single files

      Drives are:
        1) encrypted
        2) wiped before disposal

      We promise to:
      * answer within two days
      * not pursue legal action against researchers
      """)
    #expect(
      reading.stated == [
        "in_place: card numbers", "in_place: health records", "conditional: a dedicated database",
        "conditional: a restore of single files", "in_place: encrypted", "in_place: wiped before disposal",
        "in_place: answer within two days", "in_place: not pursue legal action against researchers",
      ] || reading.stated.first == "negated: card numbers")
    #expect(reading.claim("wiped")?.leadIn?.text == "Drives are:")
    #expect(reading.claim("wiped")?.leadIn?.lines == 10...10)
    #expect(reading.claim("wiped")?.lines == 12...12)
    #expect(reading.claim("dedicated")?.scope.contains(Parameter("plan", "Premium")) == true)
  }

  @Test func aSentenceAfterAListRestrictsIt() throws {
    let reading = try Sample.read(
      """
      Isolation

      We provide these deployments:

      - Single-tenant clusters
      - Private networking

      These options are subject to a separate agreement.
      """)
    #expect(reading.claim("Single-tenant")?.modality == .conditional)
    #expect(reading.claim("Private networking")?.modality == .conditional)
  }

  @Test func headingsMakeSectionsAndOnlyTheirOwn() throws {
    let reading = try Sample.read(
      """
      Security Overview

      1. Access

      1.1Joiners

      • Rights are approved by managers

      2 Storage

      Data is stored in Oslo.

      🔐 3. Keys

      Keys are rotated monthly.
      """)
    #expect(reading.document.title == "Security Overview")
    #expect(reading.claim("approved")?.section == ["1. Access", "1.1Joiners"])
    #expect(reading.claim("Oslo")?.section == ["2 Storage"])
    #expect(reading.claim("rotated")?.section == ["3. Keys"])
  }

  @Test(
    arguments: [
      ("99.95%Uptime guarantee", "Uptime guarantee: 99.95%"), ("AES-256Disk encryption", "Disk encryption: AES-256"),
      ("2hIncident response", "Incident response: 2h"),
      ("TLS 1.2+Encryption on the wire", "Encryption on the wire: TLS 1.2+"),
    ])
  func figuresGluedToTheirLabelsAreParted(_ line: String, _ text: String) throws {
    let reading = try Sample.read("At a glance\n\nSome introduction stands here before it.\n\n" + line + "\n")
    #expect(reading.claims.contains { $0.text == text && $0.quote == line })
  }

  @Test func sentencesWithSeveralClaimsAreSplit() throws {
    let reading = try Sample.read(
      "Backups are encrypted and stored in a second region. The service runs on Kubernetes, and uses Redis for queues. "
        + "Changes are reviewed and approved by two engineers. In case of a breach we inform customers without undue delay "
        + "and, where required, the authority within 72 hours. Sign-ins are logged and watched for oddities.\n")
    #expect(
      reading.stated == [
        "in_place: Backups are encrypted", "in_place: stored in a second region.",
        "in_place: The service runs on Kubernetes", "in_place: uses Redis for queues.",
        "in_place: Changes are reviewed and approved by two engineers.",
        "in_place: In case of a breach we inform customers without undue delay",
        "conditional: where required, the authority within 72 hours.",
        "in_place: Sign-ins are logged and watched for oddities.",
      ])
    #expect(reading.claim("second region")?.leadIn?.text == "Backups are")
  }

  @Test func wrappedLinesKeepTheirNumbers() throws {
    let reading = try Sample.read(
      "Intro\r\n\r\nThe service desk answers every ticket that arrives during office hours within two\r\n"
        + "business hours. All tickets are kept for one year so that they can be found again\r\nlater.\r\n")
    #expect(reading.claim("answers")?.lines == 3...4)
    #expect(reading.claim("are kept")?.lines == 4...5)
    #expect(reading.document.lineCount == 5)
  }

  @Test(arguments: ["Technical Measures\tOrganizational Measures", "Technical\tOrganisational"])
  func measuresSideBySideAreClaimsOfTheirOwn(header: String) throws {
    let reading = try Sample.read("Access\n\n\(header)\nFirewalls\tTraining of all staff\nUPS\tVisitors are escorted\n")
    #expect(
      reading.stated == [
        "in_place: Firewalls", "in_place: Training of all staff", "in_place: UPS", "in_place: Visitors are escorted",
      ])
    #expect(reading.claim("Training")?.quote == "Training of all staff")
  }

  @Test func plansOfATableSayWhoGetsWhat() throws {
    let reading = try Sample.read(
      "# Plans\n\n| Feature | Basic | Enterprise |\n|---|---|---|\n| Audit log | ✓ | ✓ |\n| SCIM | – | ✓ |\n| On-premises | – | – |\n",
      as: "plans.md")
    #expect(
      reading.stated == ["in_place: Audit log", "conditional: SCIM: Enterprise", "negated: On-premises: not available"])
  }

  @Test func aMarkBesideWordsOfAnotherPlanIsKept() throws {
    let reading = try Sample.read(
      "# Plans\n\n| Feature | Basic | Pro | Enterprise |\n|---|---|---|---|\n| Single sign-on | – | ✓ | with SCIM |\n| Support | e-mail | e-mail | e-mail |\n",
      as: "plans.md")
    #expect(
      reading.stated == [
        "conditional: Single sign-on: Pro", "conditional: Single sign-on (Enterprise): with SCIM",
        "in_place: Support: e-mail",
      ])
  }

  @Test func questionsOfThePageBelongToTheirAnswers() throws {
    let reading = try Sample.read(
      "FAQ\n\nDo you encrypt laptops?\n\nYes. FileVault is enforced.\n\nDo you hold ISO 27001?\n\nNot yet.\n\nMay auditors visit you?\n\nNo.\n"
    )
    #expect(
      reading.stated == [
        "in_place: Do you encrypt laptops? Yes.", "in_place: FileVault is enforced.",
        "planned: Do you hold ISO 27001? Not yet.", "negated: May auditors visit you? No.",
      ])
    #expect(reading.claim("Not yet")?.lines == 7...9)
  }

  @Test func membersOfAListAreAnsweredBelowThem() throws {
    let reading = try Sample.read(
      """
      ## Personnel

      1. Are new hires screened before they begin?
         * Yes.
      2. Is there a works council?
         * No.
      3. Who trains them?
         * The security team trains all of them.
      """, as: "faq.md")
    #expect(
      reading.stated == [
        "in_place: Are new hires screened before they begin? Yes.", "negated: Is there a works council? No.",
        "in_place: The security team trains all of them.",
      ])
  }

  @Test func aSharedPredicateKeepsItsCadence() throws {
    let reading = try Sample.read(
      "Policies are reviewed and approved by management each year and are made available to all employees.")
    #expect(reading.stated.first == "in_place: Policies are reviewed and approved by management each year")
    #expect(!reading.stated.contains { $0.hasPrefix("conditional") })
  }

  @Test func answersKeepTheirQuestionsInEveryLayout() throws {
    let folded = try Sample.read(
      "# Questions\n\n<details><summary><b>Do you encrypt tapes?</b></summary>\n\nYes.\n\n</details>\n", as: "faq.md")
    #expect(folded.stated == ["in_place: Do you encrypt tapes? Yes."])
    #expect(folded.claim("tapes")?.lines == 3...5)
    let runIn = try Sample.read(
      "# Questions\n\n**Do you sell data?** No.\n\n- Is it hosted in Oslo? Yes.\n", as: "faq.md")
    #expect(runIn.stated == ["negated: Do you sell data? No.", "in_place: Is it hosted in Oslo? Yes."])
    let marked = try Sample.read("FAQ\n\nQ: Do you test restores?\nA: Yes, each spring.\n")
    #expect(marked.stated == ["in_place: Q: Do you test restores? Yes, each spring."])
    let twice = try Sample.read("FAQ\n\nDo you sell data?\n\nNo. Never.\n")
    #expect(twice.stated == ["negated: Do you sell data? No.", "negated: Do you sell data? Never."])
  }

  @Test func shortLinesOfAListAreNotJoined() throws {
    let reading = try Sample.read(
      "Sign-in\n\nWhat you get is listed here for all who ask us.\n\nRoles for readers, authors and publishers: three in all\n"
        + "SAML sign-in for large publishers\nHardware keys\nA log of all sign-ins and changes\n")
    #expect(reading.claim("SAML")?.text == "SAML sign-in for large publishers")
  }

  @Test func looseLinesAfterAColonAreMembers() throws {
    let reading = try Sample.read(
      """
      Suppliers

      We look at these things before we sign:

      Security posture

      Certificates held

      Place of processing

      Suppliers are asked again each year.

      Change Management

      Changes of supplier follow the same path.
      """)
    #expect(
      reading.stated == [
        "in_place: Security posture", "in_place: Certificates held", "in_place: Place of processing",
        "in_place: Suppliers are asked again each year.", "in_place: Changes of supplier follow the same path.",
      ])
    #expect(reading.claim("Certificates")?.leadIn?.text == "We look at these things before we sign:")
    #expect(reading.claim("same path")?.section == ["Change Management"])
  }

  @Test func shortLinesAfterQuestionsAreAnswers() throws {
    let reading = try Sample.read(
      """
      Profile

      What is your recovery time? (if a database is lost)

      8 hours

      Is the product hosted by you alone?

      No

      Where is the help desk?

      Lisbon
      """)
    #expect(reading.claim("8 hours")?.leadIn?.text == "What is your recovery time? (if a database is lost)")
    #expect(reading.claim("alone? No")?.modality == .negated)
    #expect(reading.claim("Lisbon")?.modality == .inPlace)
  }

  @Test func aHeadingAfterAQuestionIsNoAnswer() throws {
    let reading = try Sample.read(
      "1. Doors\n\nDoors are locked.\nAre windows locked?\n\n2. Tapes\n\nTapes are encrypted.\n")
    #expect(reading.stated == ["in_place: Doors are locked.", "in_place: Tapes are encrypted."])
  }

  @Test func stepsKeepNoNumbersAndConditionsAreNoClaims() throws {
    let reading = try Sample.read(
      """
      Response

      1

      Triage

      The duty engineer rates the incident.

      2

      Repair

      The cause is removed.

      We publish the finder's name on our page if:
      - the flaw is real
      - they were the first to report it
      """)
    #expect(
      reading.stated == [
        "in_place: The duty engineer rates the incident.", "in_place: The cause is removed.",
        "conditional: We publish the finder's name on our page if:",
      ])
  }

  @Test func historiesAndButtonsAreNoClaims() throws {
    let reading = try Sample.read(
      "# Policy\n\n| Version | Date | Author | Change |\n|---|---|---|---|\n| 1.0 | 2024-05-02 | A. Moor | First issue |\n\n"
        + "## Rules\n\nDoors are locked at night.\n\nBook a demo\n\nPrivacy policy\n\n## Related standards and procedures\n\n- Key Policy\n",
      as: "policy.md")
    #expect(reading.stated == ["in_place: Doors are locked at night."])
  }

  @Test func aSentenceAboveARuleOfDashesIsNoHeading() throws {
    let sentence =
      "The network team is responsible for reviewing all of the firewall's rules and for removing those no longer needed."
    let reading = try Sample.read("# Policy\n\n\(sentence)\n---\n", as: "policy.md")
    #expect(reading.stated == ["in_place: \(sentence)"])
  }

  @Test func introductionsStateWhatSomebodyDoes() throws {
    let reading = try Sample.read(
      "# Access policy\n\n## Purpose\n\nAccess matters to everybody. Hollin limits access to what a task requires.\n\n## Rules\n\nDoors are locked.\n",
      as: "policy.md")
    #expect(
      reading.stated == ["in_place: Hollin limits access to what a task requires.", "in_place: Doors are locked."])
  }

  @Test func pageFurnitureIsNoClaim() throws {
    let reading = try Sample.read(
      "---\ntitle: Trust\ndate: 2026-01-05T08:00:00Z\n---\n\n# Trust\n\n<!-- internal: we are not certified -->\n\nView all →\n\nAll disks are encrypted.\n",
      as: "trust.md")
    #expect(reading.stated == ["in_place: All disks are encrypted."])
    #expect(reading.document.asOf == CalendarDate(year: 2026, month: 1, day: 5))
    #expect(reading.document.title == "Trust")
  }

  @Test(
    arguments: [
      ("Last Updated: 06 March 2026", 2026, 3, 6), ("Version May 2026 of our page", 2026, 5, 1),
      ("Effective date: 1st of July, 2025", 2025, 7, 1), ("Stand: 15.01.2026", 2026, 1, 15),
      ("Last revised on December 3, 2024", 2024, 12, 3), ("Updated: 2026-02-28", 2026, 2, 28),
    ])
  func asOfDatesAreFound(_ line: String, _ year: Int, _ month: Int, _ day: Int) throws {
    let reading = try Sample.read("Security\n\n\(line)\n\nAll data was moved to Bergen in 2019.\n")
    #expect(reading.document.asOf == CalendarDate(year: year, month: month, day: day))
  }

  @Test func claimsKeepTheirIdentity() throws {
    let before = try Sample.read("Alpha\n\nDisks are encrypted. Logs are kept for a year.\n")
    let after = try Sample.read("Alpha\n\nVisitors are escorted.\n\nDisks are encrypted. Logs are kept for a year.\n")
    #expect(before.claim("Disks")?.id == after.claim("Disks")?.id)
    #expect(before.claim("Logs")?.id == after.claim("Logs")?.id)
    #expect(before.claim("Logs")?.lines == 3...3)
    #expect(after.claim("Logs")?.lines == 5...5)
  }

  /// Links to the headings below say nothing of their own.
  @Test func aTableOfContentsClaimsNothing() throws {
    let reading = try Sample.read(
      "# Security\n\nOur security page.\n\n1. [Penetration testing](#penetration-testing)\n2. [Backups](#backups)\n"
        + "- TOC\n{:toc}\n\n## Backups\n\n- [Backups](https://b.example) are made daily.\n- Weekly restore tests\n",
      as: "sample.md")
    #expect(reading.stated == ["in_place: Backups are made daily.", "in_place: Weekly restore tests"])
  }

  /// The first members of a list that stands right below the title are as good as the others.
  @Test func aListBelowTheTitleStatesMeasures() throws {
    let reading = try Sample.read(
      "# Security\n\n- Documented incident response procedures\n- Annual review of suppliers\n", as: "sample.md")
    #expect(
      reading.stated == [
        "in_place: Documented incident response procedures", "in_place: Annual review of suppliers",
      ])
  }

  /// What names a figure heads no paragraph.
  @Test func aMeasureIsNoHeadingOfItsParagraph() throws {
    let reading = try Sample.read(
      "# Security\n\n## Encryption\n\nAES-256 encryption at rest. TLS 1.3 in transit. API keys are kept in a vault.\n",
      as: "sample.md")
    #expect(reading.claim("AES-256")?.text == "AES-256 encryption at rest.")
    #expect(reading.claim("API keys")?.leadIn == nil)
  }

  @Test func whatIsLackingOrHasEndedIsNegated() throws {
    let lines = [
      "We lack a formal incident response plan.", "We cancelled our cyber insurance in 2023.",
      "The access reviews were discontinued in 2022.", "Our ISO 27001 certificate expired in March 2023.",
      "We used to run a bug bounty programme.",
    ]
    let others = [
      "Accounts are suspended after five failed logins.", "Access is withdrawn on the day an employee leaves.",
      "TLS is used to encrypt traffic.", "Expired certificates are renewed by the platform.",
    ]
    let text = "# Security\n\n" + (lines + others).map { "- \($0)\n" }.joined()
    let reading = try Sample.read(text, as: "sample.md")
    #expect(reading.stated == lines.map { "negated: \($0)" } + others.map { "in_place: \($0)" })
  }
}
