import Language
import Model

/// A page on which customers read what they have to do themselves: `You must not commit these keys to a repository`.
///
/// A handbook speaks to its staff in the same words; it is told by what customers have and staff does not.
enum CustomerGuide {
  /// Whether a document speaks to customers: at least three of its claims name a service, an application or a
  /// subscription of theirs, and none what only staff has.
  static func isOne(_ claims: ArraySlice<Claim>) -> Bool {
    var count = 0
    for claim in claims {
      let text = claim.text.lowercased()
      if staffs.contains(where: text.holds) { return false }
      // Most claims speak of nothing of the reader's.
      if text.holds("your "), customers.contains(where: text.holds) { count += 1 }
    }
    return count >= 3
  }

  /// Whether a sentence of such a page tells the reader to do something.
  static func instructs(_ sentence: String, below leadIn: String?) -> Bool {
    let text = sentence.lowercased()
    if duties.contains(where: text.holds) { return true }
    let opening = String(text.drop { !$0.isLetter }.prefix { $0.isLetter || $0 == "'" || $0 == "’" })
    guard imperatives.contains(opening) else { return false }
    return [text, leadIn?.lowercased() ?? ""].contains { addressing.contains(where: $0.holds) }
      || ![" we ", " our ", " us "].contains(where: text.holds) && !text.holds("|") && leadIn == nil
  }

  private static let customers = [
    "service", "application", "app", "api key", "api keys", "integration", "users", "end users", "customers",
    "subscription", "workspace", "website", "site", "cluster", "instance", "payment", "merchant", "deployment", "plan",
    "tenant", "organization", "organisation", "agency", "jurisdiction", "server", "own server", "admin", "host", "vm",
    "virtual machine", "environment", "setup", "setups", "installation", "data warehouse",
  ].flatMap { thing in [" ", ".", ",", "’", "'"].map { "your " + thing + $0 } }

  private static let staffs = [
    "employees must", "staff must", "employees should", "staff should", "employees shall", "personnel must",
    "all employees", "all staff", "your manager", "line manager", "your laptop", "your colleagues", "your supervisor",
    "your team lead", "our employees", "your employment",
  ]

  private static let duties = [
    "you must", "you should", "you may have to", "you need to", "you have to", "you are required to", "you could be ",
    "you may be ",
  ]

  private static let addressing = [" your ", " you ", "you’", "you'"]

  private static let imperatives: Set<String> = [
    "avoid", "use", "keep", "store", "do", "don't", "don’t", "never", "make", "ensure", "set", "check", "rotate",
    "periodically", "regularly", "revoke", "have", "restrict", "limit", "enable", "generate", "create",
    "delete", "protect", "choose", "consider", "review", "follow", "install", "update", "treat", "only", "always",
    "change", "add", "remove", "encrypt", "monitor", "test", "give", "grant", "train", "establish", "document", "apply",
    "assign", "configure", "maintain", "back", "verify", "deploy", "run", "place",
  ]
}
