// What a line of plain text is by the bytes that it is made of.

extension LineShape {
  /// Whether it is a line of dashes, equal signs, stars, or a table's border.
  func isRule(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard whole.count >= 3 else { return false }
    return whole.allSatisfy { [0x2D, 0x3D, 0x2A, 0x5F, 0x7E, 0x2B, 0x7C, 0x20, 0x3A, 0x09].contains(bytes[$0]) }
  }

  /// Whether it is short and unmarked and ends no sentence, as a title does.
  func isShort(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isUnmarked, whole.count <= 60, let last = whole.last else { return false }
    return ![0x2E, 0x21, 0x3F, 0x3A, 0x2C, 0x3B].contains(bytes[last])
  }

  /// The bytes by which lines are told to be the same on each page: without white space and page numbers.
  static func pageless(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.filter { $0 > 0x20 && !(0x30...0x39).contains($0) }
  }

  /// Whether the text ends as a link to another page does.
  func endsWithArrow(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let tail = Array(bytes[content.suffix(3)])
    return [[0xE2, 0x86, 0x92], [0xE2, 0x80, 0xBA], [0xE2, 0x9E, 0x9C]].contains(tail) || tail.last == 0x3E
  }
}
