/// Where elements occur in the text at hand: for each a list of places, forgotten at no cost when the next text comes.
final class Occurrences {
  fileprivate struct Slot {
    var text: UInt32
    var first: Int32
    var last: Int32
  }

  fileprivate struct Place {
    var lower: Int32
    var upper: Int32
    var next: Int32
  }

  // The table is read for each part of each term that a text might have: it needs an address, not a checked array.
  private let slots: UnsafeMutableBufferPointer<Slot>
  private var found = Found()

  /// What the text at hand has; in one value, since each access to a property of a class is checked.
  private struct Found {
    var text: UInt32 = 0
    var places: [Place] = []
    var elements: [Int32] = []

    @inline(__always)
    mutating func add(_ element: Int, _ range: Range<Int>, _ slots: UnsafeMutableBufferPointer<Slot>) {
      let place = Int32(places.count)
      places.append(Place(lower: Int32(range.lowerBound), upper: Int32(range.upperBound), next: -1))
      if slots[element].text == text {
        places[Int(slots[element].last)].next = place
        slots[element].last = place
      } else {
        slots[element] = Slot(text: text, first: place, last: place)
        elements.append(Int32(element))
      }
    }
  }

  /// The elements that occur, in the order of their first places; ascending once `sort` was called.
  var elements: [Int32] { found.elements }

  init(elements: Int) {
    slots = .allocate(capacity: max(elements, 1))
    slots.initialize(repeating: Slot(text: 0, first: 0, last: 0))
  }

  deinit { slots.deallocate() }

  private func clear() {
    if found.text == UInt32.max {
      slots.update(repeating: Slot(text: 0, first: 0, last: 0))
      found.text = 0
    }
    found.text += 1
    found.places.removeAll(keepingCapacity: true)
    found.elements.removeAll(keepingCapacity: true)
  }

  /// Begins another text and takes the elements that a closure hands over.
  @inline(__always)
  func take(_ body: ((Int, Range<Int>) -> Void) -> Void) {
    clear()
    var taken = Found()
    swap(&taken, &found)
    body { taken.add($0, $1, slots) }
    swap(&taken, &found)
  }

  /// Puts the elements in ascending order.
  func sort() { found.elements.sort() }

  /// Which elements occur and where, while the text stays the same.
  struct Presence {
    fileprivate let slots: UnsafeMutableBufferPointer<Slot>
    fileprivate let text: UInt32
    fileprivate let places: [Place]

    @inline(__always)
    func contains(_ element: Int) -> Bool { slots[element].text == text }

    /// Calls a closure with each place of an element, in the order of the text.
    @inline(__always)
    func each(_ element: Int, _ body: (Range<Int>) -> Void) {
      guard contains(element) else { return }
      var place = slots[element].first
      while place >= 0 {
        body(Int(places[Int(place)].lower)..<Int(places[Int(place)].upper))
        place = places[Int(place)].next
      }
    }
  }

  /// Taken once for a text: each access to a property of a class is checked.
  var presence: Presence { Presence(slots: slots, text: found.text, places: found.places) }
}

/// The first place of each element in the headings and the lead-in above a text.
final class Surroundings {
  fileprivate struct Slot {
    var time: UInt32
    var lower: Int32
    var upper: Int32
    var isOfSentence = false
  }

  private let slots: UnsafeMutableBufferPointer<Slot>
  private var time: UInt32 = 0
  private var numbers: [Int] = []
  /// The elements that occur, ascending.
  private(set) var elements: [Int32] = []

  init(elements: Int) {
    slots = .allocate(capacity: max(elements, 1))
    slots.initialize(repeating: Slot(time: 0, lower: 0, upper: 0))
  }

  deinit { slots.deallocate() }

  /// Takes the contexts of a text, nearest first; the claims of a section have the same ones.
  func take(_ contexts: [Lexicon.Context]) {
    if numbers.count == contexts.count, time > 0, zip(numbers, contexts).allSatisfy({ $0 == $1.number }) { return }
    if time == UInt32.max {
      slots.update(repeating: Slot(time: 0, lower: 0, upper: 0))
      time = 0
    }
    time += 1
    elements.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    var offset = 0
    for context in contexts {
      numbers.append(context.number)
      for (element, range) in context.places {
        // What another part of the sentence says counts in full, wherever else it stands.
        guard slots[Int(element)].time != time else {
          slots[Int(element)].isOfSentence = slots[Int(element)].isOfSentence || context.isOfSentence
          continue
        }
        slots[Int(element)] = Slot(
          time: time, lower: Int32(range.lowerBound + offset), upper: Int32(range.upperBound + offset),
          isOfSentence: context.isOfSentence)
        elements.append(element)
      }
      offset += context.tokens.count
    }
    elements.sort()
  }

  /// Which elements occur and where first, while the contexts stay the same.
  struct Presence {
    fileprivate let slots: UnsafeMutableBufferPointer<Slot>
    fileprivate let time: UInt32

    @inline(__always)
    func contains(_ element: Int) -> Bool { slots[element].time == time }

    /// Whether an element that is there stands in an earlier part of the text's sentence.
    func isOfSentence(_ element: Int) -> Bool { slots[element].isOfSentence }

    /// The first place of an element that is there.
    @inline(__always)
    func first(_ element: Int) -> Range<Int> { Int(slots[element].lower)..<Int(slots[element].upper) }
  }

  /// Taken once for a text: each access to a property of a class is checked.
  var presence: Presence { Presence(slots: slots, time: time) }
}
