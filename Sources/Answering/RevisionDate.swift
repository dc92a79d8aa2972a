import Language
import Model

/// Answers when the company's own documents were last revised, from the line that says so.
struct RevisionDate: Sendable {
  private let stated: [(claim: Claim, value: String, date: CalendarDate)]
  /// Documents that call themselves policies.
  private let policies: Set<Identifier<Document>>

  /// Finds the line of each dated document that gives its date.
  init(_ claims: [Claim], _ documents: [Identifier<Document>: Document], _ tokenizer: Tokenizer) {
    var stated: [Identifier<Document>: (claim: Claim, value: String, date: CalendarDate)] = [:]
    for claim in claims where stated[claim.document] == nil && claim.text.utf8.count < 200 {
      // The year is sought first: to read every claim for one line is too dear.
      guard let date = documents[claim.document]?.asOf, claim.text.contains(date.description.prefix(4)) else {
        continue
      }
      let tokens = tokenizer.tokens(of: claim.text)
      // Other lines have dates too; the document's own is the one that it was found to be of, or a line of nothing else.
      guard tokens.contains(where: { Self.marks.contains($0.stem) }) || tokens.count <= 4 else { continue }
      let quantity = QuantityReader.quantities(in: tokens).first {
        $0.kind == .date && date.description.hasPrefix($0.normalised)
      }
      // `Last updated: 01.05.2026`
      let isNumeric = tokens.contains { Self.isNumeric($0.word, date) }
      guard let value = quantity?.normalised ?? (isNumeric ? date.description : nil) else { continue }
      stated[claim.document] = (claim, value, date)
    }
    policies = Set(
      documents.values.lazy.filter { document in
        tokenizer.tokens(of: "\(document.title) \(document.name.rawValue)").contains { $0.stem == "polici" }
      }.map(\.name))
    self.stated = stated.values.sorted { ($1.date, $0.claim.document) < ($0.date, $1.claim.document) }
  }

  /// Whether a word is a date in figures, day or month first.
  private static func isNumeric(_ word: String, _ date: CalendarDate) -> Bool {
    let pieces = word.split { $0 == "." || $0 == "/" || $0 == "-" }
    let parts = pieces.compactMap { Int($0) }
    // `25-Oct-2023`
    if pieces.count == 3, parts == [date.day, date.year] { return pieces[1].count >= 3 }
    return parts.count == 3 && parts.contains(date.year) && parts.contains(date.month) && parts.contains(date.day)
  }

  private static let marks: Set<String> = [
    "updat", "version", "revis", "effect", "publish", "issu", "date", "valid", "review", "lastmod", "modifi", "chang",
  ]
  private static let issues: Set<String> = ["bear", "issu", "version", "edit", "revis", "current", "carri", "brought"]
  private static let papers: Set<String> = [
    "polici", "document", "page", "whitepap", "toms", "annex", "statement", "measur", "guidelin", "descript",
    "overview",
  ]

  /// The newest document's date, where that is what is asked: `When was your security documentation last updated?`.
  func answer(_ tokens: [Token]) -> (claim: Claim, value: String)? {
    let words = tokens.spaced
    let asksWhen = [" when ", " date ", " how old ", " how recent "].contains(where: words.holds)
    let asksRevision = [
      " last updated ", " last revised ", " last changed ", " last modified ", " last published ", " latest version ",
      " last update ", " last revision ", " last reviewed ", " last approved ", " last approved or reviewed ",
      " last reviewed or approved ", " most recently reviewed ", " most recently updated ", " most recently approved ",
      " take effect ", " effective ", " in force ", " into force ", " last review of ", " last update of ",
      " last revision of ", " most recent review ", " most recent revision ", " most recent update ",
    ].contains(where: words.holds)
    // `What date does your security statement bear?`, `Which month does this version of the measures bear?`
    let asksIssue =
      [" date ", " month ", " year "].contains(where: words.holds) && !words.holds(" next ")
      && tokens.contains { Self.issues.contains($0.stem) }
    var papers = Set(tokens.lazy.map(\.stem)).intersection(Self.papers)
    if words.holds(" this information ") || words.holds(" security information ") { papers.insert("inform") }
    // A page on security is no policy, and its date none of the policy's.
    guard asksIssue || asksWhen && asksRevision, !papers.isEmpty,
      let newest = stated.first(where: { papers != ["polici"] || policies.contains($0.claim.document) })
    else { return nil }
    return (newest.claim, newest.value)
  }
}
