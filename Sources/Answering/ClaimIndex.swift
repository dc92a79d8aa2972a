import Language
import Model

/// Claims by topic, read once for all questions.
struct ClaimIndex {
  let claims: [ClaimReading]
  private let byTopic: [Identifier<Topic>: [ClaimReading]]

  init(_ claims: [Claim], lexicon: Lexicon, offer: OfferScope) {
    var readings: [ClaimReading] = []
    readings.reserveCapacity(claims.count)
    var byTopic: [Identifier<Topic>: [ClaimReading]] = [:]
    var before: Claim?
    var aliases: [Identifier<Document>: CompanyAlias] = [:]
    var start = 0
    while start < claims.count {
      let end = claims[start...].firstIndex { $0.document != claims[start].document } ?? claims.count
      if let alias = CompanyAlias(claims[start..<end], lexicon.tokenizer) { aliases[claims[start].document] = alias }
      start = end
    }
    let sentences = SentenceMarks.sentences(of: claims)
    for (order, claim) in claims.enumerated() {
      defer { before = claim }
      guard claim.modality != .context, offer.holds(claim) else { continue }
      let reading = ClaimReading(
        claim, order: order, before: before?.document == claim.document ? before : nil,
        sentence: sentences[order], alias: aliases[claim.document], lexicon: lexicon)
      guard reading.modality != .context else { continue }
      if let plan = reading.plan, offer.includes(plan) { reading.drop(plan: plan) }
      for aspect in reading.aspects.values { byTopic[aspect.topic, default: []].append(reading) }
      readings.append(reading)
    }
    self.claims = readings
    self.byTopic = byTopic
  }

  /// Claims on a topic in the order of their documents.
  func claims(on topic: Identifier<Topic>) -> [ClaimReading] { byTopic[topic] ?? [] }
}
