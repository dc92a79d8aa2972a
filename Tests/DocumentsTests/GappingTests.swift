import Documents
import Model
import Testing

/// Members of a sentence that share its verb and have each a time of their own.
@Suite struct GappingTests {
  @Test(arguments: [
    (
      "We test restores monthly and the emergency plan every two years.",
      ["We test restores monthly", "the emergency plan every two years."]
    ),
    (
      "Urgent tickets are answered within 1 hour, other tickets within 8 hours and questions within 2 days.",
      [
        "Urgent tickets are answered within 1 hour", "other tickets within 8 hours", "questions within 2 days.",
      ]
    ),
    (
      "We keep logs for 30 days in fast storage and 12 months in slow storage.",
      ["We keep logs for 30 days in fast storage", "12 months in slow storage."]
    ),
    (
      "Although it is rare, tickets are answered within 1 hour and incidents are closed within 2 days.",
      ["it is rare", "tickets are answered within 1 hour", "incidents are closed within 2 days."]
    ),
    (
      "Customers are told within 24 hours and at most 48 hours after the discovery.",
      ["Customers are told within 24 hours and at most 48 hours after the discovery."]
    ),
    ("We review rights every 6 months and every year.", ["We review rights every 6 months and every year."]),
    (
      "Inbound mail is scanned, while outbound mail is sent as it is.",
      ["Inbound mail is scanned", "outbound mail is sent as it is."]
    ),
  ])
  func areClaimsOfTheirOwn(sentence: String, claims: [String]) throws {
    let reading = try Sample.read(sentence)
    #expect(reading.claims.map(\.text) == claims)
  }

  @Test func leanOnTheVerbTheyShare() throws {
    let reading = try Sample.read("Urgent tickets are answered within 1 hour, other tickets within 8 hours.")
    #expect(reading.claims.last?.leadIn?.text == "Urgent tickets are answered")
  }
}
