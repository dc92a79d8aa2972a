import Model

// How a clause stands by its own words, by the marks and remarks at its ends, and by those of its sentence.

extension ClaimAssembler {
  /// - Parameters:
  ///   - isSole: whether it is all of its sentence, as a label with its value is.
  ///   - whole: what the sentence says of all of it.
  func standing(of clause: Words, _ text: String, isSole: Bool, in whole: Modality?) -> Standing {
    var standing = ModalityReader.read(clause, year: year)
    if clause.isDocumentControl { standing = Standing(modality: .context, isExplicit: true) }
    if standing.modality == .inPlace, FutureTime.hasEnded(clause, before: latestYear) {
      standing = Standing(modality: .negated, isExplicit: true)
    }
    if isSole, let labelled = LabelledStanding.read(text) {
      standing = Standing(modality: labelled, scope: labelled == .inPlace ? [] : [Claim.told], isExplicit: true)
    }
    let denies = clause.words.indices.contains { index in
      Self.denials.contains(clause.text(index)) && clause.text(index + 1) != "longer"
    }
    // `(no longer)` is the whole's denial, not another one of the clause's.
    if whole == .negated, standing.modality == .negated, !denies {
      let forbids = clause.words.contains { Self.forbidding.contains($0.text) }
      return forbids
        ? Standing(modality: .context, isExplicit: true)
        : Standing(modality: .negated, scope: [Claim.told], isExplicit: true)
    }
    return standing.under(whole, denies: denies)
  }

  /// Words of rules of which a denial says nothing that anybody can tell.
  private static let forbidding: Set<String> = [
    "forbidden", "prohibited", "banned", "disallowed", "blocked", "disabled",
  ]

  private static let denials: Set<String> = [
    "no", "not", "never", "nobody", "none", "neither", "without", "don't", "doesn't", "cannot", "can't", "isn't",
    "aren't",
  ]

  /// How what is set out below a member of a list stands: what a whole sentence denies (`… and are not shared.`) it does not
  /// deny of that.
  func standing(below member: Passage, _ own: Standing?) -> Standing {
    let plain = Standing(modality: .inPlace, isExplicit: false)
    guard let own, own.modality != .negated || member.bytes.last != 0x2E else { return plain }
    return own
  }

  /// What was said right before as a lead-in, where all that some words do is to deny it of something.
  func denied(_ words: Words, since first: Int) -> LeadIn? {
    guard drafts.count > first, let last = drafts.last, last.standing.modality != .context, Ellipsis.denies(words)
    else { return nil }
    return LeadIn(
      depth: -1, text: last.text, raw: last.raw, standing: Standing(modality: .inPlace, isExplicit: false),
      isLabel: false)
  }

  /// What the marks, remarks and words at the ends of a sentence make of all of it: `… (draft)`, `Our goal is that …`.
  func standingOfWhole(_ words: Words, _ text: String) -> Modality? {
    if LineMark.isCrossed(text) { return .negated }
    if let remark = TrailingRemark.read(text, before: latestYear) { return remark }
    let start = words.words.firstIndex { !$0.isFigure && !$0.isMark } ?? 0
    if let opening = SentenceEnds.opening(words, from: start) { return opening }
    if FutureTime.begins(words, after: latestYear) || FutureTime.isSetBeside(words, year: latestYear) {
      return .planned
    }
    return SentenceEnds.ending(words)
  }

  /// What the first cell that tells of the whole row makes of it.
  func modality(of cells: [Passage], _ header: [String]) -> Modality? {
    if TableHeader.setsShare(cells, header: header) { return .context }
    // How far the row is, a cell of its own tells already.
    for cell in cells where StatusWords.standing(cell.string) == nil {
      if let whole = standingOfWhole(Words(cell), cell.string) { return whole }
    }
    return nil
  }

  /// Whether words before the first heading are a title or what a document says of itself.
  func isTitle(_ words: Words, of passage: Passage, isItem: Bool) -> Bool {
    !sawHeading && (!isItem || passage.bytes.contains(0x3A))
      && (isPreamble || (drafts.count < 3 && passage.bytes.last != 0x2E))
      && !words.hasFiniteVerb && !words.hasMeasure && !words.endsInCadence && words.count <= 20
  }
}

extension Standing {
  /// The standing of a part of what stands so as a whole.
  ///
  /// - Parameter denies: whether the part holds a denial itself.
  func under(_ whole: Modality?, denies: Bool = false) -> Standing {
    switch (whole, modality) {
    case (nil, _), (_, .context), (.conditional, .negated): self
    case (.conditional, .planned): Standing(modality: .planned, scope: scope + [Claim.told], isExplicit: true)
    // What denies a denial or a rule: nobody can tell.
    case (.negated, .negated): Standing(modality: .context, isExplicit: true)
    case (.negated, .inPlace) where isExplicit || denies: Standing(modality: .context, isExplicit: true)
    case (let whole?, _): Standing(modality: whole, scope: scope + [Claim.told], isExplicit: true)
    }
  }
}

/// Words at the ends of a sentence that hold for all of its clauses.
enum SentenceEnds {
  private static let openings = Phrases<Modality>([
    (
      .planned,
      [
        "our goal|aim|ambition|aspiration|intention|objective is|are that|for", "we hope|hopes|wish|want that",
        "it would be desirable|nice|good|useful|helpful|preferable|better|great",
      ]
    ),
    (.negated, ["it is no longer the case|true", "it is not the case|true"]),
    (.conditional, ["in theory|principle", "ideally"]),
    (.context, ["it is unclear|unknown|doubtful", "we assume", "it is assumed"]),
  ])
  private static let endings = Phrases<Modality>([
    (.planned, ["in the near|foreseeable future", "soon ."]),
    (.conditional, ["in theory|principle", "theoretically"]),
  ])

  static func opening(_ words: Words, from start: Int) -> Modality? {
    if words.text(start) == "either", words.words.contains(where: { $0.text == "or" }), words.hasFiniteVerb {
      return .conditional
    }
    guard let match = openings.first(in: words), match.range.lowerBound == start else { return nil }
    return match.meaning
  }

  static func ending(_ words: Words) -> Modality? {
    guard let match = endings.first(in: words), match.range.upperBound >= words.count - 2 else { return nil }
    return match.meaning
  }
}
