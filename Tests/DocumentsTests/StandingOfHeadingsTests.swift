import Model
import Testing

@testable import Documents

/// What headings say of the standing of what is below them, and which lines are headings.
struct StandingOfHeadingsTests {
  @Test func aRemarkInAHeadingHoldsForAllBelowIt() throws {
    let reading = try Sample.read(
      """
      # Security

      ## Bug bounty (planned for 2027)

      - Rewards depend on severity
      - Program: a platform for researchers

      ## Backups

      - Backups run every night
      """, as: "sample.md")
    #expect(reading.claim("Rewards")?.modality == .planned)
    #expect(reading.claim("Program")?.modality == .planned)
    #expect(reading.claim("every night")?.modality == .inPlace)
  }

  @Test func aHeadingThatSaysSoIsAPlanItself() throws {
    let reading = try Sample.read(
      "## ISO 27001 – in progress\n\nThe framework of the system is being built.\n", as: "sample.md")
    #expect(reading.claim("ISO 27001")?.modality == .planned)
  }

  @Test func whatTellsMoreOfAPlanIsPlanned() throws {
    let reading = try Sample.read(
      """
      # Recovery

      We will conduct our first recovery exercise in Q3 2031. The exercise covers the databases and the storage. Backups \
      run every night.
      """, as: "sample.md")
    #expect(reading.claim("covers the databases")?.modality == .planned)
    #expect(reading.claim("every night")?.modality == .inPlace)
  }

  @Test func titlesOfCardsAreHeadings() throws {
    let reading = try Sample.read(
      """
      Suppliers

      All suppliers are assessed before they are engaged, and again each year.

      Security Practices
      Penetration Testing
      Penetration tests are carried out each year by external testers.
      Security Training
      All employees are trained in information security when they start.

      Privacy

      Personal data is deleted when the contract ends.
      """)
    #expect(reading.claim("Penetration tests are")?.section.suffix(2) == ["Security Practices", "Penetration Testing"])
    #expect(reading.claim("are trained")?.section.suffix(2) == ["Security Practices", "Security Training"])
    #expect(reading.claim("is deleted")?.section == ["Privacy"])
  }

  @Test func headingsInARowAreAMenu() throws {
    let reading = try Sample.read(
      """
      Trust Center

      Data Protection 4/5

      Vendor Management 2/2

      Governance 3/4

      The risk register is reviewed each year by the management.
      """)
    #expect(reading.claim("risk register")?.section.contains("Vendor Management 2/2") == false)
  }
}
