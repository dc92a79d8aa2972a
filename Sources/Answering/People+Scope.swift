import Language

/// Whether words speak of all people or of some.
extension People {
  static func areNamed(_ tokens: [Token]) -> Bool { tokens.contains { everybody.contains($0.word) } }

  /// Whether everybody is asked for, and words speak of some: administrators, those who work from afar.
  static func areSome(_ tokens: [Token], where asked: [Token]) -> Bool {
    areNamed(asked) && !asked.contains { somebody.contains($0.word) }
      && (tokens.contains { somebody.contains($0.word) } || holdPosts(tokens)) && !areNamed(tokens)
  }

  /// `for management posts`, `for members of the board`
  private static func holdPosts(_ tokens: [Token]) -> Bool {
    tokens.indices.contains { position in
      guard ["for", "of"].contains(tokens[position].word) else { return false }
      let phrase = tokens[(position + 1)...].prefix(4).prefix { $0.gap < .comma && !["for", "and"].contains($0.word) }
      return phrase.contains { posts.contains($0.word) }
        && !phrase.contains { ["all", "every", "each", "any"].contains($0.word) }
    }
  }

  private static let posts: Set<String> = [
    "posts", "positions", "roles", "functions", "managers", "executives", "board",
  ]

  /// Whether words are of those people only who have access, a sensitive role or the like: `Employees with access to
  /// production are vetted`.
  ///
  /// - Parameter asked: stems of the question, which may ask of them: `employees who access personal data`.
  static func areRestricted(_ tokens: [Token], besides asked: Set<String> = []) -> Bool {
    tokens.indices.dropLast().contains { position in
      let next = tokens[position + 1]
      guard next.gap == .tight, relatives.contains(next.word),
        everybody.contains(tokens[position].word) || members.contains(tokens[position].word)
      else { return false }
      return tokens[(position + 2)...].prefix(6).prefix { $0.gap < .comma }.contains {
        reach.contains($0.stem) && !asked.contains($0.stem)
      }
    }
  }

  private static let everybody: Set<String> = [
    "employees", "employee", "staff", "personnel", "workforce", "everyone", "everybody", "users", "people", "workers",
  ]
  private static let somebody: Set<String> = [
    "administrators", "administrator", "admins", "admin", "remote", "privileged",
  ]
  private static let members: Set<String> = ["members", "individuals", "persons", "those", "engineers", "developers"]
  private static let relatives: Set<String> = [
    "with", "who", "whose", "in", "having", "that", "granted", "given", "assigned",
  ]
  private static let reach: Set<String> = ["access", "sensit", "critic", "privileg", "handl", "certain", "specif"]
}
