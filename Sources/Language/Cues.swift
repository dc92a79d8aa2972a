public import Model

/// Words that set how a sentence stands to the world, read alike in questions and documents.
public enum Cues {
  /// The modality that a text's own words give it; nil where nothing marks it.
  ///
  /// A prohibition that is itself a measure (`BYOD prohibited`, `no shared accounts`) is in place; what is said not to be
  /// done (`is not encrypted`) is negated.
  public static func modality(of tokens: [Token]) -> Modality? {
    let text = tokens.spaced
    if isNegated(text) { return .negated }
    if planned.contains(where: text.holds) { return .planned }
    if conditional.contains(where: text.holds) { return .conditional }
    return nil
  }

  /// Whether the words state that something is not done.
  public static func isNegated(_ text: String) -> Bool {
    let rest = withoutHarmless(main(of: text))
    return negations.contains(where: rest.holds) || waives(text)
  }

  /// Whether a sentence says that what it names is not required; `files that are not required` are another matter.
  private static func waives(_ text: String) -> Bool {
    [" is not required ", " are not required "].contains { phrase in
      guard let start = text.range(ofBytes: phrase)?.lowerBound else { return false }
      return !text[..<start].split(separator: " ").suffix(6).contains { relatives.contains(String($0)) }
    }
  }

  private static let relatives: Set<String> = ["that", "which", "if", "when", "where", "whenever", "wherever", "as"]

  /// Whether a word of the text denies: `We hold no certificate`, not `no more than once a year`.
  public static func holdsDenial(_ text: String) -> Bool {
    let rest = withoutHarmless(text)
    return [" never ", " not ", " no ", " nobody ", " none "].contains(where: rest.holds)
  }

  /// Whether the words that deny in a text deny nothing of its measure: `no later than Friday`.
  public static func deniesHarmlessly(_ text: String) -> Bool {
    guard denials.contains(where: text.holds) else { return false }
    let rest = withoutHarmless(text)
    return !denials.contains(where: rest.holds)
  }

  private static let denials = [
    " not ", " no ", " never ", " nobody ", " none ", " neither ", " nor ", " without ", " cannot ",
  ]

  private static func withoutHarmless(_ text: String) -> String {
    harmless.reduce(text) { rest, phrase in
      rest.holds(phrase) ? rest.split(separator: phrase).joined(separator: " ") : rest
    }
  }

  /// The words up to a clause of purpose: `reviewed to ensure that they do not introduce flaws` denies nothing.
  private static func main(of text: String) -> String {
    guard let end = purposes.compactMap({ text.range(ofBytes: $0)?.lowerBound }).min() else { return text }
    // `To prevent abuse we do not …` begins with its purpose.
    let main = text[..<end]
    return main.utf8.count { $0 == 0x20 } > 2 ? main + " " : text
  }

  private static let purposes = [
    " to ensure ", " ensuring ", " so that ", " in order to ", " to make sure ", " to prevent ", " to avoid ",
  ]

  /// Whether a word makes a predicate by itself or with others.
  public static func isFinite(_ word: String) -> Bool { finite.contains(word) }

  private static let finite: Set<String> = [
    "is", "are", "was", "were", "has", "have", "must", "shall", "should", "will", "can", "may", "do", "does", "ensure",
    "ensures", "require", "requires", "use", "uses", "define", "defines", "apply", "applies",
  ]

  /// Whether the words forbid or exclude something.
  public static func isProhibition(_ tokens: [Token]) -> Bool {
    let text = tokens.spaced
    // `… is encrypted, and not shared with anybody`: a part of a sentence that opens with its denial.
    return text.hasPrefix(" not ") || prohibitions.contains(where: text.holds)
  }

  /// Words of the future, of work under way and of intention.
  public static let planned: [String] = [
    " planned ", " plan to ", " plans to ", " planning to ", " is in planning ", " are in planning ",
    " currently in planning ", " we plan ", " is planning ", " targeted ", " is targeting ",
    " targeting ", " roadmap ", " will be ", " in progress ", " under way ", " underway ", " undergoing ",
    " working towards ",
    " working toward ", " work towards ", " upcoming ", " coming soon ", " intend to ", " intends to ", " aim to ",
    " aims to ", " aiming ", " expected by ", " expected in ", " expect to ", " expects to ", " not yet ", " soon be ",
    " scheduled to ", " in preparation ", " preparing for ", " to be implemented ", " being implemented ",
    " being introduced ", " is being rolled ", " pursuing ", " are pursuing ", " in the process of ", " future ",
    " is scheduled for ", " by the end of ", " later this year ", " next year ", " on track ", " foreseen ",
    " envisaged ",
    " being prepared ", " is currently being ", " are currently being ", " scheduled for completion ", " started the ",
    " begun the ", " will obtain ", " will introduce ", " will implement ", " will achieve ", " will start ",
    " will begin ",
    " will complete ", " will undergo ", " will launch ",
  ]

  /// Words that make a statement hold only somewhere, for some, or on request.
  public static let conditional: [String] = [
    " upon request ", " on request ", " where required ", " where applicable ", " when required ", " if required ",
    " where necessary ", " if necessary ", " when necessary ", " where possible ", " if possible ",
    " wherever possible ", " wherever we can ", " where we can ", " as far as possible ",
    " where appropriate ",
    " as appropriate ", " as required ", " where feasible ", " on the enterprise plan ", " enterprise plan ",
    " enterprise plans ", " business plan ", " premium plan ", " enterprise only ", " enterprise tier ", " paid plan ",
    " optional ", " optionally ", " option to ", " can be enabled ", " may be enabled ", " can be activated ",
    " can be configured ", " is available for ", " are available for ", " available on ", " available to ",
    " subject to ", " at additional cost ", " for an additional ", " additional fee ", " on demand ", " on order ",
    " if ordered ", " when ordered ", " may use ",
    " may be reviewed ", " case by case ", " under nda ", " upon agreement ", " if requested ", " when requested ",
    " for customers requiring ", " for clients requiring ", " add on ", " addon ", " depending on ",
    " where practicable ",
    " unless ", " to the extent ", " if agreed ", " on selected ", " in certain cases ", " in some cases ",
    " can deploy ",
    " may download ", " may request ", " can request ",
  ]

  static let negations: [String] = [
    " not ", " never ", " neither ", " nor ", " does not ", " do not ", " is not ", " are not ", " no longer ",
    " currently no ", " without encryption ", " unencrypted ", " lacks ", " absent ", " excluded ", " excluding ",
    " out of scope ", " we have no ", " has no ", " there is no ", " there are no ",
  ]

  /// Words with `not` or `no` in them that deny nothing of the measure.
  static let harmless: [String] =
    ["kept", "retained", "stored", "held"].flatMap { [" not \($0) longer than ", " not \($0) for longer than "] } + [
      " without undue delay ", " not only ", " not limited to ", " but not limited ", " no later than ",
      " not later than ",
      " not more than ", " no more than ", " not less than ", " no less than ", " not exceed ", " whether or not ",
      " if not ", " not yet ", " not exceeding ", " unless ", " no fewer than ", " never in source ",
      " not required ", " not adhering ", " not complying ", " not following ", " no extra ", " no additional ",
      " no charge ", " no cost ", " no fee ", " no later ", " not exempt ", " not exempted ", " no need ",
      " not until ",
      " not set in stone ", " no circumstances ",
    ]

  static let prohibitions: [String] = [
    " prohibited ", " prohibits ", " prohibit ", " forbidden ", " forbid ", " forbids ", " not permitted ",
    " not allowed ", " banned ", " disallowed ", " must not ", " may not ", " shall not ", " will not ", " blocked ",
    " never ",
    " not use ", " no ", " do not ", " does not ", " is not ", " are not ", " disabled ", " denied ", " prevent ",
    " prevents ", " prevented ", " restricted from ", " without ", " cannot ", " can not ", " rejected ", " excluded ",
    " avoid ", " avoids ", " avoiding ", " avoided ", " barred ", " bars ", " ruled out ", " off limits ", " outlawed ",
    " refused ", " refuses ", " switched off ", " turned off ", " deactivated ", " nothing ", " nobody ", " no one ",
    " none of ",
  ]
}
