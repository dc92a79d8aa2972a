import Model

/// What a mapper knows of words and headings that it has read, and its working space.
struct MapperMemory {
  /// A text as phrases and the words where each begins.
  struct Reading {
    var words: [Int32] = []
    var hits: [(term: Int32, start: Int32)] = []
  }

  /// Where a phrase was found first, at its weightiest place.
  struct Find {
    var time: UInt32 = 0
    var place = 0.0
    var isInText = false
    var reading: Int32 = 0
    var start: Int32 = 0
  }

  /// The phrases, of which all tasks have one copy: in a struct each of its arrays would be counted in and out.
  private final class Phrases: Sendable {
    let index: TermIndex
    /// The patterns of all phrases in a row, and where each phrase's end.
    let patterns: [Int32]
    let ends: [Int]

    init(_ index: TermIndex) {
      self.index = index
      (patterns, ends) = index.rows
    }
  }

  private let phrases: Phrases
  private var table = WordTable()
  private var entries: [TermIndex.Entry] = []
  /// The numbers of all entries.
  private var row: [Int32] = []
  private var known: [String: Reading] = [:]
  private var last: (section: [String], readings: [Reading]) = ([], [])
  private var lastLeadIn: (text: String, reading: Reading) = ("", Reading())
  private var time: UInt32 = 0
  /// The texts of the claim at hand.
  private var readings: [Reading] = []
  private var finds: [Find]
  /// The phrases found; ascending once `sort` was called.
  private(set) var terms: [Int32] = []

  init(_ index: TermIndex) {
    phrases = Phrases(index)
    finds = Array(repeating: Find(), count: index.count)
  }

  /// Begins another claim.
  mutating func clear() {
    // A hostile document has no end of words: the memory does.
    if entries.count > 50_000 || known.count > 5_000 {
      table.removeAll()
      entries.removeAll()
      row.removeAll()
      known.removeAll()
      last = ([], [])
      lastLeadIn = ("", Reading())
    }
    if time == UInt32.max {
      finds = Array(repeating: Find(), count: finds.count)
      time = 0
    }
    time += 1
    terms.removeAll(keepingCapacity: true)
    readings.removeAll(keepingCapacity: true)
  }

  /// Finds the phrases of a claim's own text.
  mutating func scan(text: String, place: Double) { take(read(text), place, isText: true) }

  /// Finds the phrases of a lead-in, which stands over many claims and is remembered.
  mutating func scan(leadIn: String, place: Double) {
    if leadIn != lastLeadIn.text { lastLeadIn = (leadIn, remembered(leadIn)) }
    take(lastLeadIn.reading, place, isText: false)
  }

  /// Finds the phrases of the headings, from the nearest on; neighbours have the same ones.
  mutating func scan(section: [String], nearest: Double, outer: Double) {
    if section != last.section { last = (section, section.reversed().map { remembered($0) }) }
    for (depth, reading) in last.readings.enumerated() { take(reading, depth == 0 ? nearest : outer, isText: false) }
  }

  private mutating func remembered(_ text: String) -> Reading {
    if let kept = known[text] { return kept }
    let reading = read(text)
    known[text] = reading
    return reading
  }

  private mutating func take(_ reading: Reading, _ place: Double, isText: Bool) {
    for hit in reading.hits {
      let term = Int(hit.term)
      if finds[term].time == time { continue }
      finds[term] = Find(
        time: time, place: place, isInText: isText, reading: Int32(readings.count), start: hit.start)
      terms.append(hit.term)
    }
    readings.append(reading)
  }

  /// Puts the phrases found in ascending order.
  mutating func sort() { terms.sort() }

  /// The place of a phrase, or nil where it was not found.
  func place(of term: Int) -> Double? { finds[term].time == time ? finds[term].place : nil }

  func isInText(_ term: Int) -> Bool { finds[term].time == time && finds[term].isInText }

  /// Appends the words that a phrase was found as.
  func append(wordsOf term: Int, to text: inout [UInt8]) {
    let find = finds[term]
    for offset in 0..<phrases.ends[term + 1] - phrases.ends[term] {
      if offset > 0 { text.append(0x20) }
      table.append(Int(readings[Int(find.reading)].words[Int(find.start) + offset]), to: &text)
    }
  }

  private mutating func read(_ text: String) -> Reading {
    var reading = Reading()
    reading.words.reserveCapacity(text.utf8.count / 5 + 2)
    reading.hits.reserveCapacity(8)
    TermIndex.eachWord(of: text) { word in
      let number = table.insert(word)
      if number == entries.count { entries.append(phrases.index.entry(of: word, &row)) }
      reading.words.append(Int32(number))
    }
    for start in reading.words.indices {
      let entry = Int(reading.words[start])
      // Most words begin no phrase.
      guard entries[entry].begins else { continue }
      for place in entries[entry].single { reading.hits.append((row[place], Int32(start))) }
      for place in entries[entry].longer where follows(Int(row[place]), reading.words, start) {
        reading.hits.append((row[place], Int32(start)))
      }
    }
    return reading
  }

  private func follows(_ term: Int, _ words: [Int32], _ start: Int) -> Bool {
    let (first, end) = (phrases.ends[term], phrases.ends[term + 1])
    guard start + end - first <= words.count else { return false }
    for place in first + 1..<end {
      let entry = Int(words[start + place - first])
      guard entries[entry].patterns.contains(where: { row[$0] == phrases.patterns[place] }) else { return false }
    }
    return true
  }
}
