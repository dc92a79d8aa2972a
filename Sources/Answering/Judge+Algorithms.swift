import Language
import Model

/// Questions for algorithms and the lengths of keys.
extension QuestionReading {
  /// Whether the question wants to know which algorithm.
  var asksForAlgorithm: Bool {
    guard let opening = QuestionReader.interrogative(tokens) else { return false }
    return ["which", "what", "name", "list", "specify", "state", "please", "indicate"].contains(opening)
      && tokens.prefix(6).contains { $0.stem.hasPrefix("algorithm") || $0.stem == "cipher" }
  }

  var asksForKeySize: Bool {
    zip(tokens, tokens.dropFirst()).contains {
      $0.word == "key" && ["length", "lengths", "size", "sizes", "strength"].contains($1.word)
        || ["smallest", "shortest", "minimum"].contains($0.word) && Self.publicKey.contains($1.word)
    }
  }

  /// Whether a claim is of passwords, tokens or the like, where the algorithm of stored or customer data is asked for.
  ///
  /// Nor is what protects data on its way the algorithm of what is stored.
  func isOfOtherClass(_ claim: ClaimReading) -> Bool {
    if claim.aspects["encryption-in-transit"] != nil, claim.aspects["encryption-at-rest"] == nil, asksOfStored {
      return true
    }
    // What hangs on `All passwords are hashed, and` is said of passwords.
    let said = claim.claim.text.first?.isLowercase == true ? claim.stems : claim.ownStems
    return said.contains(where: Self.credentials.contains)
      && !stems.contains(where: Self.credentials.contains) && !claim.ownStems.contains("data")
  }

  /// Whether a question names an algorithm that a claim does not: the smallest RSA key, and AES-256.
  func isOfOtherAlgorithm(_ claim: ClaimReading) -> Bool {
    let named = tokens.lazy.map(\.word).filter(Self.publicKey.contains)
    return !named.isEmpty && !claim.reading.tokens.contains { named.contains($0.word) }
  }

  private static let publicKey: Set<String> = ["rsa", "dsa", "ecdsa", "ecc", "ed25519", "dh", "diffie"]

  private var asksOfStored: Bool {
    zip(tokens, tokens.dropFirst()).contains {
      $0.stem == "store" && $1.word == "data" || $0.word == "data" && $1.stem == "store"
        || $0.word == "at" && $1.word == "rest"
    } && !stems.contains("transit") && !stems.contains("transmit")
  }

  private static let credentials: Set<String> = ["token", "password", "credenti", "secret", "cooki", "session"]
}

extension Judge {
  func algorithms(_ evidence: [ClaimReading]) -> String? {
    var names = evidence.flatMap { lexicon.mentions(of: "algorithms", in: $0.reading.tokens, text: $0.claim.text) }
    // Where a hash is asked for, a cipher is none.
    if question.tokens.contains(where: { $0.stem == "hash" }) { names.removeAll { $0.lowercased().hasPrefix("aes") } }
    return names.isEmpty ? nil : names.prefix(2).joined(separator: ", ")
  }

  /// The protocols that claims name, with their versions; nil where they name none.
  func protocols(_ evidence: [ClaimReading]) -> String? {
    let versions = evidence.flatMap(\.reading.quantities).filter { $0.kind == .version }.map(\.normalised)
    let names = evidence.flatMap { lexicon.mentions(of: "protocols", in: $0.reading.tokens, text: $0.claim.text) }
    var found: [String] = []
    for name in versions + names where !found.contains(where: { $0 == name || $0.hasPrefix(name + " ") }) {
      found.append(name)
    }
    return found.isEmpty ? nil : found.prefix(5).joined(separator: ", ")
  }

  /// Whether a key's length or a protocol's version tells something of the subject.
  func isTechnical(_ demand: Demand) -> Bool {
    ["encrypt", "tls", "key", "password", "crypto", "hash", "transit"].contains {
      demand.topics[0].rawValue.holds($0)
    }
  }
}
