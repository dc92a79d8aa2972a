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
      ("We haven't yet been audited.", .planned),
      ("Do not write passphrases down.", .inPlace),
      ("4.2 Never lend your badge to a visitor, not even for a minute.", .inPlace),
      ("If you find a flaw, do not exploit it.", .inPlace),
      ("We ensure that no tape leaves the building.", .inPlace),
      ("We do not hand out keys without a signature.", .inPlace),
      ("Authors cannot see the drafts of other authors.", .inPlace),
      ("Support staff do not have standing access to databases.", .inPlace),
      ("Tools in use include, but are not limited to, two scanners.", .inPlace),
      ("Kiosks are exempt from this rule.", .negated),
      ("Accounts that may have been misused are locked.", .inPlace),
      ("Where a fix is not yet available, or cannot be applied, the port is closed.", .inPlace),
      ("Odd sign-ins may indicate an attack and are examined.", .inPlace),
      ("Flaws are fixed as soon as possible.", .inPlace),
      ("Staff are expected to know the plan.", .inPlace),
      ("Lock the account, rotate its keys, or restore the server where required.", .inPlace),
      ("Where remote wiping is available, it is switched on.", .conditional),
      ("Choosing the Nordic region keeps all files in Oslo.", .conditional),
      ("Sign-in by key can be enforced for a workspace.", .conditional),
      ("Contact us to request a copy of the test report.", .conditional),
      ("SAML for enterprise plans", .conditional),
      ("A passphrase is a sequence of words.", .context),
      ("A penetration test is carried out every spring.", .inPlace),
      ("Passwords are an important element of any defence.", .context),
      ("A weak password can lead to the loss of an account.", .context),
      ("Violations can lead to dismissal.", .inPlace),
      ("Our mission is to make shipping simple.", .context),
      ("Our aim is to answer within 4 hours.", .inPlace),
      ("The scope of this policy includes all servers.", .context),
      ("This policy applies to our servers.", .context),
      ("This policy applies to all staff.", .inPlace),
      ("This patching policy applies to laptops.", .inPlace),
      ("This document should be read by all engineers.", .context),
      ("Details of the processors can be found in the annex.", .context),
      ("An example of a good passphrase: four words", .context),
      ("By using the site, you agree to these terms.", .context),
      ("© 2026 Hollin Freight", .context),
      ("Processors are companies that handle data for others.", .context),
      ("Suppliers are engaged only when necessary.", .inPlace),
      ("Our approach to incidents.", .context),
      ("ISO/IEC 42001 for the whole company (in progress; the audit is in the third quarter)", .planned),
      ("The platform targets three certifications.", .planned),
      ("Security is not a phase.", .context),
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
