import Model

/// What a published page says when it is read, against the claims that it was made of.
struct ReadBack {
  /// What makes two claims the same to a reader.
  struct Fact: Hashable {
    var text: String
    var modality: Modality
    var parameters: Set<Parameter>

    init(_ claim: Claim) {
      (text, modality, parameters) = (claim.text, claim.modality, Set(claim.parameters))
    }
  }

  /// Claims that the page does not give back.
  let lost: [Claim]
  /// Claims that the page gives and nobody made.
  let added: [Claim]

  init(_ claims: [Claim], _ read: [Claim]) {
    let read = read.filter { $0.modality != .context }
    let given = Set(read.map(Fact.init))
    let made = Set(claims.map(Fact.init))
    lost = claims.filter { !given.contains(Fact($0)) }
    added = read.filter { !made.contains(Fact($0)) }
  }

  /// The difference in words.
  func lines(limit: Int) -> [String] {
    let lines =
      lost.map { "would not read back (\($0.modality.word)): \"\($0.text)\"" }
      + added.map { "would be read though nobody claims it (\($0.modality.word)): \"\($0.text)\"" }
    guard lines.count > limit else { return lines }
    return Array(lines.prefix(limit)) + ["and \(lines.count - limit) more"]
  }
}
