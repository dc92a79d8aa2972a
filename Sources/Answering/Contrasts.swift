import Language

/// Pairs of which a sentence names one side: what holds for staging says nothing of production, what is kept of hardware
/// nothing of software.
struct Contrasts: Hashable {
  /// A bit for each side; the two of a pair stand beside each other.
  private let sides: UInt32

  init(_ tokens: [Token]) {
    sides = tokens.indices.reduce(into: 0) { sides, position in
      let before = position > 0 ? tokens[position - 1].word : ""
      let next = position + 1 < tokens.count ? tokens[position + 1] : nil
      guard
        let side = Self.side(
          tokens[position].word, behind: before, before: next,
          isAgent: tokens[..<position].suffix(3).contains { $0.word == "by" },
          isMember: before == "and" || tokens[position].gap >= .comma)
      else { return }
      sides |= 1 << side
    }
  }

  private static func side(
    _ word: String, behind before: String, before next: Token?, isAgent: @autoclosure () -> Bool, isMember: Bool
  ) -> Int? {
    switch word {
    case "production" where before == "non" || before == "pre": 0
    case "hosted" where before == "self": 18
    case "cloud" where next.map { offers.contains($0.stem) } ?? true && ["hosted", "your", "the"].contains(before): 19
    case "facing" where ["internet", "public", "externally"].contains(before): 14
    // Who does it is not to whom: `escorted by staff`, `by authorized personnel`.
    case "employees", "staff", "personnel", "workforce": isAgent() ? nil : sides[word]
    // `a firewall, and internal segmentation`: of one thing among several.
    case "internal" where isMember: nil
    // `web application firewall`
    case "application" where next.map { ["firewall", "layer"].contains($0.word) } ?? false: nil
    case "development", "dev", "test", "testing", "qa": next.map { surroundings.contains($0.stem) } ?? false ? 0 : nil
    default: sides[word]
    }
  }

  /// Whether they name one side of a pair each, and not the same.
  func areOpposed(to other: Contrasts) -> Bool { single & Self.swapped(other.single) != 0 }

  /// Whether it names one side only of a pair of which the other names both: `production` of production and staging.
  func areHalf(of other: Contrasts) -> Bool {
    let both = other.sides & Self.swapped(other.sides)
    return single & both != 0
  }

  /// The sides of pairs of which one side only is named.
  private var single: UInt32 { sides & ~Self.swapped(sides) }

  private static func swapped(_ sides: UInt32) -> UInt32 { (sides & 0x5555_5555) << 1 | (sides & 0xAAAA_AAAA) >> 1 }

  private static let sides: [String: Int] = [
    "staging": 0, "demo": 0, "sandbox": 0, "preproduction": 0, "nonproduction": 0,
    "production": 1, "prod": 1,
    "hardware": 2, "software": 3,
    "inbound": 4, "incoming": 4, "ingress": 4, "outbound": 5, "outgoing": 5, "egress": 5,
    "wired": 6, "wireless": 7,
    "physical": 8, "logical": 9,
    "marketing": 10, "saas": 11, "application": 11, "applications": 11, "platform": 11, "product": 11,
    "smartphones": 12, "phones": 12, "tablets": 12,
    "laptop": 13, "laptops": 13, "notebooks": 13, "computers": 13, "workstations": 13, "desktops": 13,
    "guest": 16, "guests": 16, "visitors": 16, "employees": 17, "staff": 17, "personnel": 17, "workforce": 17,
    "internal": 15, "internally": 15,
    "accidental": 20, "accidentally": 20, "unintentional": 20, "negligent": 20,
    "intentional": 21, "intentionally": 21, "deliberate": 21, "wilful": 21, "willful": 21,
  ]
  /// Stems behind which a cloud is what the company offers.
  private static let offers: Set<String> = ["servic", "version", "edit", "offer", "product", "instanc", "platform"]
  /// Stems beside which a stage of development is an environment.
  private static let surroundings: Set<String> = ["environ", "system", "server", "databas", "instanc", "network"]
}
