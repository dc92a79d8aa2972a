import CSV
import Catalogs
import Model
import Testing

@Suite struct ClaimMapperTests {
  private let catalogs: CatalogLibrary
  init() throws { catalogs = try Shipped.catalogs() }

  /// Statements in our own words with the controls that a careful reader accepts.
  @Test func ownStatementsMeetTheMarks() throws {
    let mapper = try Shipped.mapper(catalogs)
    let table = try Table(try Shipped.bytes("Tests/Fixtures/statements/own.csv"), file: "own.csv")
    var (first, firstThree, article, count) = (0, 0, 0, 0)
    for record in 1..<table.records.count where table.records[record].count == 5 {
      let links = mapper.controls(text: table[record, 1], section: [table[record, 0]])
      func ids(_ catalog: Identifier<Catalog>) -> [String] {
        links.filter { $0.control.catalog == catalog }.map(\.control.id.rawValue)
      }
      let accepted = Set(table[record, 2].split(separator: " ").map(String.init))
      let iso = ids(Framework.iso27001)
      count += 1
      first += iso.first.map { accepted.contains($0) ? 1 : 0 } ?? 0
      firstThree += iso.prefix(3).contains { accepted.contains($0) } ? 1 : 0
      let articles = Set(table[record, 4].split(separator: " ").map(String.init))
      let given = ids(Framework.gdpr).map { $0.split(separator: "(").first.map(String.init) ?? $0 }
      article += articles.isEmpty || given.contains { articles.contains($0) } ? 1 : 0
    }
    #expect(count > 90)
    #expect(Double(first) / Double(count) >= 0.85, "\(first)/\(count)")
    #expect(Double(firstThree) / Double(count) >= 0.95, "\(firstThree)/\(count)")
    #expect(Double(article) / Double(count) >= 0.90, "\(article)/\(count)")
  }

  /// Two tasks share a mapper, and what a control's own file says stays.
  @Test func twoTasksGetWhatOneGets() async throws {
    let mapper = try Shipped.mapper(catalogs)
    let texts = ["Backups are encrypted with AES-256", "Access is reviewed each quarter", "We plan a penetration test"]
    let own = ControlLink(ControlReference("own", "C-1"), .equalTo, score: 1, reason: "its own file")
    let claims = (0..<900).map { number in
      var claim = Claim(
        id: "", document: "page", section: number % 2 == 0 ? ["Security"] : [], lines: 1...1,
        text: texts[number % 3] + " (\(number))", quote: "", digest: Digest(bytes: Array(repeating: 0, count: 32)),
        modality: .inPlace)
      if number % 7 == 0 { claim.controls = [own] }
      return claim
    }
    let shared = SharedMapper(mapper)
    async let others = claims.map { shared.controls(for: $0) }
    let links = claims.map { shared.controls(for: $0) }
    #expect(await others == links)
    for (claim, links) in zip(claims, links) {
      #expect(links == (claim.controls.isEmpty ? mapper.controls(for: claim) : [own]))
    }
  }

  @Test func linksComeBestFirstWithReasons() throws {
    let links = try Shipped.mapper(catalogs).controls(text: "Backups are encrypted with AES-256")
    for catalog in [Framework.iso27001, Framework.soc2, Framework.gdpr] {
      let scores = links.filter { $0.control.catalog == catalog }.map(\.score)
      #expect(!scores.isEmpty && scores == scores.sorted(by: >) && scores.count <= 6)
      #expect(scores.allSatisfy { (0...1).contains($0) })
    }
    #expect(links.allSatisfy { !$0.reason.isEmpty })
    #expect(
      Set(links.filter { $0.control.catalog == Framework.iso27001 }.prefix(2).map(\.control.id)) == [
        "A.8.13", "A.8.24",
      ])
  }

  @Test func headingsHelpShortItems() throws {
    let mapper = try Shipped.mapper(catalogs)
    #expect(mapper.controls(text: "Each day at midnight").isEmpty)
    let links = mapper.controls(text: "Each day at midnight", section: ["Operations", "Backups"])
    #expect(links.first?.control.id == "A.8.13")
  }

  @Test func topicsHelpWhereWordsDoNot() throws {
    let topic = try #require(try Shipped.topics().first { $0.controls.contains { $0.catalog == Framework.iso27001 } })
    let links = try Shipped.mapper(catalogs).controls(text: "zzz", topics: [topic])
    #expect(links.first?.reason == "topic \(topic.id)")
  }

  @Test func contextHasNoControls() throws {
    let digest = try #require(Digest(hexadecimal: String(repeating: "0", count: 64)))
    let claim = Claim(
      id: "c", document: "d", section: [], lines: 1...1, text: "Encryption", quote: "Encryption", digest: digest,
      modality: .context)
    #expect(try Shipped.mapper(catalogs).controls(for: claim).isEmpty)
  }

  @Test func ownControlsAttachThroughWhatTheyServe() throws {
    let own = ControlReference("acme", "AC-1")
    let mapping = Mapping(
      own, .intersectsWith, ControlReference(Framework.iso27001, "A.8.5"), rationale: "r", origin: "test")
    let links = try Shipped.mapper(catalogs, own: [mapping]).controls(text: "Sign-in needs a second factor")
    #expect(links.contains { $0.control == own && $0.reason == "acme:AC-1 serves iso27001:A.8.5" })
  }

  @Test func strangeTextIsHarmless() throws {
    let mapper = try Shipped.mapper(catalogs)
    for text in ["", "💥🔥", String(repeating: "backup ", count: 20_000), "\u{0}\u{1}", "……———"] {
      _ = mapper.controls(text: text, leadIn: text, section: [text])
    }
  }

  @Test func badPhrasesAreRefused() {
    let text = "subjects:\n  - subject: a\n    iso27001: A.8.99\n    phrases: x\n"
    #expect(
      refusal { try PhraseFile(yaml: Array(text.utf8), file: "p.yaml", catalogs: catalogs) }
        == "p.yaml:3:15: unknown control 'A.8.99' in iso27001 (did you mean 'A.8.9'?)")
    let blank = "subjects:\n  - subject: a\n    iso27001: A.8.9\n    phrases: a + , b\n"
    #expect(
      refusal { try PhraseFile(yaml: Array(blank.utf8), file: "p.yaml", catalogs: catalogs) }
        == "p.yaml:4:14: cannot read the phrase 'a +'")
  }
}
