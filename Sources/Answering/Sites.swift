import Language
import Model

/// The sites that a sentence is about: what guards a data center says nothing of the company's offices.
enum Sites {
  enum Kind: Hashable {
    case office, dataCenter
  }

  /// The site that tokens name; nil where they name both or none.
  static func kind(of tokens: [Token], _ lexicon: Lexicon) -> Kind? {
    let isOffice = tokens.contains { offices.contains($0.stem) }
    let isDataCenter =
      tokens.contains { dataCenters.contains($0.stem) } || !lexicon.positions(of: "provider-name", in: tokens).isEmpty
    guard isOffice != isDataCenter else { return nil }
    return isOffice ? .office : .dataCenter
  }

  /// The site of a claim, named by itself, its lead-in or the innermost heading that names one.
  static func kind(of claim: ClaimReading, _ lexicon: Lexicon) -> Kind? {
    if let kind = kind(of: claim.reading.tokens, lexicon) { return kind }
    let above = (claim.claim.leadIn.map { [$0.text] } ?? []) + claim.claim.section.reversed()
    return above.lazy.compactMap { kind(of: lexicon.context(of: $0).tokens, lexicon) }.first
  }

  /// Whether a claim is of the other site than the one that is asked after.
  static func isOther(_ claim: ClaimReading, than asked: Kind?, _ lexicon: Lexicon) -> Bool {
    guard let asked, let said = kind(of: claim, lexicon) else { return false }
    return said != asked
  }

  private static let offices: Set<String> = ["offic", "headquart", "workplac", "workspac"]
  private static let dataCenters: Set<String> = ["datacent", "server", "rack", "coloc", "colo"]
}
