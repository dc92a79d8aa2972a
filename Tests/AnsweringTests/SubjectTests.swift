import Language
import Model
import Testing

@testable import Answering

/// What a row asks for, whatever heading it stands under, and what its denial is of.
@Suite struct SubjectTests {
  @Test(arguments: [
    ("In which countries will our data be hosted?", "Customer data is hosted in Ireland."),
    ("Encrypt stored customer data.", "Customer data is encrypted at rest."),
  ])
  func aSentenceKeepsItsSubjectUnderAnotherHeading(question: String, claim: String) throws {
    let question = Question(id: "q", section: ["Physical security"], text: question)
    let answer = try Shipped.answer(question, from: Shipped.claims([claim]))
    #expect(answer.verdict == .yes, "\(answer.reason)")
  }

  @Test func aDenialOfAnotherQualityIsNoFigure() throws {
    let question = Question(id: "q", text: "What is the minimum password length?")
    let answer = try Shipped.answer(
      question, from: Shipped.claims(["Our policy does not require special characters in passwords."]))
    #expect(answer.verdict == .notStated, "\(answer.reason)")
  }

  @Test func aTeamIsNoNamedPerson() throws {
    let question = Question(id: "q", text: "Is there a named individual responsible for information security?")
    let answer = try Shipped.answer(question, from: Shipped.claims(["Our dedicated security team responds to issues."]))
    #expect(answer.verdict == .notStated, "\(answer.reason)")
  }

  @Test func whatMayNotBeDoneIsNot() throws {
    let question = Question(id: "q", text: "Is customer data encrypted at rest?")
    let answer = try Shipped.answer(question, from: Shipped.claims(["Customer data may not be encrypted at rest."]))
    #expect(answer.verdict != .yes && answer.verdict != .partial, "\(answer.reason)")
  }

  @Test func whatIsPlannedOfAnotherClauseLeavesTheFirstAlone() throws {
    let question = Question(id: "q", text: "Are you ISO 27001 certified?")
    let claims =
      try Shipped.claims(["We are ISO 27001 certified"])
      + Shipped.claims(["SOC 2 Type II is planned for 2027."], modality: .planned)
    #expect(try Shipped.answer(question, from: claims).verdict == .yes)
  }
}
