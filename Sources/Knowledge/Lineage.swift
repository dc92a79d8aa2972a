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
    var occurrences: [String: Int] = [:]
    var hash = SHA256()
    for (index, match) in matches.enumerated() {
      // Changed in its place: a claim that is taken out of its array is copied.
      change.claims[index].document = document
      if let match {
        change.claims[index].id = before[match].id
        if before[match].text != claims[index].text { change.changed.append((before[match], change.claims[index])) }
      } else {
        change.claims[index].id = Self.identifier(
          of: claims[index].text, in: document, avoiding: &taken, &occurrences, &hash)
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

  /// `occurrences` says how often these words had an identifier made, so that repeated words cost no search.
  private static func identifier(
    of text: String, in document: Identifier<Document>, avoiding taken: inout Set<String>,
    _ occurrences: inout [String: Int], _ hash: inout SHA256
  ) -> Identifier<Claim> {
    while true {
      let occurrence = Self.taken(&occurrences[text, default: 0])
      hash.update(document.rawValue)
      hash.update(0)
      hash.update(text)
      hash.update(0)
      hash.update(String(occurrence))
      let id = "c" + Hexadecimal.text(of: hash.finalize().prefix(4))
      if taken.insert(id).inserted { return Identifier(id) }
    }
  }

  /// A count before it goes up by one.
  private static func taken(_ count: inout Int) -> Int {
    defer { count += 1 }
    return count
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
