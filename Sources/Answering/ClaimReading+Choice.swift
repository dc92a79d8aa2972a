import Language
import Model

/// Whether something is so by itself, by rule, or by somebody's choice.
extension ClaimReading {
  /// Says that something takes a choice or a consent: `We never read your data, unless you permit it`, `available on request`.
  var isByChoice: Bool {
    // `denied by default unless granted` says what holds without a choice.
    let text = reading.tokens.spaced
    if text.holds(" by default ") && !text.holds(" not by default ") && !text.holds(" no default ") { return false }
    if isWaivable || isRequestable || modality == .conditional { return true }
    return zip(reading.tokens, reading.tokens.dropFirst()).contains { $0.word == "no" && $1.word == "default" }
      || text.holds(" not by default ") || reading.tokens.contains { Self.consents.contains($0.stem) }
  }

  /// Says that something is there for those who want it: `available for all accounts`, `strongly recommended`.
  var isLeftToChoice: Bool {
    !isCompulsory && modality == .conditional && reading.tokens.contains { Self.voluntary.contains($0.stem) }
  }

  /// Says that something is there to be used: `2FA support`, `users can enable it`.
  var isOffered: Bool {
    let tokens = reading.tokens
    return !isCompulsory
      && tokens.indices.contains { position in
        Self.offering.contains(tokens[position].word)
          && !(position + 1 < tokens.count && tokens[position + 1].word == "not")
          // `No one person can approve`, `before they can export`
          && !tokens[..<position].contains { Self.excluding.contains($0.word) }
      }
  }

  private static let excluding: Set<String> = ["no", "nobody", "none", "before", "until", "only", "never"]

  /// Says what the product lets customers do: `Customers can restore their documents`, `Our product lets you keep a register`.
  var isEnablement: Bool {
    let tokens = reading.tokens
    if let user = tokens.prefix(3).firstIndex(where: { Self.customers.contains($0.word) }),
      tokens[(user + 1)...].prefix(2).contains(where: { ["can", "may"].contains($0.word) }),
      tokens[..<user].allSatisfy({ $0.isFunctionWord || Self.beforeCustomers.contains($0.word) })
    {
      return true
    }
    return tokens.indices.dropLast(2).contains { position in
      ["lets", "allows", "enables"].contains(tokens[position].word)
        && Self.customers.contains(tokens[position + 1].word)
    }
  }

  private static let customers: Set<String> = ["customers", "customer", "you", "clients", "tenants"]
  private static let beforeCustomers: Set<String> = ["enterprise", "business", "all", "every", "each"]

  /// Says that something has to be done.
  var isCompulsory: Bool { reading.tokens.contains { Self.compulsory.contains($0.word) } }

  private static let offering: Set<String> = [
    "support", "supports", "supported", "supporting", "offer", "offers", "offered", "can", "may", "available", "option",
    "optional", "enable", "allows",
  ]
  private static let voluntary: Set<String> = [
    "available", "avail", "option", "recommend", "encourag", "advis", "voluntari", "voluntarili",
  ]
  private static let compulsory: Set<String> = [
    "must", "shall", "mandatory", "enforced", "enforce", "enforces", "required", "requires", "require", "compulsory",
    "obligatory", "always",
  ]

  /// Says that something holds without anybody's choice.
  var isStanding: Bool { reading.tokens.contains { Self.standing.contains($0.word) } }

  private static let standing: Set<String> = [
    "default", "all", "every", "any", "each", "always", "mandatory", "must", "enforced", "required", "automatically",
    "permanent", "permanently", "standing", "everyone", "everything",
  ]
  /// Whether it happens only where somebody lets it: `only after the customer has consented`.
  var takesPermission: Bool { Self.names(Self.agreements, behind: Self.provisos, within: 6, in: reading.tokens) }

  private static let provisos: Set<String> = ["only", "unless", "until", "after", "require", "requires", "required"]
  private static let consents: Set<String> = ["permiss", "consent", "optional", "opt"]
}
