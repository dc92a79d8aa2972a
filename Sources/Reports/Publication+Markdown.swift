extension Publication {
  /// The page as CommonMark; remarks are HTML blocks.
  public var markdown: [UInt8] {
    var text = "# \(Self.escaped(title))\n"
    if let asOf { text += "\nLast updated: \(asOf)\n" }
    for section in sections {
      text += "\n## \(Self.escaped(section.heading))\n"
      if section.passages.isEmpty { text += "\n<aside>\(Self.silence)</aside>\n" }
      for passage in section.passages {
        if passage.showsHeading {
          if let above = passage.above { text += "\n### \(Self.escaped(above))\n" }
          let marks = passage.above == nil ? "###" : "####"
          text += "\n\(marks) \(Self.escaped(passage.heading ?? section.heading))\n"
        }
        for label in passage.labels { text += "\n<aside>\(Self.entities(label.text))</aside>\n" }
        if let leadIn = passage.leadIn { text += "\n\(Self.escaped(leadIn))\n" }
        for statement in passage.statements {
          text += "\n- \(Self.escaped(statement.text))\n"
          for label in statement.labels { text += "\n  <aside>\(Self.entities(label.text))</aside>\n" }
        }
      }
    }
    return Array(text.utf8)
  }

  /// Text in which no character is markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    var atStart = true
    var digits = 0
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~": result += "\\"
      case "&": result += "\\"
      case "-", "+", "=": if atStart { result += "\\" }
      case ".", ")": if digits > 0, digits == result.unicodeScalars.count { result += "\\" }
      default: break
      }
      if ("0"..."9").contains(scalar), digits == result.unicodeScalars.count { digits += 1 }
      result.unicodeScalars.append(scalar == "\n" ? " " : scalar)
      atStart = false
    }
    return result
  }

  private static func entities(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\n": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
