import Language
import Model

/// How places are given as a value.
extension Places {
  /// The place that a question asks of and no claim of its answer speaks of: the country of `Are backups stored outside the
  /// United Kingdom?`, where all that is stated is that there are backups; nil where a subject's own words hold it.
  static func unnamed(
    _ reading: QuestionReading, _ judgements: [Judgement], _ outcome: Outcome, _ lexicon: Lexicon
  ) -> String? {
    let tokens = reading.tokens
    let known = judgements.reduce(into: Set<Int>()) { $0.formUnion($1.demand.measure) }
    let placing: Set<Identifier<Topic>> = ["data-location", "cloud-hosting", "data-outside-region"]
    guard !judgements.contains(where: { !placing.isDisjoint(with: $0.demand.topics) }) else { return nil }
    for range in lexicon.positions(of: "country", in: tokens) where known.isDisjoint(with: range) {
      let before = tokens[max(0, range.lowerBound - 2)..<range.lowerBound]
      guard let opening = before.last(where: { ["in", "within", "inside", "outside", "beyond"].contains($0.word) }),
        range.upperBound == tokens.count || !laws.contains(tokens[range.upperBound].word)
      else { continue }
      let asked = tokens[range].map(\.word).joined(separator: " ")
      let isOutside = ["outside", "beyond"].contains(opening.word)
      let isTold = outcome.evidence.contains { claim in
        named(by: claim, lexicon).contains { lies($0, in: asked) != isOutside }
      }
      if !isTold { return opening.word + " " + asked }
    }
    return nil
  }

  private struct Country {
    var name: String
    /// Whether the text names it itself.
    var isNamed: Bool
    var towns: [String] = []
    var zones: [String] = []

    var text: String {
      // A town tells no more where the country is named or a region tells it better.
      let details = zones + (isNamed || !zones.isEmpty ? [] : towns)
      return details.isEmpty ? name : "\(name) (\(details.joined(separator: ", ")))"
    }
  }

  /// How a claim's places are given: a town or a cloud's region with its country, else as the claim writes them.
  static func name(_ places: [String], in text: String) -> String {
    let whole = places.first { union.contains($0.lowercased()) }
    let parts = places.map { (place: $0, home: home(of: $0, in: text)) }
    guard parts.contains(where: { $0.home != nil }) else {
      return places.count == 2 && text.holds(places.joined(separator: "/"))
        ? places.joined(separator: "/") : places.joined(separator: ", ")
    }
    var countries: [Country] = []
    func place(of name: String, isNamed: Bool) -> Int {
      if let known = countries.firstIndex(where: { plain($0.name) == plain(name) }) {
        if isNamed { (countries[known].name, countries[known].isNamed) = (name, true) }
        return known
      }
      countries.append(Country(name: name, isNamed: isNamed))
      return countries.count - 1
    }
    let named = Set(places.map(plain))
    for (spot, home) in parts where spot != whole {
      guard let home else {
        // A region without its number lies in one of several countries.
        if let whole, spot.holds("-") {
          countries[place(of: whole, isNamed: false)].zones.append(spot)
        } else {
          _ = place(of: spot, isNamed: true)
        }
        continue
      }
      let isZone = spot.holds("-")
      // `EU (eu-north-1)` is what the source says.
      let name = isZone && !named.contains(plain(home)) ? whole ?? home : home
      let index = place(of: name, isNamed: false)
      if isZone { countries[index].zones.append(zone(spot, in: text)) } else { countries[index].towns.append(spot) }
    }
    return countries.map(\.text).joined(separator: ", ")
  }

  /// The country of a town or of a cloud's region; nil for a country and for a region that may lie in several.
  private static func home(of place: String, in text: String) -> String? {
    regions[zone(place, in: text).lowercased()] ?? cities[place.lowercased()]
  }

  /// The name of a cloud's region with its number: `us-east-1`, `europe-west3`.
  private static func zone(_ region: String, in text: String) -> String {
    guard region.holds("-") else { return region }
    for joint in ["-", ""] {
      guard let range = text.range(ofBytes: region + joint) else { continue }
      let number = text[range.upperBound...].prefix { $0.isNumber }
      if !number.isEmpty { return region + joint + number }
    }
    return region
  }

  /// Regions whose number tells the country.
  private static let regions = [
    "eu-west-1": "Ireland", "eu-west-2": "United Kingdom", "eu-west-3": "France", "eu-central-2": "Switzerland",
    "eu-south-2": "Spain", "europe-west1": "Belgium", "europe-west2": "United Kingdom", "europe-west3": "Germany",
    "europe-west4": "Netherlands", "europe-west6": "Switzerland", "europe-west8": "Italy", "europe-west9": "France",
    "europe-west10": "Germany", "europe-west12": "Italy", "europe-north1": "Finland", "westeurope": "Netherlands",
    "northeurope": "Ireland",
  ]
}
