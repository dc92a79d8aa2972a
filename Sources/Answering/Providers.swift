import Language

/// The hosting and cloud providers that texts name.
enum Providers {
  /// The names in a text as it writes them; `our cloud provider` is none.
  static func names(in tokens: [Token], text: String, _ lexicon: Lexicon) -> [String] {
    lexicon.mentions(of: concept, in: tokens, text: text).filter { name in
      let lower = name.lowercased()
      return !unnamed.contains(where: lower.holds)
    }
  }

  /// Whether tokens name a provider and say, beside its name, that something runs there: the cloud of `Google Cloud KMS`
  /// hosts nothing.
  static func hostSomething(_ tokens: [Token], _ lexicon: Lexicon) -> Bool {
    let names = lexicon.positions(of: concept, in: tokens)
    return !names.isEmpty
      && tokens.indices.contains { position in
        hosting.contains(tokens[position].stem) && !names.contains { $0.contains(position) }
      }
  }

  /// Whether tokens have a word for that on which something runs.
  static func speakOfHosting(_ tokens: [Token]) -> Bool { tokens.contains { hosting.contains($0.stem) } }

  private static let concept = "provider-name"
  private static let hosting: Set<String> = ["host", "server", "datacent", "infrastructur", "run", "oper"]
  /// Words by which a provider is spoken of and not named.
  private static let unnamed = ["provider", "hosting", "hosted", "infrastructure", "public cloud"]

  /// Whether the host is the subject of a sentence's verb: `Our hosting provider encrypts …`; a mere provider may be the
  /// company itself.
  static func areDoneByHost(_ tokens: [Token]) -> Bool {
    guard tokens.count > 3, ["our", "the"].contains(tokens[0].word) else { return false }
    let isHost = ["host", "hoster"].contains(tokens[1].word)
    guard isHost || ["hosting", "cloud"].contains(tokens[1].word) && tokens[2].word == "provider" else { return false }
    let verb = tokens[isHost ? 2 : 3]
    return verb.gap == .tight && verb.word.hasSuffix("s") && !Cues.isFinite(verb.word)
  }
}
