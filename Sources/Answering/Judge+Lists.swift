import Language
import Model

/// Lists of things in a question, of which claims that name some have to name all.
extension Judge {
  /// Members of a list (`user ID, timestamp and source address`) that the claims do not have, where they name another of
  /// its members in the same word.
  func openMembers(_ judgements: [Judgement]) -> [String] {
    guard !judgements.contains(where: { $0.demand.asksForAdverse || $0.demand.isDenied }) else { return [] }
    let evidence = judgements.flatMap(\.evidence)
    guard !evidence.contains(where: coversAll) else { return [] }
    let stated = stated(by: judgements)
    return lists.flatMap { list -> [String] in
      let named = list.filter { member in
        member.contains { position in
          Self.isTelling(question.tokens[position])
            && evidence.contains { $0.ownStems.contains(question.tokens[position].stem) }
        }
      }
      guard let other = named.first else { return [] }
      return list[(opensWithThing(list) ? 0 : 1)...].compactMap { member in
        let own = self.own(member, in: list)
        guard member != other, own.contains(where: question.isContent(at:)),
          !own.contains(where: { isSaid($0, stated) }),
          !areJudged(own, apartFrom: other, judgements), !areQualities(own, judgements)
        else { return nil }
        return member.map { question.tokens[$0].word }.joined(separator: " ")
      }
    }
  }

  /// Whether nothing but a verb stands before a list, and so its first member is whole: `Are development, test and …`.
  private func opensWithThing(_ list: [Range<Int>]) -> Bool {
    guard let first = list.first, first.lowerBound > 0 else { return false }
    let before = question.tokens[first.lowerBound - 1]
    return list.count > 2 && (before.isFunctionWord || Cues.isFinite(before.word))
  }

  /// Whether claims that have a word name what it names, as `security` in `security and privacy training` does not.
  private static func isTelling(_ token: Token) -> Bool {
    QuestionReader.isContent(token) || severities.contains(token.word) || token.stem == "customer"
  }

  /// The words of a member that are not those of all: of `critical, high and medium vulnerabilities` not the noun.
  private func own(_ member: Range<Int>, in list: [Range<Int>]) -> [Int] {
    let sharesNoun = member == list.last && list.dropLast().allSatisfy { $0.count == 1 } && member.count > 1
    return (sharesNoun ? member.dropLast() : member).filter { !question.tokens[$0].isFunctionWord }
  }

  /// Whether the claims have a word or another of its class; severities are one class, and each is another.
  private func isSaid(_ position: Int, _ stated: [ClaimReading]) -> Bool {
    let token = question.tokens[position]
    guard Self.severities.contains(token.word) else { return holds(position, stated) }
    // What is said of no severity is said of all.
    return stated.contains { $0.stems.contains(token.stem) }
      || !stated.contains { claim in claim.reading.tokens.contains { Self.severities.contains($0.word) } }
  }

  /// Whether words name a measure of its own, which has been judged apart from the one that another member names.
  private func areJudged(_ own: [Int], apartFrom other: Range<Int>, _ judgements: [Judgement]) -> Bool {
    judgements.contains { judgement in
      own.contains(where: judgement.demand.measure.contains)
        && !judgement.demand.measure.contains(where: other.contains)
    }
  }

  /// Whether words name a quality that has been found by itself: the files of `databases and file stores`.
  private func areQualities(_ own: [Int], _ judgements: [Judgement]) -> Bool {
    judgements.contains { judgement in
      judgement.demand.places.contains { point, places in
        own.allSatisfy { places.contains($0) || !question.isContent(at: $0) }
          && judgement.evidence.contains { states($0, point) }
      }
    }
  }

  /// The lists of things: nouns and what stands before them, joined by commas and `and`.
  private var lists: [[Range<Int>]] {
    var found: [[Range<Int>]] = []
    var list: [Range<Int>] = []
    let tokens = question.tokens
    func close() {
      if list.count > 1 { found.append(list) }
      list = []
    }
    for part in question.conjuncts {
      // A bracket repeats what stands before it: `a continuity plan (BCP)`.
      let isAdjacent =
        list.last.map { last in
          part.lowerBound == last.upperBound + 1
            || part.lowerBound == last.upperBound && tokens[part.lowerBound].gap == .comma
        } ?? false
      let opening = tokens[part].prefix { ["the", "all", "your", "its", "their", "a", "an", "any"].contains($0.word) }
      let phrase = (opening.endIndex..<part.upperBound).prefix { position in
        Self.isOfThing(tokens[position]) && (tokens[position].gap < .comma || position == part.lowerBound)
      }
      if isAdjacent, !phrase.isEmpty, !QuestionReader.isAct(tokens[phrase.startIndex].word) {
        list.append(phrase.startIndex..<phrase.endIndex)
        if phrase.endIndex == part.upperBound { continue }
      }
      close()
      let tail = part.reversed().prefix { Self.isOfThing(tokens[$0]) }.prefix(2)
      if let first = tail.last, !isExample(first), !isOfTwoEnds(first) { list = [first..<part.upperBound] }
    }
    close()
    return found
  }

  /// Whether a member is given for an example: `such as firewalls and proxies`.
  private func isExample(_ position: Int) -> Bool {
    question.tokens[..<position].suffix(4).contains { ["such", "example", "like", "eg"].contains($0.word) }
  }

  /// Whether a list names two ends: `between our browser and your site`.
  private func isOfTwoEnds(_ position: Int) -> Bool {
    question.tokens[..<position].suffix(4).contains { $0.word == "between" }
  }

  private static func isOfThing(_ token: Token) -> Bool {
    !token.isFunctionWord && token.number == nil && !Cues.isFinite(token.word)
      && !QuestionReader.isPastParticiple(token.word) && !(token.word.hasSuffix("ied"))
  }
}
