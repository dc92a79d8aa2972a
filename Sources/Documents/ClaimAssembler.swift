// Blocks in reading order into claims: headings, lead-ins and restrictions flow to what they govern.

import Language
import Model

struct ClaimAssembler {
  var drafts: [DraftClaim] = []
  let year: Int?
  /// The year in which it was written, or else read.
  let latestYear: Int
  /// The one heading above all others, which tells nothing about single claims.
  var titleHeading: String?
  private var headings: [(level: Int, text: String, effect: HeadingEffect)] = []
  /// Lead-ins in force, innermost last; depth -1 is a paragraph's.
  var leadIns: [LeadIn] = []
  /// The drafts of the list that was read last, which the sentence after it may restrict.
  var lastList: Range<Int> = 0..<0
  var pendingQuestion: (passage: Passage, text: String)?
  var sawHeading = false
  /// Whether the block before was a member of a list, which a paragraph closes.
  private var followsItem = false
  /// Whether headings still follow, so that short lines before them are titles.
  var isPreamble = false

  struct LeadIn {
    var depth: Int
    var text: String
    var raw: Range<Int>
    var standing: Standing
    /// Whether it waits for the one paragraph that completes it.
    var isLabel: Bool
    var used = 0
  }

  init(year: Int?, read readYear: Int) { (self.year, latestYear) = (year, year ?? readYear) }

  /// The headings in force, but for the one above all; shared by the claims below them.
  var section: [String] = []

  private func path() -> [String] {
    let path = headings.map(\.text)
    return path.count > 1 && path.first == titleHeading ? Array(path.dropFirst()) : path
  }

  mutating func take(_ block: Block, next: Block?) {
    guard !block.passage.isEmpty || !block.cells.isEmpty else { return }
    let before = drafts.count
    defer {
      if let mark = block.mark {
        for index in before..<drafts.count where !drafts[index].standing.scope.contains(Claim.told) {
          drafts[index].standing = drafts[index].standing.under(mark)
        }
      }
    }
    switch block.kind {
    case .heading(let level): takeHeading(block, level, next)
    case .paragraph: takeParagraph(block, next)
    case .item(let depth): takeItem(block, depth, next)
    case .row(let header): takeRow(block, header)
    case .definition: takeDefinition(block)
    case .metadata:
      drafts.append(
        DraftClaim(
          section: [], raw: block.passage.raw(0..<block.passage.bytes.count), text: block.passage.string,
          standing: Standing(modality: .context, isExplicit: true)))
    case .noise: break
    }
  }

  // MARK: headings

  /// Puts a heading below those in force, which are outside of it.
  mutating func open(_ block: Block, _ level: Int, _ words: Words) {
    headings.append(
      (level, block.passage.string, HeadingEffect.read(words, inherited: headings.last?.effect)))
  }

  private mutating func takeHeading(_ block: Block, _ level: Int, _ next: Block?) {
    if LineNoise.isNoise(block.passage) { return }
    followsItem = false
    leadIns.removeAll()
    lastList = drafts.count..<drafts.count
    pendingQuestion = nil
    while let last = headings.last, last.level >= level { headings.removeLast() }
    section = path()
    let text = block.passage.string
    let words = Words(block.passage)
    if !drafts.isEmpty { sawHeading = true }
    let raw = block.passage.raw(0..<block.passage.bytes.count)
    // Under a heading a measure is stated by the heading itself where it names its standard or its cover.
    let outer = section
    open(block, level, words)
    section = path()
    if words.text(words.count - 1) == "?" {
      pendingQuestion = (block.passage, text)
    }
    let standing = Standing(modality: HeadingEffect.modality(of: words, year: year), isExplicit: true)
    drafts.append(DraftClaim(section: section.isEmpty ? outer : section, raw: raw, text: text, standing: standing))
    lastList = drafts.count..<drafts.count
  }

  // MARK: paragraphs

  private mutating func takeParagraph(_ block: Block, _ next: Block?) {
    let passage = block.passage.withoutFootnoteMark
    if LineNoise.isNoise(passage) || leadIns.isEmpty && LineNoise.isButton(passage) { return }
    if block.cells.count == 2 {
      takeCard(block)
      return
    }
    let sentences = Sentences.ranges(passage)
    guard let lastSentence = sentences.last else { return }
    if leadIns.last.map({ $0.depth >= 0 }) == true || followsItem { leadIns.removeAll() }
    followsItem = false
    let opensList = passage.bytes.last == 0x3A && next != nil
    // A lead-in governs the list or the lines directly after it.
    let governing = leadIns.last.flatMap { $0.depth == -1 && governs($0, block, sentences.count) ? $0 : nil }
    if governing == nil { leadIns.removeAll() } else { leadIns[leadIns.count - 1].used += 1 }
    if let governing, governing.isLabel, governing.used == 0, !opensList, !governing.standing.isContextual,
      joinsLabel(passage, sentences.count), let draft = drafts.indices.last, drafts[draft].raw == governing.raw
    {
      // `Security contact:` with the address on the next line is one claim.
      join(draft, passage)
      leadIns.removeAll()
      return
    }
    if let question = pendingQuestion {
      pendingQuestion = nil
      let answer = ShortAnswer.unmarked(passage)
      takeAnswer(question, answer, Sentences.ranges(answer))
      return
    }
    if governing == nil, takeQuestion(passage, sentences) { return }
    if passage.bytes.last == 0x3F, sentences.count == 1, next?.kind == .paragraph {
      pendingQuestion = (passage, passage.string)
      return
    }
    let before = drafts.count
    var runIn = governing
    var earlier = before
    for (index, range) in sentences.enumerated() {
      if opensList, range == lastSentence { break }
      if index == 0, sentences.count > 1, let label = runInHeading(passage, range) {
        runIn = label
        continue
      }
      let start = drafts.count
      takeSentence(passage, range, leadIn: runIn, since: before)
      if index > 0 { carryPlan(from: earlier..<start, to: start..<drafts.count) }
      earlier = start
    }
    restrictList(before)
    if opensList { openList(passage, lastSentence, depth: -1, next: next, outer: governing) }
    if governing == nil, !opensList { lastList = drafts.count..<drafts.count }
  }

  /// `Exceptions. The laboratory is not covered.`: a heading set at the beginning of its paragraph.
  ///
  /// `AES-256 at rest. TLS 1.3 in transit.` states measures.
  private mutating func runInHeading(_ passage: Passage, _ range: Range<Int>) -> LeadIn? {
    let words = Words(passage.bytes, range)
    let isStep = ["step", "phase", "stage"].contains(words.text(0))
    guard words.count <= 7, words[0].isUpper, isStep || !words.hasFigure && !words.hasMeasure,
      !words.hasFiniteVerb, words.contentCount <= 3,
      passage.bytes[range.upperBound - 1] == 0x2E, !Self.assertive.contains(words.text(0)),
      !words.words.contains(where: { English.isParticiple($0) })
    else { return nil }
    let raw = passage.raw(range)
    drafts.append(
      DraftClaim(
        section: section, raw: raw, text: passage.string(range),
        standing: Standing(modality: .context, isExplicit: true)))
    return LeadIn(
      depth: -1, text: passage.string(range), raw: raw, standing: Standing(modality: .inPlace, isExplicit: false),
      isLabel: false)
  }

  /// Words with which sentences begin and headings do not.
  private static let assertive: Set<String> = [
    "no", "never", "not", "all", "every", "each", "we", "they", "everyone", "everybody", "nobody",
  ]

  private mutating func takeCard(_ block: Block) {
    let text = block.cells[1].string + ": " + block.cells[0].string
    drafts.append(
      DraftClaim(
        section: section, raw: block.passage.raw(0..<block.passage.bytes.count), text: text,
        standing: inherit(ModalityReader.read(Words(text), year: year), leadIn: nil)))
  }

  private func governs(_ leadIn: LeadIn, _ block: Block, _ sentences: Int) -> Bool {
    if leadIn.used == 0 { return sentences <= 3 }
    return !block.isApart && sentences == 1 && block.passage.bytes.count < 120
  }

  private func joinsLabel(_ passage: Passage, _ sentences: Int) -> Bool {
    sentences == 1 && passage.bytes.count < 60 && passage.bytes.last != 0x3A && !Words(passage).startsWithFigure
  }

  private mutating func join(_ index: Int, _ passage: Passage) {
    let raw = passage.raw(0..<passage.bytes.count)
    drafts[index].text += " " + passage.string
    drafts[index].raw = drafts[index].raw.spanning(raw)
    if drafts[index].standing.modality == .context {
      drafts[index].standing = Standing(modality: .inPlace, isExplicit: false)
    }
  }

  /// `Is data encrypted? Yes.`: a question and its answer in one paragraph.
  private mutating func takeQuestion(_ passage: Passage, _ sentences: [Range<Int>]) -> Bool {
    guard sentences.count > 1, let first = sentences.first, passage.bytes[first.upperBound - 1] == 0x3F,
      !sentences.dropFirst().contains(where: { passage.bytes[$0.upperBound - 1] == 0x3F })
    else { return false }
    // `What is your RTO? (in hours)`: the answer is still to come.
    if passage.bytes[first.upperBound...].first(where: { $0 != 0x20 }) == 0x28, passage.bytes.last == 0x29 {
      pendingQuestion = (passage, passage.string)
      return true
    }
    takeAnswer((passage.slice(first), passage.string(first)), passage, Array(sentences.dropFirst()))
    return true
  }

  private mutating func takeAnswer(
    _ question: (passage: Passage, text: String), _ passage: Passage, _ sentences: [Range<Int>]
  ) {
    let raw = question.passage.raw(0..<question.passage.bytes.count)
    for (index, range) in sentences.enumerated() {
      let words = Words(passage.bytes, range)
      // `No. Never.`: each of them answers.
      if index == 0 || words.count <= 3, let short = ShortAnswer.read(words) {
        var standing = ModalityReader.read(words, year: year)
        if !standing.isExplicit || standing.modality == .negated || standing.modality == .inPlace {
          standing.modality = short
        }
        standing = standing.under(standingOfWhole(words, passage.string(range)))
        let answer = passage.raw(range)
        drafts.append(
          DraftClaim(
            section: section, raw: raw.spanning(answer),
            text: question.text + " " + passage.string(range),
            standing: inherit(standing, leadIn: nil)))
        continue
      }
      let leadIn = LeadIn(
        depth: -1, text: question.text, raw: raw, standing: Standing(modality: .inPlace, isExplicit: false),
        isLabel: false)
      takeSentence(passage, range, leadIn: leadIn)
    }
    if passage.bytes.last == 0x3A {
      let whole = LeadIn(
        depth: -1, text: question.text + " " + passage.string, raw: raw,
        standing: Standing(modality: drafts.last?.standing.modality ?? .inPlace, isExplicit: false), isLabel: false)
      leadIns.append(whole)
      lastList = drafts.count..<drafts.count
    }
  }

  // MARK: lists

  private mutating func openList(_ passage: Passage, _ range: Range<Int>, depth: Int, next: Block?, outer: LeadIn?) {
    let words = Words(passage.bytes, range)
    var standing = ModalityReader.read(words, year: year)
    if ListEffect.endsInDenial(words) { standing = Standing(modality: .negated, isExplicit: true) }
    if let outer, outer.standing.isExplicit, !standing.isExplicit { standing = outer.standing }
    let explains = standing.modality == .context
    // `Here's more about our practices:` heads what is stated, `Here are examples:` and `Here is what we plan:` nothing.
    if explains, words.text(0).hasPrefix("here"),
      words.words.contains(where: { ["practices", "measures", "controls", "how", "safeguards"].contains($0.text) }),
      !words.words.contains(where: { ["plan", "planned", "planning", "will", "examples", "next"].contains($0.text) })
    {
      standing = Standing(modality: .inPlace, isExplicit: false)
    }
    let effect = standing.isExplicit ? nil : ListEffect.standing(words, at: latestYear)
    standing = effect.map { Standing(modality: $0, isExplicit: true) } ?? ListEffect.adjust(standing, words)
    let raw = passage.raw(range)
    let text = passage.string(range)
    let states = ListEffect.statesFact(words)
    let isLabel = depth == -1 && !words.hasFiniteVerb || text.utf8.count < 60
    // A complete clause is a claim of its own; a mere opening is context.
    var own = states && !explains ? inherit(standing, leadIn: outer) : Standing(modality: .context, isExplicit: true)
    if states, ListEffect.endsInCondition(words) { own = Standing(modality: .conditional, isExplicit: true) }
    drafts.append(
      DraftClaim(section: section, raw: raw, text: text, leadIn: outer.map { ($0.text, $0.raw) }, standing: own))
    leadIns.append(LeadIn(depth: depth, text: text, raw: raw, standing: standing, isLabel: isLabel))
    lastList = drafts.count..<drafts.count
  }

  private mutating func takeItem(_ block: Block, _ depth: Int, _ next: Block?) {
    let asked = followsItem ? pendingQuestion : nil
    pendingQuestion = nil
    followsItem = true
    while let last = leadIns.last, last.depth >= depth { leadIns.removeLast() }
    let passage = block.passage
    if LineNoise.isNoise(passage) { return }
    let sentences = Sentences.ranges(passage)
    guard let lastSentence = sentences.last else { return }
    if let asked {
      let answer = ShortAnswer.unmarked(passage)
      takeAnswer(asked, answer, Sentences.ranges(answer))
      return
    }
    if isAnswered(passage, depth, next) {
      pendingQuestion = (passage, passage.string)
      return
    }
    let governing = leadIns.last
    if !leadIns.isEmpty { leadIns[leadIns.count - 1].used += 1 }
    var nests = false
    if governing?.standing.isContextual != true, passage.bytes.last != 0x3A, takeQuestion(passage, sentences) { return }
    if case .item(let below)? = next?.kind, below > depth { nests = true }
    let opensList = passage.bytes.last == 0x3A && nests
    let before = drafts.count
    for range in sentences {
      if range == lastSentence,
        opensList || (nests && sentences.count == 1 && !Words(passage.bytes, range).hasFiniteVerb)
      {
        openList(passage, range, depth: depth, next: next, outer: governing)
        lastList = min(lastList.lowerBound, drafts.count)..<drafts.count
        return
      }
      takeSentence(passage, range, leadIn: governing, isItem: true, since: before)
    }
    if nests {
      leadIns.append(
        LeadIn(
          depth: depth, text: passage.string, raw: passage.raw(0..<passage.bytes.count),
          standing: standing(below: passage, drafts.last?.standing), isLabel: false))
    }
    lastList = lastList.lowerBound..<drafts.count
  }

  /// Whether a member of a list asks and what follows answers: one below it, or one that begins with yes or no.
  private func isAnswered(_ passage: Passage, _ depth: Int, _ next: Block?) -> Bool {
    guard passage.bytes.last == 0x3F, let next else { return false }
    switch next.kind {
    case .item(let below): return below > depth || ShortAnswer.read(Words(next.passage)) != nil
    case .paragraph: return ShortAnswer.read(Words(next.passage)) != nil
    default: return false
    }
  }

  /// A sentence after a list that speaks of it as a whole: `This option is subject to a contract`.
  private mutating func restrictList(_ first: Int) {
    guard !lastList.isEmpty, lastList.upperBound == first, first < drafts.count else { return }
    let restriction = drafts[first]
    guard restriction.standing.isExplicit, [.conditional, .planned].contains(restriction.standing.modality),
      ListEffect.speaksOfList(Words(restriction.text))
    else { return }
    for index in lastList where drafts[index].standing.modality == .inPlace {
      drafts[index].standing.modality = restriction.standing.modality
      drafts[index].standing.scope += restriction.standing.scope.filter { !drafts[index].standing.scope.contains($0) }
    }
  }

  // MARK: sentences

  /// - Parameter first: the first draft of its block, where a sentence before may be what this one denies of something.
  mutating func takeSentence(
    _ passage: Passage, _ range: Range<Int>, leadIn: LeadIn?, isItem: Bool = false, since first: Int? = nil
  ) {
    let words = Words(passage.bytes, range)
    guard words.words.contains(where: { !$0.isMark }) else { return }
    let leadIn = leadIn ?? first.flatMap { denied(words, since: $0) }
    if passage.bytes[range.upperBound - 1] == 0x3F, leadIn == nil {
      drafts.append(
        DraftClaim(
          section: section, raw: passage.raw(range), text: passage.string(range),
          standing: Standing(modality: .context, isExplicit: true)))
      return
    }
    if let glued = GluedLabel.split(words, passage, range) {
      let text = passage.string(glued.label) + ": " + passage.string(glued.value)
      let standing = inherit(ModalityReader.read(Words(text), year: year), leadIn: leadIn)
      drafts.append(
        DraftClaim(
          section: section, raw: passage.raw(range), text: text, leadIn: leadIn.map { ($0.text, $0.raw) },
          standing: standing))
      return
    }
    let clauses = Clauses.split(words, 0..<words.count)
    let opening = drafts.count
    let whole = standingOfWhole(words, passage.string(range))
    let isWhole = clauses.count == 1 && range.count == passage.bytes.count && !isItem
    var followsContext = false
    for clause in clauses {
      guard let first = clause.range.first, let last = clause.range.last else { continue }
      var low = words[first].range.lowerBound
      var high = words[last].range.upperBound
      // The sentence's own ends keep their quotation marks and full stop.
      if clause.range.lowerBound == 0 { low = range.lowerBound }
      if clause.range.upperBound == words.count { high = range.upperBound }
      var part = low == range.lowerBound && high == range.upperBound ? words : Words(passage.bytes, low..<high)
      let text = passage.string(low..<high)
      let actor = Actor.scope(part)
      var lead = leadIn.map { ($0.text, $0.raw) }
      if let borrowed = clause.borrowed, let start = borrowed.first, let end = borrowed.last {
        let span = words[start].range.lowerBound..<words[end].range.upperBound
        part.words = Array(words.words[borrowed]) + part.words
        let before = leadIn.map { $0.text + " " } ?? ""
        lead = (before + passage.string(span), passage.raw(span))
      } else if clause.range.lowerBound > 0, lead == nil, let said = denied(part, since: opening) {
        lead = (said.text, said.raw)
      }
      var standing = standing(of: part, text, isSole: clauses.count == 1, in: whole)
      // `This policy applies to servers; development systems; and laptops`: members of what was read before.
      if clause.borrowed == nil, followsContext, standing.modality == .inPlace, !part.hasFiniteVerb {
        standing = Standing(modality: .context, isExplicit: true)
      }
      followsContext = standing.modality == .context
      if standing.modality == .context, whole == nil, part.hasDutyBeyondContext {
        standing = Standing(modality: .inPlace, isExplicit: false)
      }
      if headings.last?.effect.isIntroduction == true, standing.modality == .inPlace, part.namesActor {
        standing.isExplicit = true
      }
      if clause.borrowed == nil, leadIn == nil, !standing.isExplicit, isTitle(part, of: passage, isItem: isItem) {
        standing = Standing(modality: .context, isExplicit: true)
      }
      if standing.modality == .inPlace, headings.last?.effect.isPractice == true, part.opensWithPlainVerb {
        standing = Standing(modality: .context, isExplicit: true)
      }
      if standing.modality == .inPlace,
        !isItem && leadIn == nil && Exposition.namesAim(part) || Exposition.namesGoal(part)
      {
        standing = Standing(modality: .context, isExplicit: true)
      }
      if standing.modality == .inPlace, !standing.isExplicit, isWhole, Emptiness.isEmpty(part, leadIn: leadIn != nil) {
        standing = Standing(modality: .context, isExplicit: true)
      }
      drafts.append(
        DraftClaim(
          section: section, raw: passage.raw(low..<high), text: text, leadIn: lead,
          standing: inherit(standing, leadIn: leadIn), actor: actor))
    }
  }

  /// What the lead-in and the headings say, where the words themselves say nothing.
  func inherit(_ standing: Standing, leadIn: LeadIn?) -> Standing {
    var result = standing
    if let lead = leadIn?.standing {
      switch lead.modality {
      case .negated where standing.modality == .inPlace: result.modality = .negated
      case .planned, .conditional:
        if standing.modality == .inPlace { result.modality = lead.modality }
      case .inPlace:
        // `We commit to:` → `Not pursue legal action`
        if standing.modality == .negated, ListEffect.isCommitment(leadIn?.text ?? "") { result.modality = .inPlace }
        // `This ensures that:` → `single files can be restored`
        if standing.modality == .conditional, ListEffect.isCheck(Words(leadIn?.text ?? "")) {
          result.modality = .inPlace
        }
      case .context:
        if standing.modality == .inPlace { result.modality = .context }
      default: break
      }
      for parameter in lead.scope where !result.scope.contains(parameter) { result.scope.append(parameter) }
    }
    if let effect = headings.last?.effect {
      let isUniversal = standing.isExplicit && standing.modality == .inPlace
      if let modality = effect.modality, result.modality == .inPlace, !result.isExplicit { result.modality = modality }
      if isUniversal { return result }
      for parameter in effect.scope where !result.scope.contains(parameter) { result.scope.append(parameter) }
    }
    return result
  }
}

extension Standing {
  /// Whether what hangs on it is no claim either.
  var isContextual: Bool { modality == .context }
}
