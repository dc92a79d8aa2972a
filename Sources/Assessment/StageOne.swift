public import Model

/// Looks for the documents and records that ISO/IEC 27001 demands by name.
public struct StageOne: Sendable {
  private let documents: [Identifier<Document>: Document]
  private let claims: [Claim]
  private let evidence: [Evidence]
  private let approvals: [Identifier<Document>: String]
  private let time: Instant

  /// Takes all claims, context included: titles, headings and approvals stand there.
  public init(documents: [Document], claims: [Claim], evidence: [Evidence], time: Instant) {
    self.documents = Dictionary(documents.map { ($0.name, $0) }) { first, _ in first }
    self.claims = claims.sorted { ($0.document, $0.lines.lowerBound) < ($1.document, $1.lines.lowerBound) }
    self.evidence = evidence
    self.time = time
    var approvals: [Identifier<Document>: String] = [:]
    for claim in self.claims where approvals[claim.document] == nil && Self.isApproval(claim) {
      approvals[claim.document] = "\(claim.text) (line \(claim.lines.lowerBound))"
    }
    self.approvals = approvals
  }

  /// Where a demanded item is, and what is wrong with it.
  public func item(for demand: DocumentedInformation.Demand) -> DocumentedInformation {
    let places = (titled(demand) + headed(demand) + sealed(demand) + mentioned(demand)).sorted {
      ($0.kind, $0.document?.rawValue ?? $0.file, $0.lines?.lowerBound ?? 0)
        < ($1.kind, $1.document?.rawValue ?? $1.file, $1.lines?.lowerBound ?? 0)
    }
    return DocumentedInformation(demand: demand, places: places, defects: defects(of: demand, places))
  }

  private func defects(
    of demand: DocumentedInformation.Demand, _ places: [DocumentedInformation.Place]
  ) -> [DocumentedInformation.Defect] {
    guard let best = places.first else { return [.missing] }
    guard best.kind != .mention else {
      let isPlanned = planned(demand)
      return [isPlanned ? .planned : .mentionedOnly]
    }
    var defects: [DocumentedInformation.Defect] = []
    if best.date == nil { defects.append(.undated) }
    if demand.kind == "document", best.kind != .evidence, best.approval == nil { defects.append(.unapproved) }
    return defects
  }

  private func titled(_ demand: DocumentedInformation.Demand) -> [DocumentedInformation.Place] {
    documents.values.filter { document in
      Self.names(demand.terms, in: document.title) || Self.names(demand.terms, in: document.name.rawValue)
    }
    .map { document in
      DocumentedInformation.Place(
        kind: .document, document: document.name, file: document.path, lines: 1...1,
        words: document.title.isEmpty ? document.name.rawValue : document.title, date: document.asOf,
        approval: approvals[document.name])
    }
  }

  private func headed(_ demand: DocumentedInformation.Demand) -> [DocumentedInformation.Place] {
    var seen: Set<[String]> = []
    var places: [DocumentedInformation.Place] = []
    for claim in claims where claim.modality != .planned {
      guard let heading = claim.section.first(where: { Self.names(demand.terms, in: $0) }),
        seen.insert([claim.document.rawValue, heading]).inserted
      else { continue }
      places.append(place(.section, claim, words: heading))
    }
    return places
  }

  private func sealed(_ demand: DocumentedInformation.Demand) -> [DocumentedInformation.Place] {
    let reference = ControlReference(Framework.iso27001, demand.control)
    // The clause alone does not say which of its records an artefact is, so only records are taken from evidence.
    guard demand.kind == "record" else { return [] }
    return evidence.filter { $0.controls.contains(reference) && $0.sufficiency == .met }.map { record in
      DocumentedInformation.Place(
        kind: .evidence, document: nil, file: record.path, lines: nil, words: record.item,
        date: record.collected.date, approval: nil)
    }
  }

  private func mentioned(_ demand: DocumentedInformation.Demand) -> [DocumentedInformation.Place] {
    claims.filter { $0.modality != .context && $0.modality != .negated && Self.names(demand.terms, in: $0.text) }
      .map { place(.mention, $0, words: $0.text) }
  }

  private func planned(_ demand: DocumentedInformation.Demand) -> Bool {
    let mentions = claims.filter { $0.modality != .context && Self.names(demand.terms, in: $0.text) }
    return !mentions.isEmpty && mentions.allSatisfy { $0.modality == .planned || $0.modality == .negated }
  }

  private func place(_ kind: DocumentedInformation.Place.Kind, _ claim: Claim, words: String)
    -> DocumentedInformation.Place
  {
    let document = documents[claim.document]
    return DocumentedInformation.Place(
      kind: kind, document: claim.document, file: document?.path ?? claim.document.rawValue, lines: claim.lines,
      words: words, date: document?.asOf, approval: approvals[claim.document])
  }

  /// Whether a text holds one of the phrases as whole words, case and punctuation apart.
  static func names(_ terms: [String], in text: String) -> Bool {
    guard !text.isEmpty else { return false }
    let words = folded(text)
    return terms.contains { words.contains(folded($0)) }
  }

  /// Lower-case words between single spaces, one at each end; a plural `s` is kept.
  private static func folded(_ text: String) -> String {
    var bytes: [UInt8] = [0x20]
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A: bytes.append(byte | 0x20)
      case 0x30...0x39, 0x61...0x7A, 0x80...: bytes.append(byte)
      default: if bytes.last != 0x20 { bytes.append(0x20) }
      }
    }
    if bytes.last != 0x20 { bytes.append(0x20) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a line says who approved the document that it stands in; approvals of access or changes do not count.
  static func isApproval(_ claim: Claim) -> Bool {
    guard claim.modality == .inPlace || claim.modality == .context else { return false }
    let words = folded(claim.text)
    for start in [" approved by ", " approved on ", " approver ", " approval ", " signed off by ", " adopted by "]
    where words.hasPrefix(start) && words.utf8.count > start.utf8.count { return true }
    if words.hasPrefix(" version "), words.contains(" approved by ") { return true }
    let subjects = [
      " this policy ", " this document ", " this plan ", " this statement ", " this procedure ", " this standard ",
    ]
    guard subjects.contains(where: { words.hasPrefix($0) }) else { return false }
    return words.contains(" approved by ") || words.contains(" adopted by ") || words.contains(" signed off by ")
  }
}
