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

  /// The words of the lines that a clause and the beginning of its sentence stand on, white space collapsed; nil where
  /// the beginning has its lines for itself, as a lead-in has, or the document is not kept.
  func words(_ claim: Claim) -> String? {
    guard let leadIn = claim.leadIn, let all = lines[claim.document] else { return nil }
    let first = min(leadIn.lines.lowerBound, claim.lines.lowerBound)
    let last = max(leadIn.lines.upperBound, claim.lines.upperBound)
    guard first >= 1, last <= all.count else { return nil }
    let texts = all[(first - 1)..<last].map { line in
      String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .replacing("**", with: "")
    }
    let isApart = !leadIn.lines.overlaps(claim.lines)
    guard !isApart || !texts[leadIn.lines.upperBound - first].hasSuffix(leadIn.text) else { return nil }
    return texts.joined(separator: " ")
  }
}
