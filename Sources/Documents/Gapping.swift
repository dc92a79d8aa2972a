/// Members of a clause that share its verb and have each a time of their own: `We test backups monthly and our recovery plan
/// every two years`, `Logs are kept for 30 days in hot storage and 12 months in the archive`.
enum Gapping {
  /// The members of a clause; the clause itself where it has but one.
  static func split(_ words: Words, _ clause: Clause) -> [Clause] {
    let range = clause.range
    guard let head = range.first(where: { words.isFiniteVerb($0) }) else { return [clause] }
    let times = times(words, head + 1..<range.upperBound)
    guard times.count > 1 else { return [clause] }
    var members: [Clause] = []
    var last = clause
    for (first, second) in zip(times, times.dropFirst()) where first.lowerBound >= last.range.lowerBound {
      guard let (end, next, borrowed) = boundary(words, first, second, range, head) else { continue }
      last.range = last.range.lowerBound..<end
      members.append(last)
      last = Clause(range: next..<range.upperBound, borrowed: borrowed)
    }
    return members + [last]
  }

  /// Where the member with the first of two times ends, where the next one begins, and what that leans on.
  private static func boundary(
    _ words: Words, _ first: Range<Int>, _ second: Range<Int>, _ range: Range<Int>, _ head: Int
  ) -> (end: Int, next: Int, borrowed: Range<Int>)? {
    let between = first.upperBound..<second.lowerBound
    guard let joint = between.first(where: { isJoint(words, $0) }) else { return nil }
    var next = joint + 1
    while next < second.lowerBound, isJoint(words, next) { next += 1 }
    let follows = second.upperBound
    // `30 days in hot storage and 12 months in the archive`: each time has its place.
    if next == second.lowerBound {
      let (here, there) = (first.upperBound..<joint, follows..<range.upperBound)
      guard here.count > 1, there.count > 1, isPlace(words, here), words[follows].text == words[here.lowerBound].text
      else { return nil }
      // `for 30 days … and 12 months …`: the preposition goes with both.
      let number = first.first { words[$0].isFigure || numbers.contains(words[$0].text) } ?? first.lowerBound
      let isShared = words[second.lowerBound].isFigure || numbers.contains(words[second.lowerBound].text)
      return (joint, next, range.lowerBound..<(isShared ? number : first.lowerBound))
    }
    // `our recovery plan every two years`: a subject or an object, and its time.
    guard joint == first.upperBound, ends(words, follows, range), isNoun(words, next..<second.lowerBound) else {
      return nil
    }
    var verb = head + 1
    while verb < first.lowerBound, words[verb].text == "be" || words[verb].text == "been" { verb += 1 }
    if verb < first.lowerBound, English.isParticiple(words[verb]) { verb += 1 }
    return (joint, next, range.lowerBound..<verb)
  }

  private static func isJoint(_ words: Words, _ index: Int) -> Bool {
    [",", ";", "and", "while", "whereas", "but"].contains(words[index].text)
  }

  private static func ends(_ words: Words, _ index: Int, _ range: Range<Int>) -> Bool {
    index >= range.upperBound || isJoint(words, index) || words[index].text == "."
  }

  /// A few words of which none is a verb or a mark, with one that matters.
  private static func isNoun(_ words: Words, _ range: Range<Int>) -> Bool {
    range.count <= 6 && words.finiteVerb(in: range) == nil
      && !English.prepositions.contains(words[range.lowerBound])
      && !range.contains {
        words[$0].isMark || Clauses.breakers.contains(words[$0]) || adverbs.contains(words[$0].text)
      }
      && range.contains { !English.functionWords.contains(words[$0]) && !English.isParticiple(words[$0]) }
  }

  /// `in hot storage`
  private static func isPlace(_ words: Words, _ range: Range<Int>) -> Bool {
    range.count <= 6 && ["in", "on", "at", "for", "to"].contains(words[range.lowerBound].text)
      && !range.contains { words[$0].isMark || words[$0].isFigure }
  }

  // MARK: Times

  /// The times in a range of words: `monthly`, `every two years`, `within 4 hours`, `for 30 days`.
  private static func times(_ words: Words, _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let end = time(words, index, range.upperBound) {
        found.append(index..<end)
        index = end
      } else {
        index += 1
      }
    }
    return found
  }

  private static func time(_ words: Words, _ start: Int, _ limit: Int) -> Int? {
    if cadences.contains(words[start].text) {
      // `daily backups` has its time before it.
      let isLast = start + 1 >= limit || isJoint(words, start + 1) || words[start + 1].text == "."
      return isLast ? start + 1 : nil
    }
    var index = start
    var isRepeated = false
    while index < limit, index - start < 4, openers.contains(words[index].text) {
      if ["every", "each", "a", "per"].contains(words[index].text) { isRepeated = true }
      index += 1
    }
    guard index < limit else { return nil }
    let isNumbered = words[index].isFigure || numbers.contains(words[index].text)
    guard isNumbered || isRepeated else { return nil }
    if isNumbered { index += 1 }
    if index < limit, ["business", "working", "calendar"].contains(words[index].text) { index += 1 }
    guard index < limit, units.contains(words[index].text) else { return nil }
    return index + 1
  }

  private static let openers: Set<String> = [
    "within", "for", "after", "at", "least", "most", "every", "each", "once", "twice", "a", "per", "up", "to", "in",
  ]
  private static let cadences: Set<String> = [
    "hourly", "daily", "nightly", "weekly", "biweekly", "monthly", "quarterly", "yearly", "annually", "continuously",
  ]
  private static let adverbs: Set<String> = [
    "then", "again", "also", "thereafter", "afterwards", "additionally", "upon",
  ]
  private static let numbers: Set<String> = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
  ]
  private static let units: Set<String> = [
    "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "quarter", "quarters",
    "year", "years",
  ]
}
