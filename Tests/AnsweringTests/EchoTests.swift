import Answering
import Model
import Testing

/// Questions of which the vocabulary knows no subject.
@Suite struct EchoTests {
  private func answer(
    _ text: String, _ claim: String, form: Question.Form = .yesNo, modality: Modality = .inPlace
  ) throws -> Answer {
    try Shipped.answer(
      Question(id: "q", text: text, form: form), from: Shipped.claims([claim], modality: modality))
  }

  @Test(arguments: [
    ("Ferry crossings are booked by the harbour office.", Modality.inPlace, Verdict.yes),
    ("Ferry crossings are not booked by the harbour office.", .negated, .no),
    ("Ferry crossings are never booked by the harbour office.", .inPlace, .no),
    ("Ferry crossings will be booked by the harbour office from 2030 on.", .planned, .planned),
    ("Ferry crossings are booked by the harbour office on request.", .conditional, .partial),
    // A word that matters is missing.
    ("Ferry crossings are paid by the tenants.", .inPlace, .notStated),
    ("The harbour office is closed.", .inPlace, .notStated),
    ("Customers must book ferry crossings at the harbour office.", .inPlace, .notStated),
    ("Ferry crossings are booked by the harbour office unless it storms.", .inPlace, .notStated),
  ])
  func theirOwnWordsAnswerThem(claim: String, modality: Modality, verdict: Verdict) throws {
    let answer = try answer("Are ferry crossings booked by the harbour office?", claim, modality: modality)
    #expect(answer.verdict == verdict, "\(answer.reason)")
  }

  @Test(arguments: [
    ("Are customers paid by turbine inspectors?", "Turbine inspectors are paid by customers."),
    ("Is the crane inspected before the turbine?", "The turbine is inspected before the crane."),
    ("Are turbines inspected and reported?", "Broken turbines are reported to the inspection office."),
    ("Are turbine bearings oiled?", "Turbine blades are oiled, excluding bearings."),
  ])
  func whoDoesWhatToWhomIsTheSame(question: String, claim: String) throws {
    #expect(try answer(question, claim).verdict == .notStated)
  }

  @Test func figuresAreTaken() throws {
    let claim = "Every ferry crossing is inspected within 6 hours."
    #expect(try answer("Within how many hours is a ferry crossing inspected?", claim, form: .text).value == "6 h")
    #expect(try answer("Is a ferry crossing inspected within 8 hours?", claim).verdict == .yes)
    #expect(try answer("Is a ferry crossing inspected within 2 hours?", claim).verdict == .no)
    #expect(
      try answer(
        "Within how many hours is a ferry crossing inspected?", "Every ferry crossing is inspected.", form: .text
      )
      .verdict == .notStated)
  }

  @Test func negativeQuestionsAreLeftOpen() throws {
    let claim = "Ferry crossings are booked by the harbour office."
    #expect(try answer("Are ferry crossings not booked by the harbour office?", claim).verdict == .notStated)
    #expect(try answer("Are ferry crossings booked without the harbour office?", claim).verdict == .notStated)
  }

  @Test func aSubjectThatIsKnownIsNotGuessedAt() throws {
    let claim = "Development and production environments are kept apart."
    #expect(try answer("Is production data used in test environments?", claim).verdict != .yes)
  }
}
