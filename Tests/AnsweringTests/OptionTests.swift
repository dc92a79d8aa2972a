import Language
import Model
import Testing

@testable import Answering

/// Which member of a customer's list an answer picks.
@Suite struct OptionTests {
  private static func answer(_ question: String, _ claim: String, _ modality: Modality = .inPlace, options: String)
    throws -> Answer
  {
    let question = Question(
      id: "q", section: [], text: question, form: .choice, options: options.split(separator: "|").map(String.init))
    return try Shipped.answer(question, from: Shipped.claims([claim], modality: modality))
  }

  @Test(arguments: [
    (
      "All data is encrypted at rest.", Modality.inPlace, "Fully implemented|Partially implemented|Not implemented|N/A",
      "Fully implemented"
    ),
    (
      "Customer data will be encrypted at rest from 2027.", Modality.planned,
      "Implemented|Partially implemented|Planned|Not implemented",
      "Planned"
    ),
    (
      "Customer data is not encrypted at rest.", Modality.negated, "Compliant|Partially compliant|Non-compliant",
      "Non-compliant"
    ),
    ("Customer data is encrypted at rest.", Modality.inPlace, "In place|Partially in place|Not in place", "In place"),
    ("Customer data is encrypted at rest.", Modality.inPlace, "Met|Not met|Not applicable", "Met"),
    ("Customer data is encrypted at rest.", Modality.inPlace, "Not verified|Open|Fulfilled|Not required", "Fulfilled"),
    (
      "Customer data is not encrypted at rest.", Modality.negated, "Largely in place|Not yet in place|Done",
      "Not yet in place"
    ),
  ])
  func aStateMeansAVerdict(claim: String, modality: Modality, options: String, picked: String) throws {
    let answer = try Self.answer("Customer data is encrypted at rest.", claim, modality, options: options)
    #expect(answer.options == [picked], "\(answer.verdict): \(answer.reason)")
  }

  @Test(arguments: [
    ("We are certified to ISO 27001.", Modality.inPlace, "Certified"),
    ("We are not ISO 27001 certified.", Modality.negated, "Not certified"),
    ("We plan to be ISO 27001 certified by 2028.", Modality.planned, "In progress"),
  ])
  func aStateMayUseTheQuestionsWords(claim: String, modality: Modality, picked: String) throws {
    let question = "What is the status of your ISO 27001 certification?"
    let answer = try Self.answer(question, claim, modality, options: "Certified|In progress|Not certified")
    #expect(answer.options == [picked], "\(answer.verdict): \(answer.reason)")
  }

  @Test(arguments: [
    ("Servers are located in Sydney, Australia.", "Other"),
    ("Our servers are located in Frankfurt, Germany.", "EU only"),
  ])
  func aPlaceOutsideThoseThatAreListedIsAnother(claim: String, picked: String) throws {
    let answer = try Self.answer(
      "Where is our data stored?", claim, options: "EU only|USA|Chosen by the customer|Other")
    #expect(answer.options == [picked], "\(answer.verdict): \(answer.reason)")
  }

  @Test(arguments: [
    (
      "Is customer data used for training AI models: opt-in, opt-out or never used?",
      "The AI provider is prohibited from training on customer data.", "opt-in|opt-out|never used", "never used"
    ),
    (
      "How does the application store passwords?", "Passwords are stored as bcrypt hashes with a random salt.",
      "In plain text|As a salted hash (such as SHA-256)|With a key derivation function, such as bcrypt or scrypt",
      "With a key derivation function, such as bcrypt or scrypt"
    ),
    (
      "How often is a penetration test carried out?", "A penetration test is carried out annually.",
      "More than once a year|Annually|Less often than annually|Never", "Annually"
    ),
  ])
  func theMemberThatIsStatedIsPicked(question: String, claim: String, options: String, picked: String) throws {
    let answer = try Self.answer(question, claim, options: options)
    #expect(answer.options == [picked], "\(answer.verdict): \(answer.reason)")
  }

  @Test(arguments: [
    (
      "Which certificates do you hold?", "We hold a SOC 2 report.", Modality.inPlace,
      "SOC 2 Type I|SOC 2 Type II|ISO 27001|None"
    ),
    (
      "At what hours are alerts watched?", "Monitoring tools alert the business continuity team.", Modality.inPlace,
      "24 hours, every day|Business hours only|Not monitored"
    ),
    ("In which region is our data stored?", "Data is not stored on tapes.", Modality.negated, "EU|United States"),
  ])
  func aMemberThatSaysMoreThanTheClaimIsNotPicked(
    question: String, claim: String, modality: Modality, options: String
  ) throws {
    let answer = try Self.answer(question, claim, modality, options: options)
    #expect(answer.options.isEmpty, "\(answer.options): \(answer.reason)")
  }

  @Test func noIsTheMemberThatDenies() throws {
    let question = "Which of these certificates do you hold?"
    let answer = try Self.answer(
      question, "We do not hold an ISO 27001 certificate.", .negated,
      options: "ISO 27001 certificate|PCI DSS|None of these")
    #expect(answer.options == ["None of these"] || answer.options.isEmpty, "\(answer.options): \(answer.reason)")
  }

  @Test(arguments: [
    (
      "On whose infrastructure does the service run?", "The service runs on Hetzner servers in Germany.",
      "AWS|Microsoft Azure|Google Cloud|Other", "Other"
    ),
    (
      "On which platform is the service operated?", "Our infrastructure is hosted on AWS.",
      "Amazon Web Services|Microsoft Azure|Other", "Amazon Web Services"
    ),
    (
      "How is the data of different customers kept apart?", "Every record carries a tenant_id.",
      "Own database for each customer|Logical separation in a shared database|No separation",
      "Logical separation in a shared database"
    ),
    (
      "How is the data of different customers kept apart?", "Each customer has a dedicated database.",
      "Dedicated instance per customer|Separate database per customer|Logical separation",
      "Separate database per customer"
    ),
    (
      "When are systems watched?", "Security events are monitored 24/7.",
      "Around the clock|Business hours only|Not at all",
      "Around the clock"
    ),
    (
      "At what interval is the disaster recovery plan exercised?", "The disaster recovery plan is tested annually.",
      "More than once a year|Once a year|Regularly, no interval given|Not exercised so far", "Once a year"
    ),
    (
      "At what interval is the disaster recovery plan exercised?", "The disaster recovery plan is tested regularly.",
      "More than once a year|Once a year|Regularly, no interval given|Not exercised so far",
      "Regularly, no interval given"
    ),
  ])
  func kindsAndRemaindersArePicked(question: String, claim: String, options: String, picked: String) throws {
    let answer = try Self.answer(question, claim, options: options)
    #expect(answer.options == [picked], "\(answer.verdict): \(answer.reason)")
  }

  @Test func theDenialOfWhatIsDeniedIsPicked() throws {
    let answer = try Self.answer(
      "Which algorithm protects stored data?", "Stored data is not encrypted at rest.", .negated,
      options: "AES-128|AES-256|Not encrypted")
    #expect(answer.options == ["Not encrypted"], "\(answer.verdict): \(answer.reason)")
  }

  @Test(arguments: [
    ("Our infrastructure runs on OVH.", ["Other"]), ("Cloudflare is used to protect the website.", []),
    ("Backups are stored with Hetzner.", []),
  ])
  func anotherProviderIsOneOnWhichSomethingRuns(claim: String, picked: [String]) throws {
    let answer = try Self.answer(
      "Which provider hosts the service?", claim, options: "AWS|Microsoft Azure|Google Cloud|Other")
    #expect(answer.options == picked, "\(answer.verdict): \(answer.reason)")
    #expect(picked.isEmpty || answer.value == "OVH")
  }
}
