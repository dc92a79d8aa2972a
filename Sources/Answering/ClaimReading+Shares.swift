import Language

/// Whether a claim is of some cases only.
extension ClaimReading {
  /// Whether words speak of some cases only.
  ///
  /// When something is done besides restricts nothing: `yearly, and when major changes occur`.
  static func speakOfSome(_ all: [Token]) -> Bool {
    let tokens = Array(all.prefix { !occasions.contains($0.word) })
    let isOfSome = tokens.indices.contains { position in
      // `Without exception` is of all.
      some.contains(tokens[position].word) && !(position > 0 && ["without", "no"].contains(tokens[position - 1].word))
        && !isOfAll(position, in: tokens)
    }
    return isOfSome || isShare(tokens)
      // `Most data`, `most backup copies`; not `at most`, `the most recent backups`.
      || tokens.indices.contains { position in
        tokens[position].word == "most"
          && !(position > 0 && ["the", "at", "our", "your", "its", "their", "a"].contains(tokens[position - 1].word))
          && tokens[(position + 1)...].prefix(2).contains {
            $0.word.hasSuffix("s") || ["of", "data", "staff", "traffic", "personnel"].contains($0.word)
          }
      }
  }

  /// Whether a word for some is of no part of the subject: `several times a year`, `before each major release`, `limited to
  /// certain rights`, `carefully selected`, the subject of `Exceptions are approved`.
  private static func isOfAll(_ position: Int, in tokens: [Token]) -> Bool {
    let before = position > 0 ? tokens[position - 1] : nil
    let next = position + 1 < tokens.count ? tokens[position + 1] : nil
    switch tokens[position].word {
    case "several": return position > 1
    case "major":
      return tokens[..<position].suffix(3).contains { ["before", "after", "with", "upon", "during"].contains($0.word) }
    case "certain":
      return before?.word == "to"
        && tokens[..<position].suffix(3).contains { $0.stem == "limit" || $0.stem == "restrict" }
    case "selected":
      return before.map { ["are", "is", "be", "been", "were"].contains($0.word) || $0.word.hasSuffix("ly") } ?? false
        || next.map(\.isFunctionWord) ?? true
    case "exception": return position <= 1
    default: return false
    }
  }

  private static let occasions: Set<String> = ["when", "whenever", "after", "following", "upon"]

  /// `80 % of our laptops`, `one of our offices`, `almost all servers`
  private static func isShare(_ tokens: [Token]) -> Bool {
    tokens.indices.dropLast().contains { position in
      let (word, next) = (tokens[position].word, tokens[position + 1].word)
      // `two of the nine teams`
      if next == "of", let part = tokens[position].number,
        let whole = tokens[(position + 2)...].prefix(2).first(where: { $0.number != nil })?.number
      {
        return part < whole
      }
      switch word {
      case "%", "percent", "thirds", "half", "third", "quarter", "parts":
        return ["of", "our"].contains(next) && !(position > 0 && tokens[position - 1].number == 100)
          && !tokens[(position + 2)...].prefix(3).contains { money.contains($0.stem) }
      case "one": return next == "of" && position + 2 < tokens.count && tokens[position + 2].word == "our"
      case "almost", "nearly", "virtually", "practically": return ["all", "every", "everything"].contains(next)
      case "hardly", "barely": return next == "any"
      default: return false
      }
    }
  }

  /// Stems of what is paid, or passes: shares of it are no parts of a measure.
  private static let money: Set<String> = [
    "fee", "budget", "price", "cost", "charg", "revenu", "time", "turnov", "year",
  ]

  private static let some: Set<String> = [
    "major", "selected", "certain", "some", "several", "exceptional", "exception", "majority", "subset", "portion",
    "primarily", "mainly", "mostly", "largely", "partly", "partially", "predominantly", "few", "newly",
  ]
}
