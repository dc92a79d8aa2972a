/// A word as a number: eight bytes stand for themselves, longer words may share theirs with others.
struct WordKey: Hashable, Sendable {
  let bits: UInt64

  private static let shared: UInt64 = 1 << 63

  /// Whether two words of this key are the same without a look at them.
  var isExact: Bool { bits & Self.shared == 0 }

  /// The one byte of a word of one byte, else 0.
  var byte: UInt8 { bits < 0x100 ? UInt8(bits) : 0 }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var bits: UInt64 = 0
    for index in 0..<min(bytes.count, 8) { bits |= UInt64(bytes[index]) << UInt64(index * 8) }
    if bytes.count > 8 {
      for index in 8..<bytes.count { bits = (bits ^ UInt64(bytes[index])) &* 0x9E37_79B9_7F4A_7C15 }
      bits |= Self.shared
    }
    self.bits = bits
  }

  init(_ text: String) {
    var text = text
    self = text.withUTF8 { WordKey($0) }
  }
}

/// A set of words that may take a word for a member that is none.
struct WordFilter: Sendable {
  private var bits: UInt64 = 0

  /// Takes every word for a member.
  static let all = WordFilter(bits: ~0)

  init() {}
  init(_ key: WordKey) { insert(key) }
  private init(bits: UInt64) { self.bits = bits }

  mutating func insert(_ key: WordKey) { bits |= 1 << ((key.bits &* 0x9E37_79B9_7F4A_7C15) >> 58) }

  /// Whether a word of the other set may be a member.
  @inline(__always)
  func mayHave(_ other: WordFilter) -> Bool { bits & other.bits != 0 }
}

/// Values of words, found by their keys.
struct WordMap<Value: Sendable>: Sendable {
  private var slots: [Int32] = [Int32](repeating: -1, count: 64)
  private var keys: [WordKey] = []
  private var words: [String] = []
  private(set) var values: [Value] = []

  /// The place of a word's value, or nil.
  @inline(__always)
  func index(_ key: WordKey, _ text: @autoclosure () -> String) -> Int? {
    var slot = Self.slot(key, slots.count)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if keys[index] == key, key.isExact || words[index] == text() { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The text of a word as it is kept here.
  func word(_ index: Int) -> String { words[index] }

  mutating func update(_ word: String, default value: Value, _ change: (inout Value) -> Void) {
    let key = WordKey(word)
    if let index = index(key, word) { return change(&values[index]) }
    keys.append(key)
    words.append(word)
    values.append(value)
    change(&values[values.count - 1])
    if keys.count * 2 > slots.count {
      slots = [Int32](repeating: -1, count: slots.count * 2)
      for index in keys.indices { insert(index) }
    } else {
      insert(keys.count - 1)
    }
  }

  private mutating func insert(_ index: Int) {
    var slot = Self.slot(keys[index], slots.count)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  private static func slot(_ key: WordKey, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (key.bits &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
  }
}

/// A set of words whose members are known by one bit of each word.
struct WordClass: Sendable {
  let words: Set<String>
  fileprivate let bit: UInt32

  /// Makes a class; its number is its own.
  init(_ number: UInt32, _ words: Set<String>) { (bit, self.words) = (1 << number, words) }

  @inline(__always)
  func contains(_ word: Words.Word) -> Bool { word.classes & bit != 0 }

  /// Whether it is one of a word's classes.
  func isAmong(_ classes: UInt32) -> Bool { classes & bit != 0 }

  func contains(_ text: String) -> Bool { Glossary.classes(of: text) & bit != 0 }
}

/// All words of the classes, so that a word is looked up once when it is read.
enum Glossary {
  static let words: WordMap<UInt32> = {
    var words = WordMap<UInt32>()
    let classes = [
      English.functionWords, English.auxiliaries, English.beForms, English.determiners, English.pronouns,
      English.prepositions, English.ambiguousVerbs, English.planNouns, English.alsoNouns, English.verbForms,
      English.plainVerbs, English.irregularParticiples, Clauses.subordinators, Clauses.breakers,
      Clauses.joints, Clauses.limits, Clauses.dashes, Clauses.relatives,
      ModalityReader.offers, ModalityReader.openings, ModalityReader.mayOpen, PlanName.names, PlanName.kinds,
      PlanName.strong, Words.labels, Words.control, ListEffect.fillers, TableHeader.names,
    ]
    for members in classes {
      for word in members.words { words.update(word, default: 0) { $0 |= members.bit } }
    }
    return words
  }()

  static func classes(of text: String) -> UInt32 {
    words.index(WordKey(text), text).map { words.values[$0] } ?? 0
  }
}
