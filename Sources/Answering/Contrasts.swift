import Language

/// Pairs of which a sentence names one side: what holds for staging says nothing of production, what is kept of hardware
/// nothing of software.
struct Contrasts: Hashable {
  /// A bit for each side; the two of a pair stand beside each other.
  private let sides: UInt16

  init(_ tokens: [Token]) {
    sides = tokens.indices.reduce(into: 0) { sides, position in
      let word = tokens[position].word
      if let side = Self.sides[word] {
        sides |= 1 << side
      } else if Self.stages.contains(word), position + 1 < tokens.count,
        Self.surroundings.contains(tokens[position + 1].stem)
      {
        sides |= 1
      }
    }
  }

  /// Whether they name one side of a pair each, and not the same.
  func areOpposed(to other: Contrasts) -> Bool { single & Self.swapped(other.single) != 0 }

  /// The sides of pairs of which one side only is named.
  private var single: UInt16 { sides & ~Self.swapped(sides) }

  private static func swapped(_ sides: UInt16) -> UInt16 { (sides & 0x5555) << 1 | (sides & 0xAAAA) >> 1 }

  private static let sides: [String: Int] = [
    "staging": 0, "demo": 0, "sandbox": 0, "preproduction": 0, "nonproduction": 0, "non-production": 0,
    "production": 1, "prod": 1,
    "hardware": 2, "software": 3,
    "inbound": 4, "incoming": 4, "ingress": 4, "outbound": 5, "outgoing": 5, "egress": 5,
    "wired": 6, "wireless": 7,
    "physical": 8, "logical": 9,
  ]
  /// Words of environments beside an environment, a system and the like.
  private static let stages: Set<String> = ["development", "dev", "test", "testing", "qa"]
  private static let surroundings: Set<String> = ["environ", "system", "server", "databas", "instanc", "network"]
}
