import JSON
import Model
import Testing

@testable import Knowledge

/// What every store must do, whatever stands behind the protocol: a new one is added to `stores`.
@Suite("Store conformance") struct StoreConformance {
  enum Kind: String, CaseIterable { case sqlite }

  func make(_ kind: Kind) throws -> any Store {
    switch kind {
    case .sqlite: try SQLiteStore(path: ":memory:", creating: true)
    }
  }

  private func document(_ name: String) -> Document {
    Document(
      name: Identifier(name), title: "T", path: "\(name).md", mediaType: "text/markdown",
      digest: Digest(bytes: Array(repeating: 7, count: 32)), asOf: CalendarDate("2026-03-01"),
      imported: Instant(secondsSinceEpoch: 1_800_000_000), lineCount: 3, warnings: ["w"])
  }

  private func claims(_ texts: String..., section: String = "Security", document: String = "page") -> [Claim] {
    texts.enumerated().map { index, text in
      Claim(
        id: "", document: Identifier(document), section: [section], lines: index + 1...index + 1, text: text,
        quote: text,
        digest: Digest(bytes: Array(repeating: UInt8(index), count: 32)), modality: .inPlace)
    }
  }

  @Test("a claim comes back with everything that it had", arguments: Kind.allCases)
  func whole(kind: Kind) throws {
    let store = try make(kind)
    var claim = claims("Backups are kept for 35 days.")[0]
    claim.leadIn = Claim.LeadIn(text: "We:", lines: 4...5)
    claim.lines = 6...8
    claim.modality = .conditional
    claim.parameters = [Parameter("backup_retention", "35 d"), Parameter("backup_retention", "\"5\" w")]
    claim.scope = [Parameter("plan", "Enterprise")]
    claim.topics = ["backup", "retention"]
    claim.controls = [
      ControlLink(ControlReference("iso27001", "A.8.13"), .subsetOf, score: 0.75, reason: "backup, \u{1F}")
    ]
    let change = try store.save(document("page"), claims: [claim], content: Array("a\nb".utf8))
    claim.id = change.claims[0].id
    #expect(try store.claims(of: "page") == [claim] && store.claims(of: nil) == [claim])
    #expect(try store.claim(claim.id) == claim && store.claim("nothing") == nil)
    #expect(try store.documents() == [document("page")] && store.content(of: "page") == Array("a\nb".utf8))
    #expect(try store.content(of: "other") == nil)
  }

  @Test("identities last over imports, and changes are named", arguments: Kind.allCases)
  func lineage(kind: Kind) throws {
    let store = try make(kind)
    let first = try store.save(
      document("page"),
      claims: claims("Data is encrypted with AES-256.", "Backups are kept for 30 days.", "Logs are reviewed."),
      content: [])
    #expect(first.added.count == 3 && first.changed.isEmpty && first.removed.isEmpty && !first.wasKnown)
    let ids = first.claims.map(\.id)
    #expect(Set(ids).count == 3)

    let same = try store.save(
      document("page"),
      claims: claims("Data is encrypted with AES-256.", "Backups are kept for 30 days.", "Logs are reviewed."),
      content: [])
    #expect(
      same.claims.map(\.id) == ids && same.added.isEmpty && same.changed.isEmpty && same.removed.isEmpty
        && same.wasKnown)

    let edited = try store.save(
      document("page"),
      claims: claims(
        "Visitors are accompanied.", "Data is encrypted with AES-256.", "Backups are kept for 35 days."), content: [])
    #expect(edited.claims.map(\.id) == [edited.added[0].id, ids[0], ids[1]])
    #expect(edited.added.map(\.text) == ["Visitors are accompanied."])
    #expect(edited.changed.map(\.before.text) == ["Backups are kept for 30 days."])
    #expect(edited.removed.map(\.text) == ["Logs are reviewed."])

    let moved = try store.save(
      document("page"), claims: claims("Data is encrypted with AES-256.", section: "Elsewhere"), content: [])
    #expect(moved.claims[0].id == ids[0] && moved.changed.isEmpty)
  }

  @Test("the same words twice, and in two documents, have identifiers of their own", arguments: Kind.allCases)
  func twins(kind: Kind) throws {
    let store = try make(kind)
    let one = try store.save(document("page"), claims: claims("Yes.", "Yes."), content: [])
    let two = try store.save(document("other"), claims: claims("Yes.", document: "other"), content: [])
    #expect(Set((one.claims + two.claims).map(\.id)).count == 3)
    #expect(try store.claims(of: nil).map(\.document.rawValue) == ["other", "page", "page"])
    #expect(try store.remove("page") && !store.remove("page"))
    #expect(try store.claims(of: nil).count == 1)
  }

  @Test("answers are found by questionnaire and by the claims that they cite", arguments: Kind.allCases)
  func answers(kind: Kind) throws {
    let store = try make(kind)
    let citation = Citation(
      claim: "c1", document: "page", section: ["A", "B"], lines: 3...4, quote: "q", digest: LedgerEntry.none,
      asOf: CalendarDate("2026-01-01"))
    let answer = Answer(
      question: "4.2", questionText: "Is it?", verdict: .partial, value: "8 h", options: ["Ja", "teilweise"],
      text: "Partial.", confidence: 0.3125, citations: [citation],
      controls: [ControlLink(ControlReference("soc2", "CC6.1"), .intersectsWith, score: 0.5, reason: "r")],
      reason: "why", draft: .init(verdict: .yes, confidence: 0.25), warnings: ["old"])
    let record = AnswerRecord(questionnaire: "acme", answer: answer, updated: Instant(secondsSinceEpoch: 5))
    try store.save([record])
    #expect(try store.answers(to: "acme") == [record] && store.answers(to: "x").isEmpty)
    #expect(try store.answers(citing: "c1") == [record] && store.answers(citing: "c2").isEmpty)
    try store.mark("acme", ["4.2"], as: .approved)
    #expect(try store.answers(to: nil).map(\.status) == [.approved])
    var again = record
    again.answer.citations = []
    try store.save([again])
    #expect(try store.answers(citing: "c1").isEmpty && store.answers(to: nil) == [again])
  }

  private func entry(_ id: Int, _ question: String, _ terms: String, time: Int = 5) -> LibraryEntry {
    LibraryEntry(
      question: question, terms: terms.split(separator: " ").map(String.init),
      answer: Answer(
        question: Identifier("\(id)"), questionText: question, verdict: .yes, confidence: 1, reason: "r"),
      origin: .approved, questionnaire: "q", actor: "a", time: Instant(secondsSinceEpoch: time))
  }

  @Test(
    "the library finds the same question, and others on its subject with up to so many words more or fewer",
    arguments: Kind.allCases)
  func library(kind: Kind) throws {
    let subjects = ["", "t:a", "t:a t:b", "f:how t:a", "n:no q:x_h t:a"]
    let words = ["w:as", "w:http://www:80", "w:w:", "w:z-w:y", "w:ü'"]
    let entries = subjects.flatMap { subject in
      (0..<32).map { mask in (subject, words.indices.filter { mask & 1 << $0 != 0 }.map { words[$0] }) }
    }
    let store = try make(kind)
    #expect(entries.count == 160)
    try store.remember(
      entries.enumerated().map { number, terms in
        entry(number, "Q\(number)?", ([terms.0] + terms.1).joined(separator: " "))
      })
    for slack in 0...2 {
      for (number, (subject, words)) in entries.enumerated() {
        let expected = entries.indices.filter { other in
          let (mine, others) = (Set(words), Set(entries[other].1))
          return entries[other].0 == subject && (mine.isSubset(of: others) || others.isSubset(of: mine))
            && abs(mine.count - others.count) <= slack || other == 7
        }
        let found = try store.library(
          asking: "Q7?", subject: subject.split(separator: " ").map(String.init), words: words, slack: slack, limit: 200
        )
        #expect(found.map(\.answer.question.rawValue) == expected.reversed().map(String.init), "\(number)")
      }
    }
    try store.forget("q", "7")
    try store.remember([entry(8, "Q7?", "t:a w:as", time: 9)])
    #expect(try store.libraryCount() == 159)
    let found = try store.library(asking: "Q7?", subject: ["t:a"], words: ["w:as"], slack: 0, limit: 1)
    #expect(found.map(\.question) == ["Q7?"] && found[0].time.secondsSinceEpoch == 9)
    #expect(try store.library(asking: "", subject: [], words: Array(words[0...2]), slack: 0, limit: 9).isEmpty)
  }

  @Test("many imported answers hide none that a person approved", arguments: Kind.allCases)
  func origins(kind: Kind) throws {
    let store = try make(kind)
    for number in 1...40 {
      var entry = entry(number, number % 2 == 0 ? "Q?" : "R?", "t:a w:as", time: number)
      if number > 4 { (entry.origin, entry.customer) = (.imported, "Zed") }
      try store.remember([entry])
    }
    let found = try store.library(asking: "Q?", subject: ["t:a"], words: ["w:as"], slack: 2, limit: 2)
    #expect(found.map(\.answer.question.rawValue) == ["40", "39", "38", "4", "3", "2"])
    #expect(try store.library(asking: "", subject: ["t:a"], words: [], slack: 2, limit: 1).count == 2)
  }

  @Test("a question of very many words is looked up like any other", arguments: Kind.allCases)
  func longQuestion(kind: Kind) throws {
    let store = try make(kind)
    for count in [3, 70, 2000] {
      let words = (0..<count).map { "w:\(String($0 + 10_000))" }
      try store.remember([entry(count, "Q?", "t:a " + words.joined(separator: " "))])
      let found = try store.library(asking: "", subject: ["t:a"], words: words, slack: 2, limit: 9)
      #expect(found.map(\.answer.question.rawValue) == ["\(count)"])
      let more = try store.library(asking: "", subject: ["t:a"], words: words.dropLast(), slack: 2, limit: 9)
      #expect(more.map(\.answer.question.rawValue) == ["\(count)"])
    }
  }

  @Test("decisions and settings are kept in order", arguments: Kind.allCases)
  func decisions(kind: Kind) throws {
    let store = try make(kind)
    for subject in ["a", "b", "a"] {
      try store.append(
        Decision(time: Instant(secondsSinceEpoch: 1), actor: "x", kind: "k", subject: subject, particulars: ["n": 1]))
    }
    #expect(try store.decisions(kind: nil, subject: "a").count == 2)
    #expect(try store.decisions(kind: "k", subject: nil).map(\.subject) == ["a", "b", "a"])
    #expect(try store.decisions(kind: "other", subject: nil).isEmpty)
    try store.set("layout/b", to: ["x": [1, 2]])
    try store.set("layout/a", to: "one")
    try store.set("layout%", to: true)
    try store.set("layout/a", to: "two")
    #expect(try store.setting("layout/a") == "two" && store.setting("none") == nil)
    #expect(try store.settings(prefix: "layout/").map(\.key) == ["layout/a", "layout/b"])
    try store.set("layout/a", to: nil)
    #expect(try store.setting("layout/a") == nil)
  }

  @Test("what fails leaves nothing behind", arguments: Kind.allCases)
  func atomic(kind: Kind) throws {
    struct Stop: Error {}
    let store = try make(kind)
    try store.append(action: "a", subjects: [], actor: "x", time: Instant(secondsSinceEpoch: 0))
    #expect(throws: Stop.self) {
      try store.transaction {
        _ = try store.save(document("page"), claims: claims("One."), content: [])
        try store.append(action: "document.import", subjects: [], actor: "x", time: Instant(secondsSinceEpoch: 0))
        throw Stop()
      }
    }
    #expect(try store.documents().isEmpty && store.ledgerCount() == 1)
    let entry = try store.append(action: "b", subjects: [], actor: "x", time: Instant(secondsSinceEpoch: 0))
    #expect(entry.sequence == 1)
  }
}
