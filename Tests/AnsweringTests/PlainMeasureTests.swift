import Answering
import Model
import Testing

/// Sentences in the plain words of policies and trust pages, asked about in the plain words of customers.
@Suite struct PlainMeasureTests {
  @Test func hoursOfWorkAreNoHoursOfTheClock() throws {
    let answer = try Shipped.answer(
      "We answer support requests within 6 business hours.", "What is your support response time?", form: .choice,
      options: ["Within 3 hours", "Within 6 hours", "Next business day"])
    #expect(answer.options.isEmpty)
  }

  @Test(arguments: [
    (
      "All connections use TLS 1.2 or higher.", "Is TLS 1.3 the minimum version for all connections?",
      [Verdict.no, .partial]
    ),
    (
      "All connections use TLS 1.3.", "Is TLS 1.3 the oldest version of the protocol that you accept?",
      [Verdict.yes, .partial]
    ),
    ("Connections with TLS 1.2 and TLS 1.3 are accepted.", "Is TLS 1.3 the lowest version accepted?", [Verdict.no]),
    ("Databases are backed up every 24 hours.", "Is our data backed up at least once an hour?", [Verdict.no]),
    ("Databases are backed up every 15 minutes.", "Is our data backed up at least once an hour?", [Verdict.yes]),
    (
      "This policy applies to all employees, interns, contractors and external parties with access to our systems.",
      "Does the policy apply to contractors and third parties as well as to employees?", [Verdict.yes]
    ),
    (
      "Passwords are stored and transmitted only in hashed or encrypted form.",
      "Are passwords transmitted or stored in clear text anywhere?", [Verdict.no]
    ),
    (
      "Single sign-on is an add-on.", "Is single sign-on included at no additional cost in every plan?",
      [Verdict.no, .partial, .notStated]
    ),
    (
      "Our engineers do not access customer data in their daily work.",
      "Do vendor personnel have standing access to customer data?", [Verdict.no, .notStated]
    ),
    (
      "Acme staff have no standing access to customer data.",
      "Do vendor personnel have standing access to customer data?", [Verdict.no]
    ),
    (
      "User IDs of former employees are never reassigned.",
      "Are user IDs of former staff assigned again to other people?", [Verdict.no]
    ),
    (
      "The separation of data by client is ensured.",
      "Is the data of one customer kept logically apart from that of other customers?", [Verdict.yes]
    ),
    ("API keys are hashed before storage.", "Are API keys stored in clear text?", [Verdict.no]),
    (
      "Access tokens are encrypted at rest and never stored in plain text.",
      "Are our repository access tokens held in clear text?", [Verdict.no]
    ),
    ("We never sell user data.", "Do you sell or rent user data to third parties?", [Verdict.no]),
    (
      "Whatever is not expressly granted is prohibited by default, permissions included.",
      "Are permissions denied by default unless they have been expressly granted?", [Verdict.yes]
    ),
    (
      "Backups are stored in decentralised data centers.", "Are backups stored off site or in another region?",
      [Verdict.yes, .partial]
    ),
    (
      "Data backups are stored at a secure, external location.",
      "Are backups kept at a location away from the primary systems?", [Verdict.yes]
    ),
    (
      "Once a year we test the incident procedure in a tabletop exercise.",
      "Is the incident procedure exercised at least once a year?", [Verdict.yes]
    ),
    (
      "We have created a corporate data protection office that monitors data protection.",
      "Have you appointed a Data Protection Officer or an equivalent privacy function?", [Verdict.yes]
    ),
    (
      "System administrators are separated into different roles such as development, testing and release.",
      "Is segregation of duties applied to privileged system administration roles?", [Verdict.yes]
    ),
    (
      "You decide which permissions each member of your team has.",
      "Can the customer assign different roles or permissions to its own users?", [Verdict.yes]
    ),
    (
      "Four-tier role hierarchy (owner, admin, teacher, reader) with permission enforcement in the application.",
      "Is role-based access control implemented within the application?", [Verdict.yes]
    ),
    (
      "EU, US and Japan regions are available; you choose the region when you create your account.",
      "May we choose the region in which our data is stored?", [Verdict.yes]
    ),
    (
      "Data is stored in the region where you create the database.",
      "Can we choose the geographic region in which our data is stored?", [Verdict.yes]
    ),
    (
      "For ingestion into your SIEM, audit logs can be made available.",
      "Can customers export audit logs to their own SIEM?", [Verdict.yes, .partial]
    ),
    (
      "We use your data exclusively to provide the service.", "Is customer data used to train machine learning models?",
      [Verdict.no, .notStated]
    ),
    (
      "Server access is limited to workers who need it for their day-to-day work.",
      "Is access to customer data by your employees restricted to those with a business need?", [Verdict.yes, .partial]
    ),
    (
      "Role-based access is strictly enforced and logged.", "Is staff access to customer accounts logged?",
      [Verdict.yes, .partial, .notStated]
    ),
    ("We provide 99.9 % availability.", "Is our data backed up at least once an hour?", [Verdict.notStated]),
  ])
  func areFound(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }

  @Test(arguments: [
    (
      "The loss or theft of a device must be immediately reported to IT.",
      "Must the loss or theft of a device be reported immediately?", [Verdict.yes]
    ),
    (
      "All users must immediately report suspected security incidents.",
      "Are staff obliged to report suspected security incidents immediately?", [Verdict.yes]
    ),
    (
      "All users are required to report suspected incidents without delay to security@acme.com.",
      "Are employees obliged to report suspected security incidents without delay?", [Verdict.yes]
    ),
    (
      "We practise a recovery drill of a database failure.",
      "Do you rehearse recovery from disasters, covering more than one scenario?", [Verdict.partial]
    ),
    (
      "We use isolated pods to keep your data separate from other customers' data.",
      "Are customers isolated from each other at the compute level?", [Verdict.yes]
    ),
    (
      "Employees who access personal data without being authorised face disciplinary action.",
      "Do employees face disciplinary measures if they access personal data without authorisation?", [Verdict.yes]
    ),
    (
      "We give customers the help that they need for a data protection impact assessment.",
      "Is assistance with data protection impact assessments offered?", [Verdict.yes]
    ),
    (
      "All traffic is TLS-encrypted end to end. Data in the cache is not separately encrypted at rest.",
      "Is all data encrypted with TLS while in transit over public networks?", [Verdict.yes]
    ),
    (
      "Our code and all images are scanned for vulnerabilities.",
      "Are container images and source code scanned for known vulnerabilities?", [Verdict.yes]
    ),
    (
      "Electronic media and hardcopies with sensitive data are destroyed once they are no longer needed.",
      "Electronic media and paper copies with sensitive data are destroyed when no longer required.", [Verdict.yes]
    ),
    (
      "Accounts are adjusted or disabled when somebody is no longer in the role that they were made for.",
      "Are permissions adjusted or withdrawn when an employee changes role or leaves?", [Verdict.yes]
    ),
    (
      "A review by another employee is mandatory for all changes to code.",
      "Require a second person to approve changes before they go live.", [Verdict.yes]
    ),
    (
      "HTTP redirects to HTTPS with HSTS max-age=86400.", "Send HSTS with a max-age of at least one year.",
      [Verdict.no, .partial]
    ),
    (
      "DDoS protection via Acme's edge network.\n\nWeb application firewall rules block bots.",
      "Do you have protection against DDoS attacks and a web application firewall?", [Verdict.yes]
    ),
    (
      "Production hosts and company endpoints are scanned for malware.",
      "Are servers and workstations checked for malware?", [Verdict.yes]
    ),
    (
      "Secure management and storage of keys.", "Is there secure management and storage of cryptographic keys?",
      [Verdict.yes]
    ),
  ])
  func areNotCutShort(page: String, question: String, verdicts: [Verdict]) throws {
    try Shipped.expect(verdicts, of: page, on: question)
  }

  @Test(arguments: [
    (
      "## Standard support\n\n- Response within 8 business hours\n\n## Premium support\n\n- Response within 4 business hours",
      "What response time applies to customers on standard support?",
      ["Within 4 business hours", "Within 8 business hours", "Next business day", "No target"],
      "Within 8 business hours"
    ),
    (
      "We respond to support requests within 8 business hours.", "What is your support response time?",
      ["Within 4 business hours", "Within 8 business hours", "Next business day", "No target"],
      "Within 8 business hours"
    ),
    (
      "Customers that are affected are notified without undue delay.",
      "Within what time do you tell customers of a personal data breach?",
      ["Within 24 hours", "Within 48 hours", "Within 72 hours", "No fixed time"], "No fixed time"
    ),
    (
      "We notify affected customers of personal data breaches without undue delay.",
      "Within what time do you tell customers of a personal data breach?",
      ["Within 24 hours", "Within 72 hours", "Without undue delay"], "Without undue delay"
    ),
    (
      "We notify affected customers of personal data breaches within 48 hours.",
      "Within what time do you tell customers of a personal data breach?",
      ["Within 24 hours", "Within 48 hours", "Within 72 hours", "No fixed time"], "Within 48 hours"
    ),
    (
      "Staff sign in with a password and a one-time code.",
      "Which second factor do your employees use when they log in?",
      ["One-time code", "Hardware security key", "SMS only", "None"], "One-time code"
    ),
    (
      "We answer support requests within 6 business hours.", "What is your support response time?",
      ["Within 3 business hours", "Within 6 business hours", "Next business day"], "Within 6 business hours"
    ),
  ])
  func chooseTheirMember(page: String, question: String, options: [String], member: String) throws {
    let answer = try Shipped.answer(page, question, form: .choice, options: options)
    #expect(answer.options == [member], "\(answer.reason)")
  }

  @Test(arguments: [
    (
      "Minor vulnerabilities are corrected within two weeks.\n\nCritical vulnerabilities are corrected within two days.",
      "Within what time do you fix low-severity security flaws?", ["2 w", "14 d"]
    ),
    (
      "Minor vulnerabilities are corrected within two weeks.\n\nCritical vulnerabilities are corrected within two days.",
      "How quickly are critical vulnerabilities fixed?", ["2 d"]
    ),
    (
      "The last 5 passwords are blocked from re-use.", "How many of the earlier passwords may not be used again?", ["5"]
    ),
    ("The last 5 passwords cannot be reused.", "How many previous passwords are remembered?", ["5"]),
    (
      "Privileged access needs the approval of two managers.",
      "How many approvals does a person need to get privileged access?", ["2"]
    ),
    ("Traffic is encrypted with 256 bit TLS.", "How strong, in bits, is the encryption of the traffic?", ["256"]),
    (
      "Activity logs are kept for at least 90 days.", "What is the shortest time for which activity logs are kept?",
      ["90 d"]
    ),
    (
      "New team members complete the security awareness training within 30 days of joining.",
      "Within how many days of joining must new employees complete security awareness training?", ["30 d"]
    ),
    (
      "Personal data is deleted within 30 days of termination.",
      "Within how many days of termination is personal data deleted?", ["30 d"]
    ),
    (
      "Passphrases expire every 30 days.", "How often are employees required to change their password?",
      ["30 d", "1 mo"]
    ),
    (
      "By default, we keep customer data for 7 days.",
      "What is the default retention period for customer data processed in the service?", ["7 d"]
    ),
    (
      "Security reviews are held quarterly.", "At what intervals do you hold reviews of your security?",
      ["3 mo", "quarterly"]
    ),
  ])
  func giveTheirFigures(page: String, question: String, values: [String]) throws {
    let answer = try Shipped.answer(page, question, form: .text)
    let value = answer.value ?? ""
    #expect(values.contains(where: value.contains), "\(value): \(answer.reason)")
  }
}
