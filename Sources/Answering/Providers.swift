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

  private static let hosts: Set<String> = ["host", "hoster", "hosters", "provider", "providers"]
  private static let kinds: Set<String> = [
    "hosting", "cloud", "infrastructure", "data", "centre", "center", "datacentre", "datacenter", "server",
    "colocation",
    "iaas",
  ]

  /// Whether a sentence opens with a provider that it names, which does or promises something: `AWS guarantees 99.99 %`.
  static func areNamedAsSubject(of tokens: [Token], _ lexicon: Lexicon) -> Bool {
    next(behind: concept, opening: tokens[...], lexicon).map { promises.contains($0.word) } ?? false
  }

  /// The word behind a name of a class that words open with; nil where they open with none.
  private static func next(behind concept: String, opening tokens: ArraySlice<Token>, _ lexicon: Lexicon) -> Token? {
    lexicon.positions(of: concept, in: Array(tokens.prefix(6))).first { $0.lowerBound == 0 }
      .flatMap { tokens.dropFirst($0.upperBound).first }
  }

  /// Whether a claim opens with another firm of which it tells: `Slack encrypts data …`, `OpenAI: SOC 2 Type II`.
  ///
  /// - Parameter document: the name and the title of the document, whose own firm may be among those that are known.
  static func areFirmAsSubject(of tokens: [Token], _ lexicon: Lexicon, in document: String) -> Bool {
    // `By default, Slack encrypts …`
    let start = tokens.prefix(4).indices.dropFirst().first { tokens[$0].gap == .comma } ?? 0
    guard !tokens.isEmpty, !tokens.contains(where: { ["we", "our", "us"].contains($0.word) }),
      !document.holds(tokens[start].word),
      let next = next(behind: "firm-name", opening: tokens[start...], lexicon)
    else { return false }
    return next.gap == .colon || next.gap < .comma && (Cues.isFinite(next.word) || next.word.hasSuffix("s"))
  }

  /// Whether a lead-in heads a list of what a provider has or does: `AWS security capabilities:`.
  static func headList(_ leadIn: [Token], _ lexicon: Lexicon) -> Bool {
    guard !leadIn.isEmpty, !leadIn.contains(where: { ["we", "our", "us", "by", "use", "uses"].contains($0.word) })
    else { return false }
    let start = leadIn[0].word == "the" ? 1 : 0
    return lexicon.positions(of: concept, in: leadIn).contains { name in
      name.lowerBound == start && name.upperBound < leadIn.count && held.contains(leadIn[leadIn.count - 1].stem)
    }
  }

  /// Stems of what a list of a provider's is of.
  private static let held: Set<String> = [
    "capabl", "capabilit", "featur", "certif", "control", "measur", "complianc", "under", "to", "includ", "standard",
    "has", "have", "hold", "offer", "provid", "with",
  ]

  /// Whether a firm is told of with what is its own: `for all of its customers`.
  static func tellOfOwnCustomers(_ tokens: [Token]) -> Bool {
    zip(tokens, tokens.dropFirst()).contains {
      ["its", "their"].contains($0.word) && ["customers", "users", "clients", "platform", "services"].contains($1.word)
    }
  }

  private static let promises: Set<String> = [
    "guarantees", "promises", "commits", "states", "claims", "offers", "provides", "maintains", "holds", "ensures",
  ]

  /// Whether the host is the subject of a sentence's verb: `Our hosting provider encrypts …`; a mere provider may be the
  /// company itself.
  static func areDoneByHost(_ tokens: [Token]) -> Bool {
    guard tokens.count > 3, ["our", "the"].contains(tokens[0].word) else { return false }
    let name = tokens[1...].prefix(4).firstIndex { hosts.contains($0.word) }
    guard let name, name + 1 < tokens.count,
      name > 1 || ["host", "hoster", "hosters"].contains(tokens[1].word),
      tokens[1..<name].allSatisfy({ kinds.contains($0.word) })
    else { return false }
    let verb = tokens[name + 1]
    // `The hosting provider is ISO 27001 certified` is said of it in other words.
    return verb.gap == .tight && (verb.word.hasSuffix("s") || ["must", "has"].contains(verb.word))
      && !["is", "was"].contains(verb.word)
  }
}
