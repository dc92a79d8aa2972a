import Model
import Testing

@testable import Documents

struct ModalityReaderTests {
  @Test(
    arguments: [
      ("ISO 27001 certification is targeted for 2027.", Modality.planned),
      ("We are undergoing a SOC 2 audit.", .planned),
      ("Key rotation will be introduced by the end of the year.", .planned),
      ("SCIM is on our roadmap.", .planned),
      ("We plan to open a second site.", .planned),
      ("A bug bounty programme is in preparation.", .planned),
      ("The certificate has not yet been issued.", .planned),
      ("It is not on our roadmap.", .negated),
      ("We have no plans to support on-premises installations.", .negated),
      ("SSO is available on the Enterprise plan.", .conditional),
      ("Reports are shared upon request.", .conditional),
      ("Administrators can enable two-factor authentication.", .conditional),
      ("Where required, data protection impact assessments are carried out.", .conditional),
      ("The service may use subcontractors.", .conditional),
      ("Users should lock their screens.", .conditional),
      ("Single sign-on is optional.", .conditional),
      ("Archived tapes are not encrypted.", .negated),
      ("We do not sell personal data.", .negated),
      ("No customer data is shared with advertisers.", .negated),
      ("There is no automatic failover.", .negated),
      ("Personal devices are prohibited.", .inPlace),
      ("Passwords are not stored in plain text.", .inPlace),
      ("No local administrator accounts", .inPlace),
      ("Customers are informed without undue delay.", .inPlace),
      ("Shared accounts must not be used.", .inPlace),
      ("Data that is no longer needed is deleted.", .inPlace),
      ("Systems that may hold personal data are scanned weekly.", .inPlace),
      ("Maintenance is announced no later than five days before.", .inPlace),
      ("Secrets are kept in a vault, not in the repository.", .inPlace),
      ("Customers will be notified within 24 hours.", .inPlace),
      ("Support is available at help.example.", .inPlace),
      ("Penetration tests are conducted at planned intervals.", .inPlace),
      ("Version May 2026 is in force.", .inPlace),
      ("This page describes how we protect data.", .context),
      ("We take security seriously.", .context),
      ("For more information, please refer to our help centre.", .context),
    ])
  func standingIsReadFromGeneralEnglish(_ sentence: String, _ modality: Modality) {
    #expect(ModalityReader.read(Words(sentence), year: 2026).modality == modality)
  }

  @Test func plansAreNamed() {
    #expect(PlanName.find(Words("available on the Enterprise plan")) == "Enterprise")
    #expect(PlanName.find(Words("included in the Business and Scale plans")) == "Business and Scale")
    #expect(PlanName.find(Words("the business plans its capacity")) == nil)
  }
}
