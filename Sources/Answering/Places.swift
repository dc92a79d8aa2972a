import Language
import Model

/// Where countries and cloud regions lie.
enum Places {
  /// Words with which it is asked that data lies nowhere else.
  private static let containing: Set<String> = [
    "all", "always", "exclusively", "only", "solely", "entirely", "never", "times", "stay", "stays", "remain",
    "remains",
    "leave", "leaves",
  ]
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

  static let cities: [String: String] = [
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

  static let union: Set<String> = [
    "eu", "eea", "european union", "european economic area", "europe", "european",
  ]

  private static let synonyms: [String: String] = [
    "usa": "united states", "us": "united states", "uk": "united kingdom", "eea": "european economic area",
    "eu": "european union",
  ]

  static func plain(_ place: String) -> String {
    let lower = place.lowercased()
    return synonyms[lower] ?? lower
  }

  /// The member of a list that all of the places lie in, the narrowest first, or the one for others where they lie
  /// outside every place that is listed; nil where there is none.
  static func option(among options: [String], holding places: [String], _ lexicon: Lexicon) -> String? {
    guard !places.isEmpty else { return nil }
    let named = options.map { self.named(in: $0, lexicon) }
    let fitting = options.indices.filter { index in
      !named[index].isEmpty && places.allSatisfy { place in named[index].contains { lies(place, in: $0) } }
    }
    let exact = fitting.first { index in named[index].contains { plain($0) == plain(places[0]) } }
    if let fitting = exact ?? fitting.first { return options[fitting] }
    let listed = named.flatMap(\.self)
    let isElsewhere =
      !listed.isEmpty && !places.contains { place in listed.contains { lies(place, in: $0) || lies($0, in: place) } }
    return isElsewhere ? options.first(where: Options.isRemainder) : nil
  }

  /// The members of a list that places lie in; none where one of the places lies in no member.
  static func options(among options: [String], of places: [String], _ lexicon: Lexicon) -> [String] {
    let listed = options.map { (option: $0, regions: named(in: $0, lexicon)) }
    // `eu-west` without its number lies in one of several countries.
    let isWhole = places.allSatisfy { place in
      place.holds("-") && cities[place.lowercased()] == nil
        || listed.contains { $0.regions.contains { lies(place, in: $0) } }
    }
    guard isWhole else { return [] }
    return listed.filter { $0.regions.contains { region in places.contains { lies($0, in: region) } } }.map(\.option)
  }

  /// The places that a member of a list names.
  private static func named(in option: String, _ lexicon: Lexicon) -> [String] {
    lexicon.mentions(of: "country", in: lexicon.tokenizer.tokens(of: option), text: option)
  }

  /// Whether a question names a country or a region.
  static func names(in tokens: [Token], _ lexicon: Lexicon) -> Bool {
    !lexicon.positions(of: "country", in: tokens).isEmpty
  }

  /// Whether a cloud's region is among places: `eu-north`.
  static func holdRegion(_ places: [String]) -> Bool { places.contains { $0.holds("-") } }

  /// Whether a place lies in another, or is it.
  static func lies(_ place: String, in region: String) -> Bool {
    let (place, region) = (plain(place), plain(region))
    if place == region || cities[place]?.lowercased() == region { return true }
    // `US East`, `EU West`: a cloud's region by its name.
    let opening = place.split { $0 == " " || $0 == "-" }.first.map(String.init) ?? ""
    if place.utf8.count > opening.utf8.count, plain(opening) == region { return true }
    guard union.contains(region) else { return false }
    return union.contains(place) || place.hasPrefix("eu-") || place.hasSuffix("europe")
      || !isOutsideEEA(place) && !isOutsideEEA(cities[place] ?? "")
  }

  /// Answers `Is our data hosted in Germany?` from the places that the claims name; nil where no place is asked for.
  static func judgeNamed(_ demand: Demand, _ candidates: [Judge.Candidate], _ lexicon: Lexicon, _ judge: Judge)
    -> Judgement?
  {
    guard demand.topics.contains("data-location") || demand.topics.contains("cloud-hosting"), demand.value == nil else {
      return nil
    }
    let tokens = judge.question.tokens
    let ranges = lexicon.positions(of: "country", in: tokens)
    let asked = ranges.map { tokens[$0].map(\.word).joined(separator: " ") }
    guard !asked.isEmpty else { return nil }
    // A provider's nationality is no place of data.
    let isNationality = ranges.contains { range in
      tokens[range.upperBound...].prefix(2).contains {
        ["provider", "compani", "vendor", "law", "supplier"].contains($0.stem)
      }
    }
    guard isNationality || demand.topics.contains("data-location") else { return nil }
    var evidence: [Judge.Candidate] = []
    var inside = 0
    var outside = 0
    // Where the data lies says nothing of where an AI reads it.
    let objects = demand.points.filter(lexicon.objectPoints.contains)
    // `Is data kept in countries outside the EEA?`
    let asksOutside = ranges.contains { range in
      tokens[max(0, range.lowerBound - 4)..<range.lowerBound].contains { ["outside", "beyond"].contains($0.word) }
    }
    for candidate in candidates
    where candidate.claim.modality == .inPlace && !isNationality
      && objects.allSatisfy({ candidate.claim.reading.points[$0] != nil })
    {
      let places = named(by: candidate.claim, lexicon)
      guard !places.isEmpty else { continue }
      for place in places {
        if asked.contains(where: { lies(place, in: $0) }) {
          inside += 1
        } else if !asked.contains(where: { lies($0, in: place) }),
          !places.contains(where: { lies($0, in: place) && $0 != place })
        {
          outside += 1
        }
      }
      evidence.append(candidate)
    }
    guard let first = evidence.first, inside + outside > 0 else {
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.6,
        reasons: ["no claim names the place that is asked for"])
    }
    if asksOutside, outside == 0 {
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.6,
        reasons: ["what lies inside says nothing of the rest: \(judge.quoted(first.claim))"])
    }
    // `Does our data stay inside the EU at all times?`
    let asksForAll =
      !asksOutside && !["can", "could", "may"].contains(tokens.first?.word ?? "")
      && tokens.contains { Self.containing.contains($0.word) }
    let verdict: Verdict = asksOutside || outside == 0 ? .yes : inside == 0 || asksForAll ? .no : .partial
    var result = Judgement(
      demand: demand, verdict: verdict, evidence: evidence.prefix(3).map(\.claim), support: first.fit * 0.95,
      reasons: ["the places that are named: \(judge.quoted(first.claim))"])
    if verdict == .yes {
      judge.weighScope(evidence, &result)
      judge.weighExclusion(evidence, &result)
    }
    return result
  }

  /// The places that a claim names, each once; those whose law it names are none: `as required by the UK GDPR`.
  static func named(by claim: ClaimReading, _ lexicon: Lexicon) -> [String] {
    let tokens = claim.reading.tokens
    let ofLaw = lexicon.positions(of: "country", in: tokens).filter { range in
      range.upperBound < tokens.count && laws.contains(tokens[range.upperBound].word)
    }
    guard !ofLaw.isEmpty else { return lexicon.mentions(of: "country", in: tokens, text: claim.claim.text) }
    let places = tokens.indices.filter { position in !ofLaw.contains { $0.contains(position) } }.map { tokens[$0] }
    return lexicon.mentions(of: "country", in: places, text: claim.claim.text)
  }

  static let laws: Set<String> = [
    "gdpr", "law", "laws", "legislation", "dpa", "regulation", "regulations", "authority", "authorities", "subsidiary",
  ]

  /// Answers `Is data stored outside the EU?` from where it is said to lie.
  static func judge(_ demand: Demand, _ index: ClaimIndex, _ lexicon: Lexicon, _ judge: Judge) -> Judgement? {
    let asksForEU = judge.question.tokens.contains { ["eu", "eea", "european", "europe"].contains($0.word) }
    guard asksForEU, demand.asksForAdverse, !demand.isDenied else { return nil }
    let hosting = index.claims(on: "data-location").filter {
      $0.modality == .inPlace && $0.aspects["data-location"]?.match.isInherited == false
    }
    for claim in hosting {
      let places = named(by: claim, lexicon)
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
      let places = named(by: claim, lexicon)
      guard !places.isEmpty else { continue }
      return Judgement(
        demand: demand, verdict: .no, evidence: [claim], value: places.joined(separator: ", "), support: 0.75,
        reasons: ["all of it lies inside: \(judge.quoted(claim))"])
    }
    return nil
  }
}
