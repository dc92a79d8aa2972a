import Answering
import Model
import Testing

/// What a page says is not done of a part, beside what it says is done.
@Suite struct DenialTests {
  private static let disks = ["All laptops have full disk encryption.", "Developer workstations are not encrypted."]
  private static let data = ["Customer data is encrypted at rest with AES-256.", "Log archives are not encrypted."]
  private static let reviews = [
    "Access reviews are performed quarterly for production.", "Office systems are not reviewed.",
  ]
  private static let factors = ["MFA is required for VPN access.", "MFA is not required for email."]

  @Test(arguments: [
    ("Are all endpoints encrypted?", disks, Verdict.partial),
    ("Is full disk encryption enabled on all workstations?", disks, .partial),
    ("Are laptops encrypted?", disks, .yes),
    ("Are all data stores encrypted at rest?", data, .partial),
    ("Is data encrypted at rest everywhere?", data, .partial),
    ("Are log archives encrypted at rest?", data, .no),
    ("Is customer data encrypted at rest?", data, .partial),
    ("Are access rights to all systems reviewed at least quarterly?", reviews, .partial),
    ("Is MFA required for VPN access?", factors, .yes),
    ("Is MFA required for all remote access, including email?", factors, .partial),
    ("Is MFA required for remote access and email?", factors, .partial),
    ("Is customer data encrypted at rest?", [data[0], "Invoices are not reviewed."], .yes),
  ])
  func aDenialTakesItsPartAway(question: String, texts: [String], verdict: Verdict) throws {
    let claims = try Shipped.claims(texts).map { claim in
      var claim = claim
      if claim.text.contains(" not ") { claim.modality = .negated }
      return claim
    }
    let answer = try Shipped.answer(Question(id: "q", text: question, form: .yesNo), from: claims)
    #expect(answer.verdict == verdict, "\(answer.verdict): \(answer.reason)")
    if verdict != .yes { #expect(answer.citations.contains { $0.quote.contains(" not ") }) }
  }

  /// What something is required for is not what is required.
  @Test(arguments: [
    ("Is MFA required for access to production?", "Privileged access is granted for at most four hours and logged."),
    ("Do you require approval by two persons for access to production?", "Privileged access is logged."),
    ("Is a reason compulsory before access to production?", "Production access is limited to administrators."),
  ])
  func theScopeIsNotTheMeasure(question: String, claim: String) throws {
    let answer = try Shipped.answer(
      Question(id: "q", text: question, form: .yesNo), from: try Shipped.claims([claim]))
    #expect(answer.verdict == .notStated, "\(answer.verdict): \(answer.reason)")
  }
}
