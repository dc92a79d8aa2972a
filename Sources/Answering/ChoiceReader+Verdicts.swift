import Language
import Model

/// Members that say yes or no and something besides: `Yes, monthly`, `No, but planned`; and versions.
extension ChoiceReader {
  /// The member that states a verdict; of several that do the one whose figure or words the claims state, the bare one, or
  /// none.
  func verdictMember(_ outcome: Outcome, among options: [String]) -> String? {
    let members = options.filter { AnswerWords.meaning(of: Options.head($0)) == .verdict(outcome.verdict) }
    guard members.count > 1 else { return Options.member(for: outcome.verdict, among: options) }
    let claims = outcome.evidence
    let said = claims.flatMap(\.reading.quantities)
    let fitting = members.filter { option in
      let asked = QuantityReader.quantities(in: lexicon.tokenizer.tokens(of: option))
      return !asked.isEmpty
        && asked.allSatisfy { figure in
          said.contains { $0.kind == figure.kind && $0.magnitude == figure.magnitude && $0.unit == figure.unit }
        }
    }
    if fitting.count == 1 { return fitting[0] }
    let stems = claims.reduce(into: Set<String>()) { $0.formUnion($1.ownStems) }
    let worded = members.filter { option in
      let own = lexicon.tokenizer.tokens(of: option).dropFirst().filter { !$0.isFunctionWord }
      return !own.isEmpty && own.allSatisfy { stems.contains($0.stem) }
    }
    if worded.count == 1 { return worded[0] }
    let bare = members.filter { lexicon.tokenizer.tokens(of: $0).count == 1 }
    return bare.count == 1 ? bare[0] : nil
  }

  /// The member that is a version, as a list; empty where other members are versions, and nil where none is.
  func chooseVersion(_ version: String, among options: [String]) -> [String]? {
    let versions = options.map { option in
      QuantityReader.quantities(in: lexicon.tokenizer.tokens(of: option)).filter { $0.kind == .version }
    }
    guard versions.count(where: { !$0.isEmpty }) > 1 else { return nil }
    let chosen = zip(options, versions).filter { $1.count == 1 && $1[0].normalised == version }.map(\.0)
    return chosen.count == 1 ? chosen : []
  }
}
