import Model

// How a clause stands by its own words and by the marks and remarks at its ends.

extension ClaimAssembler {
  /// - Parameter isSole: whether it is all of its sentence, as a label with its value is.
  func standing(of clause: Words, _ text: String, isSole: Bool) -> Standing {
    var standing = ModalityReader.read(clause, year: year)
    if clause.isDocumentControl { standing = Standing(modality: .context, isExplicit: true) }
    if standing.modality == .inPlace, let other = otherStanding(of: clause, text) {
      standing = Standing(modality: other, isExplicit: true)
    }
    if isSole, let labelled = LabelledStanding.read(text) { standing = Standing(modality: labelled, isExplicit: true) }
    return standing
  }

  /// What times and remarks make of a clause that reads as done; nil where they make nothing of it.
  private func otherStanding(of clause: Words, _ text: String) -> Modality? {
    if FutureTime.begins(clause, after: latestYear) || FutureTime.isSetBeside(clause, year: latestYear) {
      return .planned
    }
    if FutureTime.hasEnded(clause, before: latestYear) { return .negated }
    return TrailingRemark.read(text, before: latestYear)
  }

  /// Whether words before the first heading are a title or what a document says of itself.
  func isTitle(_ words: Words, of passage: Passage, isItem: Bool) -> Bool {
    !sawHeading && (!isItem || passage.bytes.contains(0x3A))
      && (isPreamble || (drafts.count < 3 && passage.bytes.last != 0x2E))
      && !words.hasFiniteVerb && !words.hasMeasure && !words.endsInCadence && words.count <= 20
  }
}
