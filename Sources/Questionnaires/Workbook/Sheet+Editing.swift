import XML

extension Sheet {
  /// A cell's new value.
  struct Edit: Hashable {
    /// The row's index in `rows`.
    var row: Int
    /// Column from 0.
    var column: Int
    var value: String
    /// Whether it is written as a number.
    var isNumber = false
  }

  /// The sheet's XML with some cells replaced or inserted; every other byte stays as it is.
  func replacing(_ edits: [Edit]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(xml.count + edits.reduce(0) { $0 + $1.value.utf8.count + 96 })
    var copied = 0
    let ascii = XMLText.declaredEncoding(xml).map { $0 != "UTF-8" && $0 != "UTF8" } ?? false
    for edit in edits.sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
      let row = rows[edit.row]
      let place: Range<Int>
      if let cell = cell(row, edit.column) {
        place = cells[cell].element
      } else {
        let before = row.cells.last { Int(cells[$0].column) < edit.column }
        let position = before.map { cells[$0].element.upperBound } ?? row.tag.upperBound
        place = position..<position
      }
      output += xml[copied..<place.lowerBound]
      output += element(edit, row, ascii: ascii)
      copied = place.upperBound
    }
    output += xml[copied...]
    return output
  }

  private func element(_ edit: Edit, _ row: Row, ascii: Bool) -> [UInt8] {
    // Elements bear the prefix that the row has, as some writers use `x:`.
    let name = xml[(row.tag.lowerBound + 1)...].prefix { $0 != 0x20 && $0 != 0x3E && $0 != 0x2F && $0 > 0x20 }
    let prefix = String(decoding: name.dropLast(3), as: UTF8.self)
    let style = style(row, edit.column)
    let reference = CellReference(row: row.number, column: edit.column)
    let start = "<\(prefix)c r=\"\(reference)\"" + (style == 0 ? "" : " s=\"\(style)\"")
    if edit.isNumber { return Array("\(start)><\(prefix)v>\(edit.value)</\(prefix)v></\(prefix)c>".utf8) }
    let text = XMLText.escaped(Self.cellText(edit.value), ascii: ascii)
    return Array("\(start) t=\"inlineStr\"><\(prefix)is><\(prefix)t xml:space=\"preserve\">".utf8) + text
      + Array("</\(prefix)t></\(prefix)is></\(prefix)c>".utf8)
  }

  /// Text as a cell can hold it: at most 32,767 UTF-16 units, a literal `_x0041_` escaped, no carriage returns.
  static func cellText(_ text: String) -> String {
    var text = text
    if text.utf8.contains(0x0D) { text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") }
    if text.utf16.count > 32_767 {
      var kept = "", units = 0
      for character in text {
        units += character.utf16.count
        guard units <= 32_766 else { break }
        kept.append(character)
      }
      text = kept + "\u{2026}"
    }
    guard text.utf8.contains(0x5F) else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == 0x5F, index + 6 < bytes.count, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F,
        bytes[(index + 2)..<(index + 6)].allSatisfy({
          (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF)
        })
      {
        output += Array("_x005F".utf8)
      }
      output.append(byte)
    }
    return String(decoding: output, as: UTF8.self)
  }
}

/// Asks a workbook's reader to compute all formulas when it is opened.
enum Recalculation {
  /// `workbook.xml` with `fullCalcOnLoad="1"`, or nil where it is set or has no place.
  static func requested(in xml: [UInt8]) -> [UInt8]? {
    xml.withUnsafeBufferPointer { bytes -> [UInt8]? in
      var scanner = XMLScanner()
      // calcPr follows these; where it is missing it goes behind the last of them.
      var position: Int?
      var prefix = ""
      while let token = try? scanner.next(bytes), token != .finished {
        guard token != .text, token != .comment, token != .instruction, token != .cdata else { continue }
        if token != .end, scanner.isNamed("calcPr", bytes) {
          guard scanner.attribute("fullCalcOnLoad", bytes) == nil else { return nil }
          let end = scanner.range.upperBound - (token == .empty ? 2 : 1)
          let gap = bytes[end - 1] <= 0x20 ? "" : " "
          return Array(bytes[..<end]) + Array("\(gap)fullCalcOnLoad=\"1\"".utf8) + Array(bytes[end...])
        }
        let isLast = ["sheets", "functionGroups", "externalReferences", "definedNames"].contains(
          String(decoding: bytes[scanner.localName(bytes)], as: UTF8.self))
        if isLast, token != .start {
          position = scanner.range.upperBound
          prefix = String(decoding: bytes[scanner.name.lowerBound..<scanner.localName(bytes).lowerBound], as: UTF8.self)
        }
      }
      guard let position else { return nil }
      return Array(bytes[..<position]) + Array("<\(prefix)calcPr fullCalcOnLoad=\"1\"/>".utf8)
        + Array(bytes[position...])
    }
  }
}
