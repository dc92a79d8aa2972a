/// One word or number of a text, folded so that spellings of the same word are equal.
public struct Token: Hashable, Sendable {
  /// What stands between a token and the one before it.
  public enum Gap: Int8, Hashable, Sendable, Comparable {
    /// White space, a hyphen or a slash: a term may run across it.
    case tight
    /// A comma.
    case comma
    /// A colon.
    case colon
    /// An opening or closing bracket or quotation mark.
    case bracket
    /// A dash with space around it, a semicolon, a bullet.
    case clause
    /// The end of a sentence.
    case sentence

    /// Orders by how strongly the gap separates.
    public static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }

  /// Lower case, American spelling, compounds joined (`data centre` → `datacenter`).
  public var word: String
  /// Snowball's stem of `word`.
  public var stem: String
  /// What separates it from the token before.
  public var gap: Gap
  /// Byte offsets in the text's UTF-8.
  public var range: Range<Int>
  /// Which sentence of the text it stands in, from 0.
  public var sentence: Int
  /// A word that carries grammar only, as `the`, `do`, `with`.
  public var isFunctionWord: Bool
  /// The number it stands for, where it is one (`30`, `99.9`, `three`).
  public var number: Double?
  /// Whether it was written all in capitals, at least two letters.
  public var isUpperCase: Bool
  /// Whether a hyphen alone stands between it and the token before it, as in `6-hourly`.
  public var isHyphenated = false
  /// A mail address or a link.
  public var isAddress: Bool
  /// The number of its word in the memory of its tokenizer, which no other word ever has there; nil for addresses and
  /// joined words.
  public internal(set) var identity: Int?
  /// Whether a figure may begin with it.
  var beginsFigure = false
  /// Whether the word after it may be one with it, as in `data center`.
  var beginsPair = false
  /// Whether a phrase may have it in between, as `your` in `delete your data`.
  var isSkippable = false
  /// Whether a figure beside it may be a bound, as after `at least`.
  var givesDirection = false
  /// What it is to the lexicon whose tokenizer made it; nil where another did.
  var symbols: TokenSymbols?
}

extension Sequence<Token> {
  /// The words with a space before and behind each, as phrases are sought in them: ` not encrypted `.
  public var spaced: String { " " + map(\.word).joined(separator: " ") + " " }
}
