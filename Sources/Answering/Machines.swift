import Language
import Model

/// The machines that a sentence is about: what holds for workstations says nothing of servers.
enum Machines {
  /// `server` or `workstation`, whichever tokens name; nil where they name both or none.
  static func kind(of tokens: [Token], _ lexicon: Lexicon) -> String? {
    let named = ["server", "workstation"].filter { kind in
      lexicon.positions(of: kind, in: tokens).contains { !isInterface($0, tokens) }
    }
    return named.count == 1 ? named[0] : nil
  }

  /// The machines of a claim, named by itself or else by the innermost heading.
  static func kind(of tokens: [Token], _ claim: Claim, _ lexicon: Lexicon) -> String? {
    kind(of: tokens, lexicon) ?? claim.section.last.flatMap { kind(of: lexicon.context(of: $0).tokens, lexicon) }
  }

  /// Whether an endpoint is one that requests go to: `public endpoints`, `API endpoints`.
  private static func isInterface(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    range.count == 1 && tokens[range.lowerBound].stem == "endpoint" && range.lowerBound > 0
      && interfaces.contains(tokens[range.lowerBound - 1].word)
  }

  private static let interfaces: Set<String> = [
    "public", "api", "apis", "rest", "web", "https", "http", "tls", "ssl", "external", "exposed", "service", "network",
    "internet", "facing", "administrative", "login", "graphql", "application",
  ]
}
