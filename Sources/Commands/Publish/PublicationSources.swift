import Knowledge
import Model

/// The lines of the documents that claims were read from.
struct PublicationSources {
  private var lines: [Identifier<Document>: [ArraySlice<UInt8>]] = [:]

  /// Takes the documents of those claims that are clauses of a sentence.
  init(_ store: any Store, _ claims: [Claim]) throws {
    for claim in claims where claim.leadIn != nil && lines[claim.document] == nil {
      lines[claim.document] = try store.content(of: claim.document)?
        .split(separator: 0x0A, omittingEmptySubsequences: false)
    }
  }

  /// The words of a claim's lines and of its lead-in's, white space collapsed; nil where the document is not kept.
  func words(_ claim: Claim) -> String? {
    guard let leadIn = claim.leadIn, let all = lines[claim.document] else { return nil }
    let first = min(leadIn.lines.lowerBound, claim.lines.lowerBound)
    let last = max(leadIn.lines.upperBound, claim.lines.upperBound)
    guard first >= 1, last <= all.count else { return nil }
    return all[(first - 1)..<last].map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("**", with: "")
  }
}
