public import Model

extension CatalogLibrary {
  /// Reads a control's number as people write it, in a catalog if one is given.
  ///
  /// Understands `iso27001:A.5.15`, `ISO 27001:2022 A.5.15`, `A5.15`, `5.15`, `clause 5.1`, numbers of 2013 with that
  /// edition, `cc6.1`, `CC_6_1`, `CC.5.3`, points of focus (`CC6.1.12`, `CC6.1-POF3`), `Art. 32(1)(a)`, `32.1.a`,
  /// `GDPR-32-1-a`, and exact ids of a company's own catalogs.
  /// - Throws: `Failure` for numbers that no catalog has, or that could be two things, with a suggestion.
  public func reference(
    _ written: String, in given: Identifier<Catalog>? = nil, at location: Failure.Location? = nil
  ) throws(Failure) -> ControlReference {
    let text = written.trimmed
    if let given {
      let exact = ControlReference(given, Identifier(text))
      if self[exact] != nil { return exact }
    }
    if let colon = text.firstIndex(of: ":"), let named = catalog(Identifier(String(text[..<colon]).lowercased())) {
      return try reference(String(text[text.index(after: colon)...]), in: named.id, at: location)
    }
    let spelling = ControlSpelling(text)
    let catalog = given ?? spelling.catalog
    switch catalog {
    case Framework.iso27001: return try whole(annexOrClause(spelling, text, location), spelling, text, location)
    case Framework.soc2: return try whole(criterion(spelling, text, location), spelling, text, location)
    case Framework.gdpr: return try point(spelling, text, location)
    case let other?: return ControlReference(other, try control(named: text, in: other, at: location).id)
    case nil: break
    }
    let exact = catalogs.map { ControlReference($0.id, Identifier(text)) }.filter { self[$0] != nil }
    let own = exact.filter { ![Framework.iso27001, Framework.soc2, Framework.gdpr].contains($0.catalog) }
    if own.count == 1, exact.count == 1 { return own[0] }
    if own.count > 1 { throw ambiguous(text, own.map(\.description), location) }
    if let reference = exact.first, reference.catalog != Framework.iso27001 { return reference }
    if let reference = try? annexOrClause(spelling, text, location) {
      return try whole(reference, spelling, text, location)
    }
    let asAnnex = ControlReference(Framework.iso27001, Identifier("A." + text))
    let asClause = ControlReference(Framework.iso27001, Identifier(text))
    if self[asAnnex] != nil {
      throw ambiguous(
        text, [asAnnex.id.rawValue, self[asClause] == nil ? "\(text).1" : asClause.description], location)
    }
    if let reference = try? point(spelling, text, location), spelling.numbers.first ?? 0 > 10 { return reference }
    let near = Spelling.nearest(to: text, among: catalogs.flatMap { $0.controls.map(\.id.rawValue) })
    throw Failure(
      .input, "unknown control '\(text)'", at: location,
      hint: near.map { "did you mean '\($0)'?" } ?? Self.forms)
  }

  /// A control that was found by its numbers, unless a letter stuck to them makes them no numbers of it.
  private func whole(
    _ found: ControlReference, _ spelling: ControlSpelling, _ text: String, _ location: Failure.Location?
  ) throws(Failure) -> ControlReference {
    guard !spelling.isRunOn else {
      throw Failure(
        .input, "unknown control '\(text)' in \(found.catalog)", at: location, hint: "did you mean '\(found.id)'?")
    }
    return found
  }

  private func annexOrClause(
    _ spelling: ControlSpelling, _ text: String, _ location: Failure.Location?
  ) throws(Failure) -> ControlReference {
    let number = spelling.numbers.map(String.init).joined(separator: ".")
    func reference(_ id: String) -> ControlReference { ControlReference(Framework.iso27001, Identifier(id)) }
    if let edition = spelling.edition, let numbers = former[Framework.iso27001]?[edition] {
      guard let now = numbers["A." + number] else {
        throw Failure(.input, "the edition of \(edition) has no control 'A.\(number)'", at: location)
      }
      return ControlReference(Framework.iso27001, now)
    }
    if spelling.isAnnex {
      let annex = reference("A." + number)
      if self[annex] != nil { return annex }
      for (edition, numbers) in former[Framework.iso27001] ?? [:] {
        guard let now = numbers["A." + number] else { continue }
        throw Failure(
          .input, "'A.\(number)' is a number of the edition of \(edition)", at: location,
          hint: "its subject is now '\(now)'; to mean the old number write 'ISO 27001:\(edition) A.\(number)'")
      }
    } else {
      let (clause, annex) = (reference(number), reference("A." + number))
      let isAnnexToo = self[annex] != nil
      if spelling.isClause || !isAnnexToo, self[clause] != nil { return clause }
      if isAnnexToo, self[clause] == nil, !clauseHeadings.contains(number) { return annex }
      if isAnnexToo, spelling.isGuidance { return annex }
      if isAnnexToo {
        throw ambiguous(text, [annex.id.rawValue, self[clause] == nil ? "\(number).1" : clause.description], location)
      }
      if clauseHeadings.contains(number) {
        throw Failure(.input, "'\(number)' heads several clauses", at: location, hint: "did you mean '\(number).1'?")
      }
    }
    throw unknown(text, in: Framework.iso27001, as: spelling.isAnnex ? "A." + number : number, location)
  }

  private var clauseHeadings: Set<String> { ["6.1", "7.5", "9.2", "9.3"] }

  private func criterion(
    _ spelling: ControlSpelling, _ text: String, _ location: Failure.Location?
  ) throws(Failure) -> ControlReference {
    let series = spelling.letters
    guard let first = spelling.numbers.first, spelling.numbers.count >= 2 else {
      throw unknown(text, in: Framework.soc2, as: text, location)
    }
    let id = "\(series)\(first).\(spelling.numbers[1])"
    let reference = ControlReference(Framework.soc2, Identifier(id))
    if self[reference] != nil { return reference }
    if spelling.numbers[1] == 0 {
      throw Failure(
        .input, "'\(text)' is a heading, not a criterion", at: location, hint: "did you mean '\(series)\(first).1'?")
    }
    throw unknown(text, in: Framework.soc2, as: id, location)
  }

  private func point(
    _ spelling: ControlSpelling, _ text: String, _ location: Failure.Location?
  ) throws(Failure) -> ControlReference {
    guard let article = spelling.parts.first else { throw unknown(text, in: Framework.gdpr, as: text, location) }
    let id = article + spelling.parts.dropFirst().map { "(\($0))" }.joined()
    let annex = ControlReference(Framework.gdpr, Identifier(text.uppercased()))
    if self[annex] != nil { return annex }
    let reference = ControlReference(Framework.gdpr, Identifier(id))
    if self[reference] != nil { return reference }
    throw unknown(text, in: Framework.gdpr, as: id, location)
  }

  private func ambiguous(_ text: String, _ choices: [String], _ location: Failure.Location?) -> Failure {
    let named = choices.map { "'\($0)'" }.joined(separator: " or ")
    return Failure(.input, "'\(text)' could mean two controls", at: location, hint: "write \(named)")
  }

  private func unknown(
    _ text: String, in catalog: Identifier<Catalog>, as id: String, _ location: Failure.Location?
  ) -> Failure {
    let near = Spelling.nearest(to: id, among: self.catalog(catalog)?.controls.map(\.id.rawValue) ?? [])
    return Failure(
      .input, "unknown control '\(text)' in \(catalog)", at: location,
      hint: near.map { "did you mean '\($0)'?" } ?? Self.forms)
  }

  private static let forms = "write it as 'iso27001:A.8.24', 'soc2:CC6.1' or 'gdpr:32(1)(a)'"
}

/// The numbers and letters of a control as somebody wrote it.
struct ControlSpelling {
  /// The framework that the words or the shape name.
  var catalog: Identifier<Catalog>?
  /// An edition named beside the number, as `2013`.
  var edition: String?
  /// The letters before the first number, upper case, as `CC`.
  var letters = ""
  /// Numbers in order.
  var numbers: [Int] = []
  /// Numbers and single letters in order, lower case.
  var parts: [String] = []
  var isAnnex = false
  var isClause = false
  /// Whether ISO/IEC 27002 was named, whose numbers are Annex A's.
  var isGuidance = false
  /// Whether letters follow a digit with nothing between, as in `6.1x`.
  var isRunOn = false

  init(_ text: String) {
    for run in Self.runs(text.lowercased()) {
      if let number = Int(run.text) { take(number, run.text) } else { take(word: run.text) }
      isRunOn = isRunOn || run.isRunOn
    }
    if catalog == nil { catalog = shape }
  }

  private mutating func take(_ number: Int, _ run: String) {
    switch number {
    case 27001: catalog = Framework.iso27001
    case 27002: (catalog, isGuidance) = (Framework.iso27001, true)
    case 2013 where numbers.isEmpty: (catalog, edition) = (Framework.iso27001, run)
    case 2016, 679, 2017, 2022: if !numbers.isEmpty { append(number, run) }
    case 2 where letters == "SOC" && numbers.isEmpty: letters = ""
    default: append(number, run)
    }
  }

  private mutating func append(_ number: Int, _ run: String) {
    numbers.append(number)
    parts.append(String(number))
  }

  private mutating func take(word: String) {
    switch word {
    case "iso", "iec", "isoiec": catalog = Framework.iso27001
    case "annex": (catalog, isAnnex) = (catalog ?? Framework.iso27001, true)
    case "clause", "cl", "klausel": (catalog, isClause) = (Framework.iso27001, true)
    case "gdpr", "dsgvo", "art", "article", "artikel": catalog = Framework.gdpr
    case "soc", "tsc", "aicpa":
      catalog = Framework.soc2
      if word == "soc" { letters = "SOC" }
    case "a" where numbers.isEmpty:
      letters = "A"
      isAnnex = catalog != Framework.soc2
    case "cc", "pi", "c", "p": if numbers.isEmpty { letters = word.uppercased() }
    case "abs", "lit", "para", "paragraph", "point", "no", "nr", "of", "the", "eu", "control", "pof", "absatz": break
    default: if word.utf8.count == 1, !numbers.isEmpty { parts.append(word) }
    }
  }

  /// The framework that the shape alone tells, or nil.
  private var shape: Identifier<Catalog>? {
    guard let first = numbers.first else { return nil }
    switch letters {
    case "CC", "PI", "C", "P": return Framework.soc2
    case "A": return first == 1 && numbers.count >= 2 && numbers[1] <= 3 ? Framework.soc2 : Framework.iso27001
    default: return parts.count > numbers.count && first > 10 ? Framework.gdpr : nil
    }
  }

  /// Runs of digits and runs of letters, and whether letters follow digits directly.
  private static func runs(_ text: String) -> [(text: String, isRunOn: Bool)] {
    var runs: [(bytes: [UInt8], isRunOn: Bool)] = []
    var kind = 0
    for byte in text.utf8 {
      let now = (0x30...0x39).contains(byte) ? 1 : (0x61...0x7A).contains(byte) ? 2 : 0
      if now != 0, now == kind {
        runs[runs.count - 1].bytes.append(byte)
      } else if now != 0 {
        runs.append(([byte], kind == 1 && now == 2))
      }
      kind = now
    }
    return runs.map { (String(decoding: $0.bytes, as: UTF8.self), $0.isRunOn) }
  }
}

extension String {
  /// Without white space at the ends.
  var trimmed: String {
    var bytes = Substring(self).utf8
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return String(Substring(bytes))
  }
}
