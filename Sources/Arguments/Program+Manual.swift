extension Program {
  /// The man page in roff, section 1, of the whole program.
  public var manual: String {
    var lines = [
      ".TH \(name.uppercased()) 1 \"\" \"\(name) \(version)\" \"User Commands\"", ".SH NAME",
      "\(name) \\- \(Roff.text(summary))", ".SH SYNOPSIS", ".B \(name)",
      "[\\fB\\-C\\fR \\fIDIR\\fR] \\fICOMMAND\\fR [\\fIARGUMENT\\fR...]",
      ".SH OPTIONS",
    ]
    for row in Self.leadingRows + Self.globalRows { lines += Roff.row(Layout.term(row), row.help) }
    lines.append(".SH COMMANDS")
    for command in commands { lines += manual(of: command) }
    for section in sections {
      lines.append(".SH \(Roff.text(section.heading))")
      for row in section.rows { lines += Roff.row(row.line, row.purpose) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func manual<C: Command>(of type: C.Type) -> [String] {
    var lines = [".SS \(Roff.text(synopsis(type)))", Roff.text(C.summary)]
    for paragraph in C.discussion.split(separator: "\n\n") {
      lines += [".PP", Roff.text(paragraph.split(separator: "\n").joined(separator: " "))]
    }
    for row in C.arguments.map(\.specification) {
      lines += Roff.row(row.isPositional ? row.value : Layout.term(row), row.help)
    }
    for example in C.examples {
      lines += [".PP", Roff.text(example.purpose), ".PP", ".RS 4", ".nf", Roff.text(example.line), ".fi", ".RE"]
    }
    return lines
  }
}

/// Text as roff reads it.
enum Roff {
  static func text(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      default:
        for scalar in character.unicodeScalars {
          // Plain ASCII needs no preprocessor to be read.
          if scalar.isASCII { result.unicodeScalars.append(scalar) } else { result += "\\[u\(Self.digits(scalar))]" }
        }
      }
    }
    // A dot or quote at the start of a line would be a request.
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }

  private static func digits(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  static func row(_ term: String, _ help: String) -> [String] {
    var term = term[...]
    while term.first == " " { term.removeFirst() }
    return [".TP", ".B \(text(String(term)))", text(help)]
  }
}
