import Language
import Model

/// Reports and certificates that are handed on.
extension Judge {
  /// Whether a claim shares another report than the one that is asked for: that of a penetration test, where an audit's is.
  func isOfOtherReport(_ claim: ClaimReading, _ topic: Identifier<Topic>) -> Bool {
    guard topic == "report-sharing" else { return false }
    var asked = Self.kinds(of: question.tokens)
    if question.tokens.contains(where: { $0.stem == "audit" }) { asked.formUnion(Self.audits) }
    let given = kinds(of: claim)
    return !asked.isEmpty && !given.isEmpty && asked.isDisjoint(with: given)
  }

  /// Whether a claim shares the kind of report that a point asks for, by its own words or those that it stands under.
  func statesReport(_ claim: ClaimReading, _ point: String) -> Bool {
    let given = kinds(of: claim)
    switch point.split(separator: "/").last {
    case "pentest": return given.contains("penetr")
    case "audit": return !given.isDisjoint(with: Self.audits)
    // `a report or a certificate`
    case "certificate":
      return given.contains("iso")
        || question.tokens.contains { $0.stem == "audit" } && !given.isDisjoint(with: Self.audits)
    default: return false
    }
  }

  /// The kinds of report that a claim is of; where it names none, those of its heading and of the line before it.
  private func kinds(of claim: ClaimReading) -> Set<String> {
    let own = Self.kinds(of: claim.reading.tokens)
    guard own.isEmpty else { return own }
    let above = [claim.claim.leadIn?.text, claim.claim.section.last].compactMap { $0 }
      .map { Self.kinds(of: lexicon.context(of: $0).tokens) }.first { !$0.isEmpty }
    if let above { return above }
    return index.claim(before: claim).map { Self.kinds(of: $0.reading.tokens) } ?? []
  }

  private static func kinds(of tokens: [Token]) -> Set<String> {
    Set(tokens.compactMap { names[$0.stem] })
  }

  private static let audits: Set<String> = ["soc", "iso", "pci"]
  private static let names = [
    "penetr": "penetr", "pentest": "penetr", "pentests": "penetr", "soc": "soc", "soc2": "soc", "soc1": "soc",
    "aicpa": "soc", "iso": "iso", "iso27001": "iso", "27001": "iso", "pci": "pci",
  ]
}
