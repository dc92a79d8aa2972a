import Language
import Model

/// Where countries and cloud regions lie.
enum Places {
  private static let outsideEEA: Set<String> = [
    "switzerland", "united kingdom", "uk", "united states", "usa", "us", "canada", "australia", "japan", "singapore",
    "india",
    "brazil", "israel", "new zealand", "south africa", "south korea", "china", "hong kong", "london", "zurich",
    "geneva",
    "virginia", "ohio", "oregon", "iowa", "tokyo", "sydney", "mumbai", "montreal", "toronto", "us-east", "us-west",
    "north america",
  ]

  /// Whether a place lies outside the European Union and the economic area; Switzerland does.
  static func isOutsideEEA(_ name: String) -> Bool { outsideEEA.contains(name.lowercased()) }

  private static let cities: [String: String] = [
    "paris": "France", "strasbourg": "France", "roubaix": "France", "gravelines": "France", "frankfurt": "Germany",
    "berlin": "Germany",
    "munich": "Germany", "nuremberg": "Germany", "falkenstein": "Germany", "dublin": "Ireland",
    "amsterdam": "Netherlands",
    "london": "United Kingdom", "stockholm": "Sweden", "milan": "Italy", "madrid": "Spain", "zurich": "Switzerland",
    "geneva": "Switzerland", "brussels": "Belgium", "helsinki": "Finland", "vienna": "Austria", "warsaw": "Poland",
    "lisbon": "Portugal", "copenhagen": "Denmark", "oslo": "Norway", "virginia": "United States",
    "ohio": "United States",
    "oregon": "United States", "iowa": "United States", "tokyo": "Japan", "sydney": "Australia", "mumbai": "India",
    "eu-central": "Germany", "eu-north": "Sweden", "eu-south": "Italy", "us-east": "United States",
    "us-west": "United States",
    "montreal": "Canada", "toronto": "Canada",
  ]

  /// How a claim's places are given: a city with its country, else as the claim writes them.
  static func name(_ places: [String], in text: String) -> String {
    let countries = places.filter { cities[$0.lowercased()] == nil }
    let towns = places.filter { cities[$0.lowercased()] != nil }
    guard !towns.isEmpty else {
      return places.count == 2 && text.contains(places.joined(separator: "/"))
        ? places.joined(separator: "/") : places.joined(separator: ", ")
    }
    let unnamed = towns.filter { town in
      !countries.contains { $0.lowercased() == cities[town.lowercased()]?.lowercased() }
    }
    let union: Set<String> = ["eu", "eea", "european union", "europe", "european"]
    let kept = countries.filter { !union.contains($0.lowercased()) }
    var named: [String: String] = [:]
    var order: [String] = []
    for town in unnamed {
      let country = cities[town.lowercased()] ?? ""
      if named[country] == nil { order.append(country) }
      named[country] = town
    }
    return (kept + order.map { "\($0) (\(named[$0] ?? ""))" }).joined(separator: ", ")
  }

  /// Answers `Is data stored outside the EU?` from where it is said to lie.
  static func judge(_ demand: Demand, _ index: ClaimIndex, _ lexicon: Lexicon, _ judge: Judge) -> Judgement? {
    let asksForEU = judge.question.tokens.contains { ["eu", "eea", "european", "europe"].contains($0.word) }
    guard asksForEU, demand.asksForAdverse, !judge.question.isNegative else { return nil }
    let hosting = index.claims(on: "data-location").filter {
      $0.modality == .inPlace && $0.aspects["data-location"]?.match.isInherited == false
    }
    for claim in hosting {
      let places = lexicon.mentions(of: "country", in: claim.reading.tokens, text: claim.claim.text)
      if let outside = places.first(where: isOutsideEEA) {
        return Judgement(
          demand: demand, verdict: .yes, evidence: [claim], value: outside, support: 0.85,
          reasons: ["\(outside) lies outside the EEA: \(judge.quoted(claim))"])
      }
    }
    // Hosting inside says nothing of the rest, unless it is all.
    for claim in hosting
    where claim.reading.points["data-location/exclusive"] != nil
      || claim.reading.tokens.contains(where: { $0.word == "never" })
    {
      let places = lexicon.mentions(of: "country", in: claim.reading.tokens, text: claim.claim.text)
      guard !places.isEmpty else { continue }
      return Judgement(
        demand: demand, verdict: .no, evidence: [claim], value: places.joined(separator: ", "), support: 0.75,
        reasons: ["all of it lies inside: \(judge.quoted(claim))"])
    }
    return nil
  }
}
