import Language
import Model

/// Members that say yes or no and something besides: `Yes, monthly`, `No, but planned`; and versions.
extension ChoiceReader {
  /// The member that states a verdict; of several that do the one whose figure or words the claims state, or the bare one.
  func chooseVerdict(_ outcome: Outcome, among options: [String], asked: Set<String>) -> Choice {
    let members = Options.members(opening: outcome.verdict, among: options)
    guard members.count > 1 else {
      let member = Options.member(for: outcome.verdict, among: options)
      // `Yes, plan tested` tells of a test as well.
      if outcome.verdict == .yes, let member, saysUntold(member, outcome.evidence, asked) {
        var short = outcome
        short.fallShort("'\(member)' says more than the claims", by: 0.9)
        return Choice(short, [])
      }
      return Choice(outcome, member.map { [$0] } ?? [])
    }
    return told(outcome.evidence, among: members).map { Choice(outcome, [$0]) } ?? Choice(Self.leftOpen(outcome), [])
  }

  /// Whether a member says, in a word or two behind its yes, that something is done which neither the question nor a claim
  /// has; one that describes at length is offered as the yes.
  private func saysUntold(_ member: String, _ claims: [ClaimReading], _ asked: Set<String>) -> Bool {
    let stems = claims.reduce(into: asked) { $0.formUnion($1.stems) }
    let tokens = lexicon.tokenizer.tokens(of: member)
    return tokens.count <= 6
      && tokens.dropFirst().contains { token in
        QuestionReader.isPastParticiple(token.word) && Self.acts.contains(token.stem) && !stems.contains(token.stem)
      }
  }

  private static let acts: Set<String> = [
    "test", "review", "approv", "document", "audit", "certifi", "certify", "automat", "encrypt", "monitor", "verifi",
  ]

  /// Of members that state the same verdict the one whose figure or words claims state, or the bare one; nil where nothing
  /// tells which.
  private func told(_ claims: [ClaimReading], among members: [String]) -> String? {
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
    let own = members.map { lexicon.tokenizer.tokens(of: $0).dropFirst().filter { !$0.isFunctionWord }.map(\.stem) }
    let worded = members.indices.filter { !own[$0].isEmpty && own[$0].allSatisfy(stems.contains) }
    if worded.count == 1 { return members[worded[0]] }
    // `No, prohibited by policy`, `No, prevented by technical means`: the one whose words the claims share.
    let sharing = members.indices.filter { own[$0].contains(where: stems.contains) }
    if sharing.count == 1 { return members[sharing[0]] }
    let bare = members.filter { lexicon.tokenizer.tokens(of: $0).count == 1 }
    return bare.count == 1 ? bare[0] : nil
  }

  /// The member that is a version, none where it is another one; nil where the members are no versions.
  func chooseVersion(_ version: String, _ outcome: Outcome, among options: [String]) -> Choice? {
    let versions = options.map { option in
      QuantityReader.quantities(in: lexicon.tokenizer.tokens(of: option)).filter { $0.kind == .version }
    }
    guard versions.count(where: { !$0.isEmpty }) > 1 else { return nil }
    let chosen = zip(options, versions).filter { $1.count == 1 && $1[0].normalised == version }.map(\.0)
    return chosen.count == 1 ? Choice(outcome, chosen) : Choice(Self.leftOpen(outcome), [])
  }
}
