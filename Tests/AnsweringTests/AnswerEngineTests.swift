import Language
import Model
import Testing

@testable import Answering

@Suite struct AnswerEngineTests {
  private static func answer(
    _ question: String, _ claims: [(String, Modality)], form: Question.Form? = .yesNo, options: [String] = [],
    section: [String] = []
  ) throws -> Answer {
    var all = try Shipped.claims(claims.map(\.0), section: section)
    for index in all.indices { all[index].modality = claims[index].1 }
    return try Shipped.answer(Question(id: "q", text: question, form: form, options: options), from: all)
  }

  @Test(arguments: [
    (
      "Is customer data encrypted at rest?", "All customer data is encrypted at rest with AES-256.", Modality.inPlace,
      Verdict.yes
    ),
    ("Is customer data encrypted at rest?", "Customer data is not encrypted at rest.", .negated, .no),
    ("Is any customer data stored unencrypted?", "All customer data is encrypted at rest.", .inPlace, .no),
    ("Are you ISO 27001 certified?", "ISO 27001 certification is planned for 2027.", .planned, .planned),
    ("Are you ISO 27001 certified?", "Our data centers are ISO 27001 certified.", .inPlace, .notStated),
    ("Are access rights reviewed at least quarterly?", "Access rights are reviewed annually.", .inPlace, .no),
    ("Are access rights reviewed at least annually?", "Access rights are reviewed quarterly.", .inPlace, .yes),
    ("Are access rights reviewed at least annually?", "Access rights are reviewed regularly.", .inPlace, .partial),
    ("Are logs kept for at least 90 days?", "Logs are kept for 30 days.", .inPlace, .no),
    (
      "Do you notify affected customers of a breach within 72 hours?",
      "We notify customers of a breach within 24 hours.", .inPlace, .yes
    ),
    (
      "Do you notify affected customers of a breach within 24 hours?",
      "We notify the supervisory authority within 24 hours.", .inPlace, .notStated
    ),
    ("Are shared accounts prohibited?", "Shared accounts are forbidden.", .inPlace, .yes),
    ("Are shared accounts used?", "Shared accounts are forbidden.", .inPlace, .no),
    ("Is production data used in test environments?", "Test environments hold synthetic data only.", .inPlace, .no),
    ("Do you have a penetration test every year?", "We run a risk assessment every year.", .inPlace, .notStated),
    ("Is customer data encrypted at rest?", "We take security seriously.", .inPlace, .notStated),
    (
      "What is the price of the enterprise plan?", "SAML is available on the Enterprise plan.", .conditional, .notStated
    ),
  ])
  func judges(question: String, claim: String, modality: Modality, verdict: Verdict) throws {
    #expect(try Self.answer(question, [(claim, modality)]).verdict == verdict)
  }

  @Test func combinesDemands() throws {
    let claims: [(String, Modality)] = [
      ("Backups are taken daily.", .inPlace), ("Backups are kept for 7 days.", .inPlace),
    ]
    let question = "Are backups taken at least daily and kept for a minimum of 30 days?"
    #expect(try Self.answer(question, claims).verdict == .partial)
    #expect(try Self.answer(question, [claims[0], ("Backups are kept for 30 days.", .inPlace)]).verdict == .yes)
  }

  @Test func givesTheValueAndTheOption() throws {
    #expect(try Self.answer("What is your RTO?", [("RTO: 4 hours", .inPlace)], form: .number).value == "4 h")
    let options = ["Weekly or more often", "Monthly", "Less often"]
    let answer = try Self.answer(
      "How often do you scan for vulnerabilities?", [("Vulnerability scans run daily.", .inPlace)], form: .choice,
      options: options)
    #expect(answer.options == ["Weekly or more often"])
  }

  @Test func beginsWithTheVerdictsWordAndCites() throws {
    let answer = try Self.answer("Are laptops encrypted?", [("Laptops use full-disk encryption.", .inPlace)])
    #expect(answer.text == "Yes. Laptops use full-disk encryption.")
    #expect(answer.citations.map(\.lines) == [1...1])
  }

  @Test func confidenceNeverFallsWithSupportNorRisesWithUnreadWords() throws {
    let index = try #require(Features.names.firstIndex(of: "support"))
    let open = try #require(Features.names.firstIndex(of: "open"))
    var values = [Double](repeating: 0.5, count: Features.names.count)
    func confidence(_ position: Int, _ value: Double) -> Double {
      values[position] = value
      defer { values[position] = 0.5 }
      return Confidence.of(Features(values: values))
    }
    let steps = Array(stride(from: 0.0, through: 1, by: 0.05))
    #expect(zip(steps, steps.dropFirst()).allSatisfy { confidence(index, $0) <= confidence(index, $1) })
    #expect(zip(steps, steps.dropFirst()).allSatisfy { confidence(open, $0) >= confidence(open, $1) })
  }

  @Test func surviveHostileQuestions() throws {
    for text in [
      "", "?", String(repeating: "and ", count: 3000), "(((((", "\u{0}\u{1F9EA}",
      String(repeating: "encryption ", count: 2000),
    ] {
      _ = try Self.answer(text, [("Backups are encrypted.", .inPlace)])
    }
  }

  /// Claims and questions are shared out between two tasks; nobody shall be able to tell.
  @Test func questionsAskedTogetherAreAnsweredAsEachAlone() throws {
    let texts = [
      "Backups are encrypted and kept for 30 days", "Access is reviewed each quarter", "and each removal is logged",
      "We plan a penetration test", "No customer data is kept on laptops",
    ]
    let claims = try Shipped.claims((0..<450).map { "\(texts[$0 % 5]) in unit \($0)" })
    let engine = try Shipped.engine(over: claims)
    let asked = [
      "Are backups encrypted?", "How long are backups kept?", "Is access reviewed monthly?", "Is there a dress code?",
    ]
    let questions = (0..<60).map { number in
      Question(
        id: Identifier("q\(number)"), text: asked[number % 4].replacing("?", with: " in unit \(number)?"),
        form: number % 4 == 1 ? .text : .yesNo)
    }
    let answers = engine.assess(questions).map(\.answer)
    #expect(answers == questions.map(engine.answer))
    #expect(Set(answers.map(\.verdict)).count > 1)
    #expect(engine.assess([]).isEmpty)
  }
}
