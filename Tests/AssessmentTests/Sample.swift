import Model

/// Invented values: three small catalogs, claims, evidence.
enum Sample {
  static let time = Instant(secondsSinceEpoch: 1_780_000_000)
  static let keys = ControlReference(Framework.iso27001, "A.8.24")
  static let access = ControlReference(Framework.iso27001, "A.5.15")
  static let yard = ControlReference(Framework.iso27001, "A.7.1")
  static let keysControl = Control(id: "A.8.24", title: "Cryptography", group: "Technological", kind: "annex")

  static let catalogs = [
    Catalog(
      id: Framework.iso27001, title: "ISO/IEC 27001", edition: "2022",
      controls: [
        Control(id: "6.1.2", title: "Risk assessment", group: "Clause 6", kind: "clause"),
        Control(id: "A.5.15", title: "Access control", group: "Organisational", kind: "annex"),
        Control(id: "A.7.1", title: "Perimeters", group: "Physical", kind: "annex"), keysControl,
      ]),
    Catalog(
      id: Framework.soc2, title: "SOC 2", edition: "2017",
      controls: [Control(id: "CC6.1", title: "Logical access", group: "CC6", kind: "criterion")]),
    Catalog(
      id: Framework.gdpr, title: "GDPR", edition: "2016/679",
      controls: [Control(id: "32(1)(a)", title: "Encryption", group: "Art. 32", kind: "article")]),
  ]

  static func claim(
    _ id: String, _ modality: Modality, _ links: [(ControlReference, Relationship)], text: String = "Keys are rotated.",
    document: Identifier<Document> = "trust", line: Int = 3, section: [String] = []
  ) -> Claim {
    Claim(
      id: Identifier(id), document: document, section: section, lines: line...line, text: text, quote: text,
      digest: Digest(bytes: [UInt8](repeating: 7, count: 32)), modality: modality,
      controls: links.map { ControlLink($0.0, $0.1, score: 0.9, reason: "topic encryption") })
  }

  static func evidence(
    _ id: String, _ sufficiency: Sufficiency = .met, expires: Instant? = nil, control: ControlReference = keys
  ) -> Evidence {
    Evidence(
      id: Identifier(id), bundle: Digest(bytes: [UInt8](repeating: 1, count: 32)), path: "data/\(id).txt",
      digest: Digest(bytes: [UInt8](repeating: 2, count: 32)), item: "key rotation", controls: [control],
      collected: Instant(secondsSinceEpoch: time.secondsSinceEpoch - 86_400), expires: expires, sufficiency: sufficiency
    )
  }

  static func document(_ name: String, title: String = "", asOf: String? = nil) -> Document {
    Document(
      name: Identifier(name), title: title, path: name + ".md", mediaType: "text/markdown",
      digest: Digest(bytes: [UInt8](repeating: 3, count: 32)), asOf: asOf.flatMap { CalendarDate($0) }, imported: time,
      lineCount: 10)
  }
}
