import Catalogs
import Model
import Testing

@Suite struct ControlSpellingTests {
  private let catalogs: CatalogLibrary
  init() throws { catalogs = try Shipped.catalogs() }

  @Test(arguments: [
    ("A.5.15", "iso27001:A.5.15"), ("5.15", "iso27001:A.5.15"), ("A5.15", "iso27001:A.5.15"),
    ("a.8.24", "iso27001:A.8.24"),
    ("ISO 27001:2022 A.5.15", "iso27001:A.5.15"), ("ISO/IEC 27001 Annex A 8.24", "iso27001:A.8.24"),
    ("ISO 27002 5.1", "iso27001:A.5.1"), ("clause 5.1", "iso27001:5.1"), ("iso27001:5.1", "iso27001:5.1"),
    ("6.1.2", "iso27001:6.1.2"), ("9.2.1", "iso27001:9.2.1"), ("A.5.30", "iso27001:A.5.30"),
    ("A.5.3", "iso27001:A.5.3"),
    ("ISO 27001:2013 A.9.2.1", "iso27001:A.5.16"), ("ISO/IEC 27001:2013 12.6.1", "iso27001:A.8.8"),
    ("CC6.1", "soc2:CC6.1"), ("cc6.1", "soc2:CC6.1"), ("CC 6.1", "soc2:CC6.1"), ("cc_6_1", "soc2:CC6.1"),
    ("CC.5.3", "soc2:CC5.3"), ("CC6.1.12", "soc2:CC6.1"), ("CC6.1-POF12", "soc2:CC6.1"), ("CC6.1.a", "soc2:CC6.1"),
    ("A1.2", "soc2:A1.2"), ("PI1.5", "soc2:PI1.5"), ("P8.1", "soc2:P8.1"), ("SOC 2 CC6.1", "soc2:CC6.1"),
    ("Art. 32(1)(a)", "gdpr:32(1)(a)"), ("32.1.a", "gdpr:32(1)(a)"), ("32.1(a)", "gdpr:32(1)(a)"),
    ("Article 32 (1) a", "gdpr:32(1)(a)"), ("GDPR-32-1-a", "gdpr:32(1)(a)"),
    ("Art. 32 Abs. 1 lit. a DSGVO", "gdpr:32(1)(a)"),
    ("32", "gdpr:32"), ("gdpr:33", "gdpr:33"), ("II.5", "gdpr:II.5"),
  ])
  func reads(_ written: String, _ expected: String) throws {
    #expect(try catalogs.reference(written).description == expected)
  }

  @Test(arguments: [
    ("5.1", "'5.1' could mean two controls (write 'A.5.1' or 'iso27001:5.1')"),
    ("6.1", "'6.1' could mean two controls (write 'A.6.1' or '6.1.1')"),
    ("iso27001:9.2", "'9.2' heads several clauses (did you mean '9.2.1'?)"),
    ("A.5.38", "unknown control 'A.5.38' in iso27001 (did you mean 'A.5.3'?)"),
    ("CC6.9", "unknown control 'CC6.9' in soc2 (did you mean 'CC6.1'?)"),
    ("cc6.1x", "unknown control 'cc6.1x' in soc2 (did you mean 'CC6.1'?)"),
    ("A.8.24b", "unknown control 'A.8.24b' in iso27001 (did you mean 'A.8.24'?)"),
    ("6.1.2x", "unknown control '6.1.2x' in iso27001 (did you mean '6.1.2'?)"),
    ("P1.0", "'P1.0' is a heading, not a criterion (did you mean 'P1.1'?)"),
    (
      "iso27001:5.2.7",
      "unknown control '5.2.7' in iso27001 (write it as 'iso27001:A.8.24', 'soc2:CC6.1' or 'gdpr:32(1)(a)')"
    ),
    (
      "A.9.2.1",
      "'A.9.2.1' is a number of the edition of 2013 (its subject is now 'A.5.16'; to mean the old number write "
        + "'ISO 27001:2013 A.9.2.1')"
    ),
    ("nothing", "unknown control 'nothing' (write it as 'iso27001:A.8.24', 'soc2:CC6.1' or 'gdpr:32(1)(a)')"),
  ])
  func refuses(_ written: String, _ message: String) {
    #expect(refusal { try catalogs.reference(written) } == message)
  }

  @Test func hostileTextIsRefusedQuickly() {
    for text in [
      "", " ", "\u{0}", String(repeating: "A.", count: 10_000), String(repeating: "9", count: 400), "💥",
    ] {
      #expect(throws: Failure.self) { try catalogs.reference(text) }
    }
  }
}
