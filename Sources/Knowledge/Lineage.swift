import Model
import Signing

/// The claims of a document's last import, from which the next one inherits its identifiers.
struct Lineage {
  private let before: [Claim]
  private var taken: Set<String>

  /// `taken` are identifiers of other documents.
  init(before: [Claim], taken: Set<String>) {
    self.before = before
    self.taken = taken.union(before.map(\.id.rawValue))
  }

  /// Gives each claim its lasting identifier: the same words keep theirs, wherever they moved in the document;
  /// changed words keep that of the claim at their place; all others get one made of their words.
  func continued(by claims: [Claim], in document: Identifier<Document>) -> ImportChange {
    let matches =
      before.isEmpty ? Array(repeating: nil, count: claims.count) : changedPlaces(claims, sameWords(claims))
    var change = ImportChange(claims: [], added: [], changed: [], removed: [], wasKnown: !before.isEmpty)
    change.claims = claims
    var taken = taken
    taken.reserveCapacity(taken.count + claims.count)
    var maker = IdentifierMaker(document, expecting: claims.count)
    for (index, match) in matches.enumerated() {
      // Changed in its place: a claim that is taken out of its array is copied.
      change.claims[index].document = document
      if let match {
        change.claims[index].id = before[match].id
        if before[match].text != claims[index].text { change.changed.append((before[match], change.claims[index])) }
      } else {
        change.claims[index].id = maker.identifier(of: claims[index].text, avoiding: &taken)
        if !before.isEmpty { change.added.append(change.claims[index]) }
      }
    }
    if before.isEmpty {
      change.added = change.claims
      return change
    }
    let kept = Set(matches.compactMap { $0 })
    change.removed = before.indices.filter { !kept.contains($0) }.map { before[$0] }
    return change
  }

  /// For each claim the earlier one with the same words: first under the same heading, then anywhere.
  private func sameWords(_ claims: [Claim]) -> [Int?] {
    var matches: [Int?] = Array(repeating: nil, count: claims.count)
    var used: Set<Int> = []
    func match(by key: (Claim) -> [String]) {
      var places: [[String]: [Int]] = [:]
      for index in before.indices.reversed() where !used.contains(index) {
        places[key(before[index]), default: []].append(index)
      }
      for index in claims.indices where matches[index] == nil {
        guard let place = places[key(claims[index])]?.popLast() else { continue }
        matches[index] = place
        used.insert(place)
      }
    }
    match { $0.section + ["\u{0}", $0.leadIn?.text ?? "", $0.text] }
    match { [$0.text] }
    return matches
  }

  /// Pairs what is left: a claim takes the most alike of the few unmatched ones after its predecessor's place.
  private func changedPlaces(_ claims: [Claim], _ exact: [Int?]) -> [Int?] {
    var matches = exact
    var used = Set(exact.compactMap { $0 })
    var place = 0
    for index in claims.indices {
      if let match = matches[index] {
        place = match + 1
        continue
      }
      let words = Self.words(claims[index].text)
      var best: (likeness: Double, place: Int)?
      for candidate in max(0, place - 2)..<max(0, min(before.count, place + 8), place - 2)
      where !used.contains(candidate) {
        let likeness = Self.likeness(words, Self.words(before[candidate].text))
        if likeness >= 0.5, likeness > best?.likeness ?? 0 { best = (likeness, candidate) }
      }
      guard let best else { continue }
      matches[index] = best.place
      used.insert(best.place)
      place = best.place + 1
    }
    return matches
  }

  private static func words(_ text: String) -> Set<Substring> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber })
  }

  /// Dice's coefficient.
  private static func likeness(_ left: Set<Substring>, _ right: Set<Substring>) -> Double {
    let count = left.count + right.count
    return count == 0 ? 0 : 2 * Double(left.intersection(right).count) / Double(count)
  }
}

/// Makes the identifiers of a document's claims of their words.
private struct IdentifierMaker {
  /// How often each text had an identifier made, so that repeated words cost no search.
  private var texts: WordTable
  private var counts: [Int] = []
  /// The document's name, then what is hashed with it.
  private var input: [UInt8]
  private let nameCount: Int
  private var hash = SHA256()

  init(_ document: Identifier<Document>, expecting count: Int) {
    texts = WordTable(capacity: count)
    counts.reserveCapacity(count)
    input = Array(document.rawValue.utf8) + [0]
    nameCount = input.count
  }

  mutating func identifier(of text: String, avoiding taken: inout Set<String>) -> Identifier<Claim> {
    var text = text
    let number = text.withUTF8 { bytes in
      input.removeSubrange(nameCount...)
      input.append(contentsOf: bytes)
      input.append(0)
      return texts.insert(bytes)
    }
    if number == counts.count { counts.append(0) }
    let end = input.count
    while true {
      input.removeSubrange(end...)
      input.append(contentsOf: String(counts[number]).utf8)
      counts[number] += 1
      hash.update(input)
      let id = withUnsafeTemporaryAllocation(byteCount: 32, alignment: 1) { digest in
        hash.finalize(into: digest)
        return "c" + Hexadecimal.text(of: digest.prefix(4))
      }
      if taken.insert(id).inserted { return Identifier(id) }
    }
  }
}
