/// What the lists of this module say of a word in American spelling, in one place, so that a text's new word is looked
/// up once.
struct WordTraits: Sendable {
  /// The number that it stands for.
  var number: Double?
  /// Its stem, where Snowball's would be that of another word.
  var stem: String?
  var isFunctionWord = false
  var beginsFigure = false
  var beginsPair = false
  var isSkippable = false
  var givesDirection = false

  /// What a word is that no list has.
  private static let none = WordTraits()

  private static let all: [String: WordTraits] = {
    var all: [String: WordTraits] = [:]
    for (word, number) in Spelling.numberWords { all[word, default: none].number = number }
    for (word, stem) in Spelling.ownStems { all[word, default: none].stem = stem }
    for word in Spelling.functionWords { all[word, default: none].isFunctionWord = true }
    for word in QuantityReader.openings { all[word, default: none].beginsFigure = true }
    for word in Spelling.joined.keys { all[word, default: none].beginsPair = true }
    for word in Spelling.skippable { all[word, default: none].isSkippable = true }
    for word in Bounds.signs { all[word, default: none].givesDirection = true }
    return all
  }()

  static func of(_ word: String) -> WordTraits { all[word] ?? none }
}
