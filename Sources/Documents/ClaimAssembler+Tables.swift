// Rows of tables and definitions, which pair what they name with what is said of it.

import Model

extension ClaimAssembler {
  mutating func takeRow(_ block: Block, _ header: [String]) {
    leadIns.removeAll()
    pendingQuestion = nil
    if TableHeader.isHistory(header) { return }
    for reading in TableRow.read(block.cells, header: header) {
      let words = Words(reading.plain.isEmpty ? reading.text : reading.plain)
      var standing = ModalityReader.read(words, year: year)
      if let fixed = reading.modality, fixed != .context || standing.modality == .inPlace {
        standing = Standing(modality: fixed, scope: standing.scope + reading.scope, isExplicit: true)
      }
      drafts.append(
        DraftClaim(
          section: section, raw: reading.raw, text: reading.text,
          standing: inherit(standing.under(modality(of: block.cells, header)), leadIn: nil), context: reading.context))
    }
    lastList = drafts.count..<drafts.count
  }

  mutating func takeDefinition(_ block: Block) {
    guard block.cells.count == 2 else { return }
    let term = block.cells[0]
    let description = block.cells[1]
    let sentences = Sentences.ranges(description)
    let termRaw = term.raw(0..<term.bytes.count)
    for (index, range) in sentences.enumerated() {
      if index == 0 {
        let text = term.string + (term.bytes.last == 0x3A ? " " : ": ") + description.string(range)
        let standing = standing(
          of: Words(text), text, isSole: sentences.count == 1,
          in: standingOfWhole(Words(description.bytes, range), description.string(range)))
        drafts.append(
          DraftClaim(
            section: section, raw: termRaw.spanning(description.raw(range)), text: text,
            standing: inherit(standing, leadIn: nil)))
      } else {
        let leadIn = LeadIn(
          depth: -1, text: term.string, raw: termRaw, standing: Standing(modality: .inPlace, isExplicit: false),
          isLabel: false)
        takeSentence(description, range, leadIn: leadIn)
      }
    }
    lastList = drafts.count..<drafts.count
  }
}
