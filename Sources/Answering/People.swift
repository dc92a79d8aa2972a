import Language
import Model

/// The people that a sentence is about: what staff has to do says nothing of what customers can.
enum People {
  /// Whether a claim on a topic speaks of staff where customers are meant, or of customers where staff is.
  static func isOfOthers(_ tokens: [Token], _ topic: Identifier<Topic>, _ lexicon: Lexicon) -> Bool {
    let isOfCustomers = topic.rawValue.hasPrefix("customer-")
    guard isOfCustomers || topic.rawValue.hasSuffix("-workforce") else { return false }
    // What staff uses of others is no product.
    if isOfCustomers,
      zip(tokens, tokens.dropFirst()).contains(where: {
        $0.word == "third" && $1.word == "party" || $0.word == "third-party"
      })
    {
      return true
    }
    // The owner and the admin of `roles (owner, admin, reader)` are roles of the product.
    let namesStaff =
      !lexicon.positions(of: "employee", in: tokens).isEmpty
      || isOfCustomers && topic != "customer-roles" && !lexicon.positions(of: "admin", in: tokens).isEmpty
    // The ID of `each person has a user ID` is nobody else's.
    let namesCustomers =
      tokens.indices.contains { position in
        addressees.contains(tokens[position].word)
          && !(tokens[position].word == "user" && position + 1 < tokens.count
            && accounts.contains(tokens[position + 1].stem))
      } || names("customer", tokens, lexicon)
    if isOfCustomers, !namesCustomers {
      let staff = topic.rawValue.replacing("customer-", with: "") + "-workforce"
      // Of two populations a measure that names none is the company's own, unless it is offered.
      return namesStaff
        || lexicon.index[Identifier(staff)] != nil && !tokens.contains { offering.contains($0.stem) }
    }
    return !isOfCustomers && namesCustomers && !namesStaff
  }

  /// Whether the customers do what a match names: `Penetration testing by customers is allowed`.
  static func isOfCustomers(_ match: TopicMatch, _ tokens: [Token], _ lexicon: Lexicon) -> Bool {
    guard let last = match.positions.max(), last + 2 < tokens.count, tokens[last + 1].word == "by" else { return false }
    let agents = lexicon.positions(of: "customer", in: tokens)
    return agents.contains { (last + 2...last + 4).contains($0.lowerBound) }
  }

  /// Whether one of two texts names staff alone and the other customers alone.
  static func areOthers(_ tokens: [Token], than asked: [Token], _ lexicon: Lexicon) -> Bool {
    let (staff, customers) = (names("employee", asked, lexicon), names("customer", asked, lexicon))
    guard staff != customers else { return false }
    return names(staff ? "customer" : "employee", tokens, lexicon)
      && !names(staff ? "employee" : "customer", tokens, lexicon)
  }

  /// Whether words name people of a class; `customer data` names no customers.
  private static func names(_ concept: String, _ tokens: [Token], _ lexicon: Lexicon) -> Bool {
    lexicon.positions(of: concept, in: tokens).contains { range in
      range.upperBound >= tokens.count || !things.contains(tokens[range.upperBound].stem)
    }
  }

  private static let things: Set<String> = [
    "data", "content", "inform", "environ", "instanc", "system", "agreement", "support", "servic", "care",
  ]
  /// Stems of what a product offers.
  private static let offering: Set<String> = [
    "support", "offer", "avail", "available", "enabl", "option", "login", "signin", "provid", "featur", "product",
    "platform", "applic", "servic", "log", "sign", "sso", "account",
  ]

  /// Stems of what is a user's in any system.
  private static let accounts: Set<String> = ["id", "ids", "account", "name", "profil", "right", "access", "login"]
  private static let addressees: Set<String> = ["you", "your", "users", "user"]
}
