// What a line of plain text is by the bytes that it is made of.

extension LineShape {
  /// Whether it is a line of dashes, equal signs, stars, or a table's border.
  func isRule(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard whole.count >= 3 else { return false }
    return whole.allSatisfy { [0x2D, 0x3D, 0x2A, 0x5F, 0x7E, 0x2B, 0x7C, 0x20, 0x3A, 0x09].contains(bytes[$0]) }
  }

  /// Whether the text ends as a link to another page does.
  func endsWithArrow(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let tail = Array(bytes[content.suffix(3)])
    return [[0xE2, 0x86, 0x92], [0xE2, 0x80, 0xBA], [0xE2, 0x9E, 0x9C]].contains(tail) || tail.last == 0x3E
  }
}
