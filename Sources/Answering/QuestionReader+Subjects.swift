import Language
import Model

/// Which of the subjects that a sentence names are asked for beside each other.
extension QuestionReader {
  func areAlternatives(_ left: TopicMatch, _ right: TopicMatch, _ tokens: [Token]) -> Bool {
    if areJoined(left, right, tokens) { return true }
    guard isNeighbour(left.topic, right.topic) else { return false }
    let mine = left.positions.subtracting(right.positions)
    let theirs = right.positions.subtracting(left.positions)
    guard let a = mine.min(), let b = theirs.min(), isDisjointPredicate(mine, theirs) else { return false }
    let between = tokens[(min(a, b) + 1)..<max(a, b)]
    return between.contains { $0.word == "or" } && !between.contains { $0.word == "and" } && between.count <= 4
  }

  /// Whether two subjects stand right before and behind an `or`.
  func areJoined(_ left: TopicMatch, _ right: TopicMatch, _ tokens: [Token]) -> Bool {
    // `a SIEM or cloud-based log management` joins no SIEM to a cloud.
    guard left.positions.isDisjoint(with: right.positions), family(left.topic) == family(right.topic) else {
      return false
    }
    return tokens.indices.contains { position in
      guard tokens[position].word == "or" else { return false }
      // `a risk management process or risk register`
      func isJoint(_ token: Token) -> Bool { !token.isFunctionWord && !Self.containers.contains(token.stem) }
      guard let before = tokens[..<position].lastIndex(where: isJoint) else { return false }
      let behind = tokens.indices[(position + 1)...].filter { isJoint(tokens[$0]) }.prefix(1)
      return left.positions.contains(before) && behind.contains(where: right.positions.contains)
        || right.positions.contains(before) && behind.contains(where: left.positions.contains)
    }
  }

  /// Stems that a measure's name may end with.
  private static let containers: Set<String> = [
    "process", "program", "polici", "procedur", "system", "solut", "tool", "practic", "scheme",
  ]

  /// Whether a further topic is a demand of its own: named by other words, joined by a conjunction, not a neighbour's shadow.
  ///
  /// - Parameter members: those of the sentence's enumerations, of which a question for yes or no asks each.
  func isSeparate(
    _ match: TopicMatch, from chosen: [TopicMatch], _ tokens: [Token], members: [Range<Int>]
  ) -> Bool {
    guard !match.positions.isEmpty, match.weight >= 1 else { return false }
    for other in chosen {
      let areListed = areOfDifferent(members, match.positions, other.positions)
      if !areListed,
        broader(than: match.topic).contains(other.topic) || broader(than: other.topic).contains(match.topic)
      {
        return false
      }
      if match.positions == other.positions {
        // `recovery objectives` names both.
        guard valueKinds(of: match.topic) != nil, valueKinds(of: other.topic) != nil else { return false }
        continue
      }
      // `logs kept for a year and protected` share their object; each needs words of its own.
      let mine = match.positions.subtracting(other.positions)
      let theirs = other.positions.subtracting(match.positions)
      guard !mine.isEmpty, !theirs.isEmpty else { return false }
      if mine.count < match.positions.count,
        mine.allSatisfy({ Self.generic.contains(tokens[$0].stem) || tokens[$0].stem == "access" })
      {
        return false
      }
      if mine.count < match.positions.count, !(isDisjointPredicate(mine, theirs)) { return false }
      let first = min(mine.max() ?? 0, theirs.max() ?? 0)
      let last = max(mine.min() ?? 0, theirs.min() ?? 0)
      guard first < last else { return false }
      let isAdjacent = last == first + 1
      let between = tokens[(first + 1)..<last + 1]
      let joined =
        between.contains {
          ["and", "or", "including", "plus", "as"].contains($0.word) || $0.gap == .comma || $0.gap > .colon
        } || Self.isPredicate(between)
      guard joined || isAdjacent && valueKinds(of: match.topic) != nil else { return false }
      if !areListed, isNeighbour(match.topic, other.topic), match.weight < 2, valueKinds(of: match.topic) == nil {
        return false
      }
    }
    // The object of another measure (`deletion of archived and backed-up data`) is no demand.
    if let start = match.positions.min(), let main = chosen[0].positions.min(), main < start {
      let before = tokens[max(0, start - 5)..<start]
      if before.contains(where: { $0.word == "of" }), !before.contains(where: { $0.gap >= .comma }) { return false }
    }
    return true
  }

  /// Whether two subjects' own words are members of one enumeration: `keys held in a key management service, and rotated`.
  private func areOfDifferent(_ members: [Range<Int>], _ left: Set<Int>, _ right: Set<Int>) -> Bool {
    let (mine, theirs) = (left.subtracting(right), right.subtracting(left))
    guard let one = members.firstIndex(where: { mine.isSubset(of: $0) }), !mine.isEmpty,
      let other = members.firstIndex(where: { theirs.isSubset(of: $0) }), !theirs.isEmpty
    else { return false }
    return one != other
  }

  /// The subject that stands before a word that adds a part of it (`both … and`, `this includes`), where the longer name of
  /// the part hides it: the data of `Encrypt data at rest, and this includes backups`.
  func whole(beside chosen: [TopicMatch], _ tokens: [Token]) -> TopicMatch? {
    guard
      let adding = tokens.indices.last(where: { position in
        ["including", "includes", "include", "both"].contains(tokens[position].word)
      }), let part = chosen.first(where: { match in match.positions.contains { $0 > adding } }),
      let subject = lexicon.read(Array(tokens[..<adding])).topics.first, subject.weight >= 1, !subject.isAdverse,
      isNeighbour(subject.topic, part.topic) || broader(than: part.topic).contains(subject.topic),
      chosen.allSatisfy({ $0.topic == part.topic })
    else { return nil }
    return subject
  }

  /// The subject that a clause tells more of than its own name: the plan of `a response plan that is tested each year`.
  func qualified(by chosen: [TopicMatch], _ tokens: [Token]) -> TopicMatch? {
    guard let clause = tokens.indices.first(where: { $0 > 2 && Self.isPredicate(tokens[$0...].prefix(2)) }),
      chosen.contains(where: { match in
        match.positions.contains { $0 < clause } && match.positions.contains { $0 > clause }
      }),
      let subject = lexicon.read(Array(tokens[..<clause])).topics.first, subject.weight >= 1,
      !chosen.contains(where: { $0.topic == subject.topic || broader(than: subject.topic).contains($0.topic) })
    else { return nil }
    return subject
  }

  /// Whether what stands between two subjects tells something of the first: `a response plan that is tested`.
  private static func isPredicate(_ tokens: ArraySlice<Token>) -> Bool {
    zip(tokens, tokens.dropFirst()).contains {
      ["that", "which"].contains($0.word) && ["is", "are"].contains($1.word)
    }
  }

  private func isDisjointPredicate(_ left: Set<Int>, _ right: Set<Int>) -> Bool {
    (left.max() ?? 0) < (right.min() ?? 0) || (right.max() ?? 0) < (left.min() ?? 0)
  }

  private func isNeighbour(_ left: Identifier<Topic>, _ right: Identifier<Topic>) -> Bool {
    lexicon.areNeighbours(left, right)
  }
}
