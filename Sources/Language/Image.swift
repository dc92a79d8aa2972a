/// Numbers, words and rows of them as bytes, little-endian.
struct ImageWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: Int) { put(Int32(truncatingIfNeeded: number)) }

  private mutating func put(_ number: Int32) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func put(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  mutating func put(_ row: [Int32]) {
    put(row.count)
    for number in row { put(number) }
  }

  mutating func put(_ row: [Double]) {
    put(row.count)
    for number in row { withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
  }

  mutating func put(_ text: some Collection<UInt8>) {
    put(text.count)
    bytes.append(contentsOf: text)
  }

  mutating func put(_ text: String) { put(text.utf8) }

  mutating func put(_ texts: [String]) { put(texts) { $0.put($1) } }

  mutating func put<Element>(_ elements: [Element], _ body: (inout Self, Element) -> Void) {
    put(elements.count)
    for element in elements { body(&self, element) }
  }
}

/// Reads what an `ImageWriter` wrote; whatever is anything else breaks it, and it gives nothing but empty values then.
struct ImageReader {
  private let bytes: [UInt8]
  private var position = 0
  private(set) var isBroken = false

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func fail() { isBroken = true }

  /// The place of the next bytes of a count; empty where there are fewer.
  private mutating func take(_ count: Int) -> Range<Int> {
    guard !isBroken, count >= 0, count <= bytes.count - position else {
      fail()
      return 0..<0
    }
    position += count
    return position - count..<position
  }

  mutating func number() -> Int {
    let place = take(4)
    guard !place.isEmpty else { return 0 }
    return Int(Int32(littleEndian: load(at: place.lowerBound)))
  }

  private func load<Number: FixedWidthInteger>(at place: Int) -> Number {
    bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: Number.self) }
  }

  mutating func flag() -> Bool {
    let place = take(1)
    return !place.isEmpty && bytes[place.lowerBound] != 0
  }

  /// How many elements follow, each of which takes some bytes at least.
  private mutating func count(of size: Int) -> Int {
    let count = number()
    guard !isBroken, count >= 0, count <= (bytes.count - position) / size else {
      fail()
      return 0
    }
    return count
  }

  /// A row of numbers from 0 to below a bound.
  mutating func row(below bound: Int) -> [Int32] {
    let count = count(of: 4)
    let place = take(count * 4)
    guard !isBroken else { return [] }
    var row = [Int32](repeating: 0, count: count)
    bytes.withUnsafeBytes { source in
      row.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[place])) }
    }
    for index in row.indices {
      row[index] = Int32(littleEndian: row[index])
      guard row[index] >= 0, Int(row[index]) < bound else {
        fail()
        return []
      }
    }
    return row
  }

  /// Where each list ends in a row of a length, from 0 to that length and never down; of so many lists where it is told.
  mutating func ends(count: Int? = nil, of length: Int) -> [Int32] {
    let ends = row(below: length + 1)
    guard count.map({ ends.count == $0 + 1 }) ?? true, ends.first == 0, ends.last.map(Int.init) == length,
      zip(ends, ends.dropFirst()).allSatisfy(<=)
    else {
      fail()
      return []
    }
    return ends
  }

  mutating func doubles() -> [Double] {
    let count = count(of: 8)
    let place = take(count * 8)
    guard !isBroken else { return [] }
    return (0..<count).map { Double(bitPattern: UInt64(littleEndian: load(at: place.lowerBound + $0 * 8))) }
  }

  mutating func utf8() -> [UInt8] { Array(bytes[take(number())]) }

  mutating func text() -> String {
    let place = take(number())
    guard !place.isEmpty else { return "" }
    return bytes.withUnsafeBytes { String(decoding: UnsafeRawBufferPointer(rebasing: $0[place]), as: UTF8.self) }
  }

  mutating func texts() -> [String] { list(of: 4) { $0.text() } }

  /// A list of elements, each of which takes some bytes at least.
  mutating func list<Element>(of size: Int, _ element: (inout Self) -> Element) -> [Element] {
    let count = count(of: size)
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count where !isBroken { elements.append(element(&self)) }
    return elements
  }
}
