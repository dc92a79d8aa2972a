import Model
import XML

/// Collects a sheet's rows, cells and lists in one pass over its XML.
struct SheetReader {
  let file: String, sheet: String
  var rows: [Sheet.Row] = []
  var cells: [Sheet.Cell] = []
  var validations: [Sheet.Validation] = []
  var merged: [CellRange] = []
  var isProtected = false, hasFormulas = false
  var columns: [(columns: ClosedRange<Int>, isHidden: Bool, style: Int32?)] = []
  private var row = -1, column = -1

  init(file: String, sheet: String) { (self.file, self.sheet) = (file, sheet) }

  /// The cell that reading has come to.
  var here: String { CellReference(row: max(0, row), column: max(0, column)).description }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    // Room for the cells of a dense sheet: growing would copy them, and room that stays free takes no memory.
    cells.reserveCapacity(min(Sheet.cellLimit, bytes.count / 40))
    var scanner = XMLScanner()
    while true {
      let token = try scanner.next(bytes)
      guard token == .start || token == .empty else {
        if token == .finished { return }
        continue
      }
      if scanner.isNamed("row", bytes) {
        try readRow(&scanner, bytes, isEmpty: token == .empty)
      } else if scanner.isNamed("dataValidation", bytes) {
        try readValidation(&scanner, bytes, isEmpty: token == .empty)
      } else if scanner.isNamed("mergeCell", bytes) {
        if let reference = string("ref", scanner, bytes), let range = CellRange(reference) { merged.append(range) }
      } else if scanner.isNamed("sheetProtection", bytes) {
        isProtected = truth("sheet", scanner, bytes)
      } else if scanner.isNamed("col", bytes) {
        guard let first = number("min", scanner, bytes), let last = number("max", scanner, bytes), first >= 1,
          last >= first
        else { continue }
        columns.append(
          (
            (first - 1)...(last - 1), truth("hidden", scanner, bytes),
            number("style", scanner, bytes).map { Int32(clamping: $0) }
          ))
      }
    }
  }

  private mutating func readRow(
    _ scanner: inout XMLScanner, _ bytes: UnsafeBufferPointer<UInt8>, isEmpty: Bool
  ) throws {
    row = number("r", scanner, bytes).map { $0 - 1 } ?? row + 1
    column = -1
    let tag = scanner.range
    let style = truth("customFormat", scanner, bytes) ? number("s", scanner, bytes).map { Int32(clamping: $0) } : nil
    let isHidden = truth("hidden", scanner, bytes)
    let first = cells.count
    var end = tag.upperBound
    var isFilled = false
    if !isEmpty {
      scan: while true {
        while let cell = PlainCell(bytes, at: scanner.position) {
          try place(cell, bytes)
          add(cell, scanner.position..<cell.position, isFormula: false, bytes)
          isFilled = isFilled || !cell.value.isEmpty
          scanner.position = cell.position
        }
        let token = try scanner.next(bytes)
        switch token {
        case .finished: throw XMLScanner.Problem(message: "the sheet ends within a row", offset: scanner.position)
        case .end where scanner.isNamed("row", bytes):
          end = scanner.range.lowerBound
          break scan
        case .start where scanner.isNamed("c", bytes), .empty where scanner.isNamed("c", bytes):
          try readCell(&scanner, bytes, isEmpty: token == .empty)
          if let last = cells.last, !last.value.isEmpty || last.isFormula { isFilled = true }
        default: break
        }
      }
    }
    // Empty rows, as a format of a whole column leaves a million of them, are of no use here.
    guard isFilled else {
      cells.removeLast(cells.count - first)
      return
    }
    guard rows.last.map({ $0.number < row }) ?? true else { throw failure("rows are out of order") }
    guard rows.count < Sheet.rowLimit else { throw failure("more than \(Sheet.rowLimit) filled rows") }
    rows.append(
      .init(
        number: row, isHidden: isHidden, style: style, tag: tag, end: end, isEmptyTag: isEmpty,
        cells: first..<cells.count))
  }

  private mutating func readCell(
    _ scanner: inout XMLScanner, _ bytes: UnsafeBufferPointer<UInt8>, isEmpty: Bool
  ) throws {
    let start = scanner.range.lowerBound
    var cell = PlainCell(position: start)
    scanner.eachAttribute(bytes) { name, value in
      guard name.count == 1 else { return true }
      switch bytes[name.lowerBound] {
      case 0x72: cell.reference = cell.reference ?? value
      case 0x73: cell.style = cell.style ?? value
      case 0x74: cell.type = cell.type ?? value
      default: break
      }
      return true
    }
    try place(cell, bytes)
    var isFormula = false
    if !isEmpty {
      scan: while true {
        let token = try scanner.next(bytes)
        switch token {
        case .finished: throw XMLScanner.Problem(message: "the sheet ends within a cell", offset: scanner.position)
        case .end where scanner.isNamed("c", bytes): break scan
        case .start where scanner.isNamed("f", bytes), .empty where scanner.isNamed("f", bytes):
          isFormula = true
          hasFormulas = true
        case .start where scanner.isNamed("v", bytes): cell.value = try inside("v", &scanner, bytes)
        case .start where scanner.isNamed("is", bytes): cell.value = try inside("is", &scanner, bytes)
        default: break
        }
      }
    }
    add(cell, start..<scanner.range.upperBound, isFormula: isFormula, bytes)
  }

  /// Goes on to the cell's column.
  private mutating func place(_ cell: PlainCell, _ bytes: UnsafeBufferPointer<UInt8>) throws {
    let before = column
    if let reference = cell.reference {
      guard let place = CellReference(ascii: bytes[reference]), place.row == row else {
        throw failure("a cell's reference does not fit its row")
      }
      column = place.column
    } else {
      column += 1
    }
    guard column > before, column < 16_384 else { throw failure("cells are out of order") }
    guard cells.count < Sheet.cellLimit else { throw failure("more than \(Sheet.cellLimit) cells") }
  }

  private mutating func add(
    _ cell: PlainCell, _ element: Range<Int>, isFormula: Bool, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    cells.append(
      .init(
        column: column, style: cell.style.flatMap { number($0, bytes) }.map { Int32(clamping: $0) } ?? 0,
        kind: cell.type.map { kind($0, bytes) } ?? .number, isFormula: isFormula, element: element, value: cell.value))
  }

  /// The bytes up to an element's end tag.
  private func inside(
    _ name: StaticString, _ scanner: inout XMLScanner, _ bytes: UnsafeBufferPointer<UInt8>
  ) throws -> Range<Int> {
    let start = scanner.range.upperBound
    while true {
      switch try scanner.next(bytes) {
      case .end where scanner.isNamed(name, bytes): return start..<scanner.range.lowerBound
      case .finished: throw XMLScanner.Problem(message: "the sheet ends within a cell", offset: scanner.position)
      default: break
      }
    }
  }

  private mutating func readValidation(
    _ scanner: inout XMLScanner, _ bytes: UnsafeBufferPointer<UInt8>, isEmpty: Bool
  ) throws {
    guard !isEmpty, string("type", scanner, bytes) == "list" else { return }
    var ranges = string("sqref", scanner, bytes) ?? ""
    var formula = ""
    var isInFirst = false
    while true {
      switch try scanner.next(bytes) {
      case .finished: return
      case .end where scanner.isNamed("dataValidation", bytes):
        let list = CellRange.list(ranges)
        if !list.isEmpty, !formula.isEmpty { validations.append(.init(ranges: list, formula: formula)) }
        return
      case .start where scanner.isNamed("formula1", bytes):
        isInFirst = true
        let start = scanner.range.upperBound
        // x14 lists wrap the formula in an element of its own, which comes as the next start tag.
        if start < bytes.count, bytes[start] != 0x3C {
          formula = XMLText.characters(of: bytes[try inside("formula1", &scanner, bytes)])
          isInFirst = false
        }
      case .end where scanner.isNamed("formula1", bytes): isInFirst = false
      case .start where scanner.isNamed("f", bytes):
        let text = XMLText.characters(of: bytes[try inside("f", &scanner, bytes)])
        if isInFirst { formula = text }
      case .start where scanner.isNamed("sqref", bytes):
        ranges = XMLText.characters(of: bytes[try inside("sqref", &scanner, bytes)])
      default: break
      }
    }
  }

  private func kind(_ type: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Sheet.Kind {
    if type.count > 1 {
      if XMLScanner.equals(bytes, type, "inlineStr") { return .inline }
      return XMLScanner.equals(bytes, type, "str") ? .string : .number
    }
    guard type.count == 1 else { return .number }
    switch bytes[type.lowerBound] {
    case 0x73: return .shared
    case 0x62: return .boolean
    case 0x65: return .error
    case 0x64: return .date
    default: return .number
    }
  }

  private func string(_ name: StaticString, _ scanner: XMLScanner, _ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    scanner.attribute(name, bytes).map { XMLText.characters(of: bytes[$0]) }
  }

  private func number(_ name: StaticString, _ scanner: XMLScanner, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    scanner.attribute(name, bytes).flatMap { number($0, bytes) }
  }

  private func number(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !range.isEmpty, range.count < 12 else { return nil }
    var value = 0
    for byte in bytes[range] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  private func truth(_ name: StaticString, _ scanner: XMLScanner, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let range = scanner.attribute(name, bytes) else { return false }
    return XMLScanner.equals(bytes, range, "1") || XMLScanner.equals(bytes, range, "true")
  }

  private func failure(_ message: String) -> Failure {
    Failure(.input, message, at: .cell(file: file, sheet: sheet, cell: here))
  }
}
