/// Short texts as they are compared: headers, answers of a list.
public enum FoldedText {
  /// Lower case, letters and digits, single blanks.
  public static func folded(_ text: String) -> String {
    if let plain = plain(text) { return plain }
    var folded = ""
    var pendingBlank = false
    for scalar in text.lowercased().unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "#" {
        if pendingBlank, !folded.isEmpty { folded.unicodeScalars.append(" ") }
        pendingBlank = false
        folded.unicodeScalars.append(scalar)
      } else {
        pendingBlank = true
      }
    }
    return folded
  }

  /// The same for ASCII, which needs no look at Unicode's tables; nil for other text.
  private static func plain(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes -> String? in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { folded in
        var count = 0
        var pendingBlank = false
        for byte in bytes {
          let isUpper = byte >= 0x41 && byte <= 0x5A
          guard isUpper || (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x23 else {
            pendingBlank = count > 0
            continue
          }
          if pendingBlank {
            folded[count] = 0x20
            count += 1
            pendingBlank = false
          }
          folded[count] = isUpper ? byte | 0x20 : byte
          count += 1
        }
        return count
      }
    }
  }
}
