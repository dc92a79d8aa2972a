import Language
import Model

/// The sites that a sentence is about: what guards a data center says nothing of the company's offices.
enum Sites {
  enum Kind: Hashable {
    case office, dataCenter
  }

  /// The site that tokens name; nil where they name both or none.
  static func kind(of tokens: [Token], _ lexicon: Lexicon) -> Kind? { kind(of: tokens, lexicon, offices: offices) }

  private static func kind(of tokens: [Token], _ lexicon: Lexicon, offices: Set<String>) -> Kind? {
    let isOffice = tokens.contains { offices.contains($0.stem) }
    let isDataCenter =
      tokens.contains { dataCenters.contains($0.stem) } || !lexicon.positions(of: "provider-name", in: tokens).isEmpty
    guard isOffice != isDataCenter else { return nil }
    return isOffice ? .office : .dataCenter
  }

  /// The site of a claim, named by itself, its lead-in or the innermost heading that names one.
  static func kind(of claim: ClaimReading, _ lexicon: Lexicon) -> Kind? {
    let above = (claim.claim.leadIn.map { [$0.text] } ?? []) + claim.claim.section.reversed()
    return kind(of: claim.reading.tokens, lexicon, offices: ownOffices)
      ?? above.lazy.compactMap { kind(of: lexicon.context(of: $0).tokens, lexicon, offices: ownOffices) }.first
  }

  /// Whether a claim is of the other site than the one that is asked after.
  static func isOther(_ claim: ClaimReading, than asked: Kind?, _ lexicon: Lexicon) -> Bool {
    guard let asked, let said = kind(of: claim, lexicon) else { return false }
    return said != asked
  }

  /// Whether a claim is of a zone only, and all sites or those of a kind are asked after: `High-risk zone: permanent CCTV`.
  static func isPart(_ claim: ClaimReading, of question: QuestionReading, _ lexicon: Lexicon) -> Bool {
    guard question.site != nil || question.asksForAll else { return false }
    let tokens = claim.reading.tokens
    return !question.tokens.contains { zones.contains($0.stem) }
      && zip(tokens, tokens.dropFirst()).contains {
        guarded.contains($0.stem) && zones.contains($1.stem) && $1.gap <= .tight
      }
  }

  private static let zones: Set<String> = ["zone", "area", "room", "floor"]
  private static let guarded: Set<String> = [
    "high-risk", "risk", "high-secur", "secur", "sensit", "critic", "restrict", "certain", "select", "design",
  ]
  /// What a company calls its premises it lives in; a question's premises may be a data center's.
  private static let ownOffices = offices.union(["premis"])
  private static let offices: Set<String> = ["offic", "headquart", "workplac", "workspac"]
  private static let dataCenters: Set<String> = ["datacent", "server", "rack", "coloc", "colo"]
}
