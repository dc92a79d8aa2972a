/// Characters as XML writes them.
public enum XMLText {
  /// The characters of text or an attribute's value, references resolved; unknown references stay as they are.
  public static func characters(of bytes: some Collection<UInt8>) -> String {
    // Callers in other modules have no code of their own for each kind of collection: bytes in a row need none.
    bytes.withContiguousStorageIfAvailable { characters($0) }
      ?? Array(bytes).withUnsafeBufferPointer { characters($0) }
  }

  private static func characters(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.contains(where: { $0 == 0x26 || $0 == 0x0D }) else { return String(decoding: bytes, as: UTF8.self) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index != bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      if byte == 0x0D {
        // Line ends reach a reader as line feeds.
        output.append(0x0A)
        index = next != bytes.endIndex && bytes[next] == 0x0A ? bytes.index(after: next) : next
        continue
      }
      if byte == 0x26, let semicolon = bytes[next...].prefix(12).firstIndex(of: 0x3B),
        let resolved = reference(Array(bytes[next..<semicolon]))
      {
        output += resolved
        index = bytes.index(after: semicolon)
        continue
      }
      output.append(byte)
      index = next
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func reference(_ name: [UInt8]) -> [UInt8]? {
    switch name {
    case Array("amp".utf8): return [0x26]
    case Array("lt".utf8): return [0x3C]
    case Array("gt".utf8): return [0x3E]
    case Array("quot".utf8): return [0x22]
    case Array("apos".utf8): return [0x27]
    default: break
    }
    guard name.first == 0x23, name.count > 1 else { return nil }
    let isHexadecimal = name[1] == 0x78
    let digits = String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self)
    guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), let scalar = UnicodeScalar(value) else {
      return nil
    }
    return Array(String(scalar).utf8)
  }

  /// Text for an element or, with the quote in use, for an attribute; characters that XML forbids are left out.
  ///
  /// With `ascii`, characters beyond ASCII become references, for files in other encodings than UTF-8.
  public static func escaped(_ text: String, quote: UInt8? = nil, ascii: Bool = false) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += Array("&amp;".utf8)
      case "<": output += Array("&lt;".utf8)
      case ">": output += Array("&gt;".utf8)
      case "\"" where quote == 0x22: output += Array("&quot;".utf8)
      case "'" where quote == 0x27: output += Array("&apos;".utf8)
      case "\r": output += Array("&#13;".utf8)
      case "\n" where quote != nil: output += Array("&#10;".utf8)
      case "\t" where quote != nil: output += Array("&#9;".utf8)
      default:
        guard isAllowed(scalar) else { continue }
        if scalar.value < 0x80 {
          output.append(UInt8(scalar.value))
        } else if ascii {
          output += Array("&#\(scalar.value);".utf8)
        } else {
          output += Array(String(scalar).utf8)
        }
      }
    }
    return output
  }

  /// The encoding that a document's declaration names, in upper case; nil where it names none.
  public static func declaredEncoding(_ bytes: some Collection<UInt8>) -> String? {
    let head = String(decoding: bytes.prefix(200), as: UTF8.self)
    guard let start = head.firstRange(of: "<?xml"), let end = head[start.upperBound...].firstRange(of: "?>") else {
      return nil
    }
    let declaration = head[start.upperBound..<end.lowerBound]
    guard let name = declaration.firstRange(of: "encoding") else { return nil }
    let rest = declaration[name.upperBound...].drop { $0 == " " || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return rest.dropFirst().prefix { $0 != quote }.uppercased()
  }

  /// Whether XML 1.0 allows a character.
  public static func isAllowed(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
    default: false
    }
  }
}
