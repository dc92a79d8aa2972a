import Model
import Testing

@testable import Answering

/// Pages that tell customers what they have to do, beside handbooks that tell staff.
@Suite struct CustomerGuideTests {
  private static let secrets = Question(id: "q", text: "Are secrets prevented from being committed to source code?")
  private static let instruction = "You must not commit these keys to public source code repositories."

  @Test func whatCustomersHaveToDoIsNoMeasureOfTheCompany() throws {
    let claims = [
      "Connect your service to the API.", "Name your service in the console.", "Sign your users in with a token.",
      Self.instruction,
    ]
    #expect(try Shipped.answer(Self.secrets, from: Shipped.claims(claims)).verdict == .notStated)
  }

  @Test func whatStaffHasToDoIs() throws {
    let claims = [
      "Ask your manager before you deploy your service.", "Name your service in the console.",
      "Test your application and sign your users in with a token.", Self.instruction,
    ]
    #expect(try Shipped.answer(Self.secrets, from: Shipped.claims(claims)).verdict == .yes)
  }

  @Test(arguments: [
    ("Avoid storing your API keys in the source tree.", nil, true),
    ("rotate the keys that are used for payments", "To secure your developer keys:", true),
    ("rotate the keys that are used for payments", "Engineers:", false),
    ("We rotate your keys every year.", nil, false), ("You may have to complete a training.", nil, true),
  ])
  func anInstructionSpeaksToTheReader(sentence: String, leadIn: String?, instructs: Bool) {
    #expect(CustomerGuide.instructs(sentence, below: leadIn) == instructs)
  }
}
