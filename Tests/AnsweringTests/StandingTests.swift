import Language
import Model
import Testing

@testable import Answering

/// Whose measure a sentence states, and whether it states one at all.
@Suite struct StandingTests {
  private static func answer(
    _ question: String, _ texts: [String], title: String = "Page", section: [String] = [], leadIn: String? = nil,
    form: Question.Form? = .yesNo
  ) throws -> Answer {
    let claims = try Shipped.claims(texts, section: section, leadIn: leadIn)
    let question = Question(id: "q", text: question, form: form)
    return try Shipped.answer(question, from: claims, of: [Shipped.page(title: title)])
  }

  private static let encrypted = "Is data encrypted at rest?"

  @Test func demandsOnSuppliersAreNotTheCompanysOwn() throws {
    let item = ["Data encryption at rest"]
    #expect(try Self.answer(Self.encrypted, item).verdict != .notStated)
    #expect(try Self.answer(Self.encrypted, item, leadIn: "Suppliers must provide:").verdict == .notStated)
    #expect(try Self.answer(Self.encrypted, item, title: "Supplier Security Policy").verdict == .notStated)
    #expect(
      try Self.answer(Self.encrypted, ["We encrypt all data at rest."], title: "Supplier Security Policy").verdict
        == .yes)
  }

  @Test func whoeverAsksWhetherDoesNotKnow() throws {
    #expect(
      try Self.answer(Self.encrypted, ["A review determines whether data is encrypted at rest."]).verdict == .notStated)
  }

  @Test func placeholdersStateNothing() throws {
    #expect(try Self.answer(Self.encrypted, ["Data is encrypted at rest as follows: <…>."]).verdict == .notStated)
  }

  @Test func aTitleThatTheSentenceRepeatsIsWhatItAsksFor() throws {
    let question =
      "Data flow diagram: Maintain an up-to-date diagram of how sensitive data reaches your systems and is stored"
    #expect(try Self.answer(question, ["Security updates are deployed automatically."]).verdict == .notStated)
    #expect(try Self.answer(question, ["We maintain a data flow diagram."]).verdict != .notStated)
  }

  @Test func reasonsAreLeftToPeople() throws {
    let texts = ["Penetration tests are carried out each year by external testers."]
    #expect(try Self.answer("Why is no penetration test planned?", texts).verdict == .notStated)
    #expect(try Self.answer("Do you carry out penetration tests?", texts).verdict == .yes)
  }

  @Test func whatIsLackingMayBeAQuality() throws {
    let texts = ["We never access your data without your explicit permission."]
    #expect(try Self.answer("Can your staff access customer data without our permission?", texts).verdict == .no)
  }

  @Test func whatIsOlderThanTheLowestVersionIsNotAccepted() throws {
    let texts = ["All traffic uses TLS 1.2 or better."]
    #expect(try Self.answer("Are protocol versions older than TLS 1.2 still accepted?", texts).verdict == .no)
    #expect(try Self.answer("Is TLS 1.2 still accepted?", texts).verdict == .yes)
  }

  @Test func providersAreNamedFromAList() throws {
    let texts = [
      "Acme Cloud Platform is compared with running it yourself.", "All services run on AWS in isolated networks.",
    ]
    let answer = try Self.answer("Which hosting or cloud provider do you use?", texts, form: .text)
    #expect(answer.value == "AWS")
  }

  @Test func certificatesAreNamed() throws {
    let texts = ["The team coordinates certifications.", "We are certified to ISO 27001."]
    let answer = try Self.answer("List every security certification that you hold.", texts, form: .text)
    #expect(answer.value == "ISO 27001")
  }

  @Test func membersCompleteTheirOpening() throws {
    let digest = try #require(Digest(hexadecimal: String(repeating: "0", count: 64)))
    func claim(_ text: String) -> Claim {
      Claim(
        id: "c", document: "page", section: ["Who may see it?"], lines: 1...1, text: text, quote: text, digest: digest,
        modality: .inPlace)
    }
    let opening = claim("Production is kept separate from:")
    #expect(
      Wording.sentence(opening, members: [claim("development"), claim("testing")])
        == "Production is kept separate from: development; testing.")
    // A question above says nothing.
    #expect(Wording.sentence(claim("Two engineers")) == "Two engineers.")
  }
}
