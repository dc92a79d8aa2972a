import Archives
import Model
import XML

/// The parts of an XLSX file that say what its cells hold.
struct Workbook {
  /// A sheet's name and part.
  struct SheetPart {
    var name: String
    var part: String
    var isHidden: Bool
  }

  let package: ZipPackage
  let file: String
  /// The workbook's own part, as `xl/workbook.xml`.
  let part: String
  private(set) var sheets: [SheetPart] = []
  /// Defined names: the sheet's index or nil for the workbook's, the name in lower case, the formula.
  private(set) var names: [(sheet: Int?, name: String, formula: String)] = []
  private(set) var strings: [String] = []
  /// For each cell style: whether it is unlocked, whether it shows a date.
  private(set) var styles: [(isUnlocked: Bool, isDate: Bool)] = []
  private(set) var usesDatesFrom1904 = false
  private(set) var isSigned = false

  init(_ bytes: [UInt8], file: String) throws {
    self.file = file
    package = try ZipPackage(bytes, file: file)
    let names = Dictionary(
      package.entries.map { ($0.name.lowercased(), $0.name) }, uniquingKeysWith: { first, _ in first })
    isSigned = names.keys.contains { $0.hasPrefix("_xmlsignatures/") }
    var main = "xl/workbook.xml"
    if let relations = names["_rels/.rels"] {
      for relation in try Self.relations(package, relations, file) where relation.type == "officeDocument" {
        main = Self.resolve(relation.target, from: "")
      }
    }
    guard let part = names[main.lowercased()] else {
      throw Failure(.input, "the part \(main) is missing: this is no workbook", at: .file(file))
    }
    guard !part.lowercased().hasSuffix(".bin") else {
      throw Failure(.input, "a binary workbook (.xlsb)", at: .file(file), hint: "save it as .xlsx")
    }
    self.part = part
    let folder = part.split(separator: "/").dropLast().joined(separator: "/")
    let base = part.split(separator: "/").last.map(String.init) ?? ""
    let relationsPart = (folder.isEmpty ? "" : folder + "/") + "_rels/" + base + ".rels"
    guard let relationsName = names[relationsPart.lowercased()] else {
      throw Failure(.input, "the part \(relationsPart) is missing", at: .file(file))
    }
    var targets: [String: String] = [:]
    for relation in try Self.relations(package, relationsName, file) {
      let target = Self.resolve(relation.target, from: folder)
      let name = names[target.lowercased()]
      switch relation.type {
      case "sharedStrings": strings = try name.map { try Self.sharedStrings(package, $0, file) } ?? []
      case "styles": styles = try name.map { try Self.styles(package, $0, file) } ?? []
      default: targets[relation.id] = name ?? target
      }
    }
    try readWorkbook(targets)
  }

  /// The bytes of a part, checked to be well-formed XML without a DOCTYPE.
  static func xml(_ package: ZipPackage, _ part: String, _ file: String) throws -> [UInt8] {
    try reading(package, part, file) { $0 }
  }

  /// What a closure makes of the bytes of a part, which are checked meanwhile; what the check finds comes first.
  static func reading<Result>(
    _ package: ZipPackage, _ part: String, _ file: String, _ body: ([UInt8]) throws -> Result
  ) throws -> Result {
    let bytes = try package.read(part)
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw Failure(.input, "the part \(part) is written in UTF-16", at: .file(file), hint: "save the workbook again")
    }
    let check = XMLCheck(bytes, file: "\(file)!\(part)")
    let result = Swift.Result { try body(bytes) }
    try check.finish()
    return try result.get()
  }

  private mutating func readWorkbook(_ targets: [String: String]) throws {
    let reader = try XMLReader(try Self.xml(package, part, file), file: "\(file)!\(part)")
    while try reader.next() {
      guard reader.kind == .start else { continue }
      switch reader.name {
      case "sheet":
        let name = reader.attribute("name") ?? ""
        let id =
          reader.attribute("id", namespace: "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
          ?? reader.attribute("id", namespace: "http://purl.oclc.org/ooxml/officeDocument/relationships") ?? ""
        guard let target = targets[id], package.entries.contains(where: { $0.name == target }) else {
          throw Failure(
            .input, "the sheet's part \(targets[id] ?? id) is missing", at: .cell(file: file, sheet: name, cell: "A1"))
        }
        let state = reader.attribute("state") ?? "visible"
        sheets.append(SheetPart(name: name, part: target, isHidden: state != "visible"))
      case "definedName":
        let name = (reader.attribute("name") ?? "").lowercased()
        let sheet = reader.attribute("localSheetId").flatMap { Int($0) }
        names.append((sheet, name, try reader.content()))
      case "workbookPr":
        usesDatesFrom1904 = ["1", "true"].contains(reader.attribute("date1904") ?? "")
      default: break
      }
    }
  }

  private static func relations(
    _ package: ZipPackage, _ part: String, _ file: String
  ) throws -> [(id: String, type: String, target: String)] {
    let reader = try XMLReader(try xml(package, part, file), file: "\(file)!\(part)")
    var found: [(String, String, String)] = []
    while try reader.next() {
      guard reader.kind == .start, reader.name == "Relationship", reader.attribute("TargetMode") != "External" else {
        continue
      }
      let type = (reader.attribute("Type") ?? "").split(separator: "/").last.map(String.init) ?? ""
      found.append((reader.attribute("Id") ?? "", type, reader.attribute("Target") ?? ""))
    }
    return found
  }

  /// A target relative to a folder of the package, without `..`.
  private static func resolve(_ target: String, from folder: String) -> String {
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  private static func sharedStrings(_ package: ZipPackage, _ part: String, _ file: String) throws -> [String] {
    try reading(package, part, file) { bytes in
      try bytes.withUnsafeBufferPointer { bytes in
        var strings: [String] = []
        var scanner = XMLScanner()
        while true {
          let token = try scanner.next(bytes)
          guard token != .finished else { return strings }
          if token == .empty, scanner.isNamed("si", bytes) { strings.append("") }
          guard token == .start, scanner.isNamed("si", bytes) else { continue }
          let start = scanner.range.upperBound
          // What is cut off is for the check to report.
          var end = try scanner.next(bytes)
          while end != .finished, end != .end || !scanner.isNamed("si", bytes) { end = try scanner.next(bytes) }
          strings.append(RichText.characters(bytes, start..<max(start, scanner.range.lowerBound)))
        }
      }
    }
  }

  private static func styles(
    _ package: ZipPackage, _ part: String, _ file: String
  ) throws -> [(isUnlocked: Bool, isDate: Bool)] {
    let reader = try XMLReader(try xml(package, part, file), file: "\(file)!\(part)")
    var dateFormats: Set<Int> = Set(14...22).union(27...36).union(45...47).union(50...58)
    var styles: [(isUnlocked: Bool, isDate: Bool)] = []
    var isInCellStyles = false
    while try reader.next() {
      switch (reader.kind, reader.name) {
      case (.start, "numFmt"):
        guard let id = reader.attribute("numFmtId").flatMap({ Int($0) }) else { continue }
        if isDateFormat(reader.attribute("formatCode") ?? "") { dateFormats.insert(id) }
      case (.start, "cellXfs"): isInCellStyles = !reader.isEmpty
      case (.end, "cellXfs"): isInCellStyles = false
      case (.start, "xf") where isInCellStyles:
        let format = reader.attribute("numFmtId").flatMap { Int($0) } ?? 0
        styles.append((false, dateFormats.contains(format)))
      case (.start, "protection") where isInCellStyles:
        if ["0", "false"].contains(reader.attribute("locked") ?? "1"), !styles.isEmpty {
          styles[styles.count - 1].isUnlocked = true
        }
      default: break
      }
    }
    return styles
  }

  private static func isDateFormat(_ code: String) -> Bool {
    var isQuoted = false, isBracketed = false
    for character in code.lowercased() {
      switch character {
      case "\"": isQuoted.toggle()
      case "[": isBracketed = true
      case "]": isBracketed = false
      case "y", "d", "m", "h": if !isQuoted, !isBracketed { return true }
      default: break
      }
    }
    return false
  }
}

/// Text of `si` and `is`: plain, or runs joined; phonetic hints are left out.
enum RichText {
  static func characters(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    let inner = UnsafeBufferPointer(rebasing: bytes[range])
    var scanner = XMLScanner()
    var text = ""
    var isPhonetic = false, isText = false
    while let token = try? scanner.next(inner), token != .finished {
      switch token {
      case .start where scanner.isNamed("rPh", inner): isPhonetic = true
      case .end where scanner.isNamed("rPh", inner): isPhonetic = false
      case .start where scanner.isNamed("t", inner): isText = !isPhonetic
      case .end where scanner.isNamed("t", inner): isText = false
      case .text where isText: text += XMLText.characters(of: inner[scanner.range])
      case .cdata where isText:
        text += String(decoding: inner[scanner.range].dropFirst(9).dropLast(3), as: UTF8.self)
      default: break
      }
    }
    return unescaped(text)
  }

  /// Whether nothing but tags and blanks stands there; cheaper than the characters.
  static func isBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var isTag = false
    for index in range {
      switch bytes[index] {
      case 0x3C: isTag = true
      case 0x3E: isTag = false
      case let byte where byte > 0x20 && !isTag: return false
      default: break
      }
    }
    return true
  }

  /// `_x000D_` and its like as the characters that they stand for.
  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x5F) else { return text }
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x5F, index + 6 < bytes.count, bytes[index + 1] == 0x78, bytes[index + 6] == 0x5F,
        let value = UInt32(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16),
        let scalar = UnicodeScalar(value)
      {
        output += Array(String(scalar).utf8)
        index += 7
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
