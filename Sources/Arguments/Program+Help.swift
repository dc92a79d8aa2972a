extension Program {
  /// The list of verbs, all or those under some words.
  public func overview(of words: [String] = [], whole: Bool) -> String {
    let layout = Layout(width: width)
    let members = commands(under: words)
    let title = ([name] + words).joined(separator: " ")
    var lines = words.isEmpty ? layout.wrap("\(name): \(summary)", indent: 0) + [""] : []
    lines.append("usage: \(name) [-C DIR] \((words + ["COMMAND"]).joined(separator: " ")) [ARGUMENT…]")
    lines.append("")
    lines.append("commands:")
    lines += layout.rows(members.map { ($0.path.joined(separator: " "), $0.summary) })
    if whole {
      lines += ["", "options:"]
      lines += layout.rows((Self.leadingRows + Self.globalRows).map { (Layout.term($0), $0.help) })
      for section in sections {
        lines += ["", section.heading.lowercased() + ":"]
        lines += layout.rows(section.rows.map { ($0.line, $0.purpose) })
      }
    }
    lines += ["", "'\(title) COMMAND -h' shows a command with examples, '\(name) --help' the rest."]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Help on one verb: one line for each row, or everything.
  public func help(for command: any Command.Type, whole: Bool) -> String { render(command, whole: whole) }

  private func render<C: Command>(_ type: C.Type, whole: Bool) -> String {
    let layout = Layout(width: width)
    let rows = C.arguments.map(\.specification)
    var lines = layout.wrap("\(name) \(C.path.joined(separator: " ")): \(C.summary)", indent: 0)
    lines += ["", "usage: \(synopsis(type))"]
    if whole, !C.discussion.isEmpty {
      for paragraph in C.discussion.split(separator: "\n\n") {
        lines.append("")
        lines += layout.wrap(String(paragraph.split(separator: "\n").joined(separator: " ")), indent: 0)
      }
    }
    if !C.examples.isEmpty {
      lines += ["", "examples:"]
      for example in C.examples {
        lines.append("  " + example.line)
        lines += layout.wrap(example.purpose, indent: 6)
      }
    }
    let positional = rows.filter(\.isPositional)
    if !positional.isEmpty {
      lines += ["", "arguments:"]
      lines += layout.rows(positional.map { ($0.value, Layout.help($0, whole: whole)) })
    }
    let options = rows.filter { !$0.isPositional } + Self.globalRows
    lines += ["", "options:"]
    lines += layout.rows(options.map { (Layout.term($0), Layout.help($0, whole: whole)) })
    if !whole { lines += ["", "'\(name) \(C.path.joined(separator: " ")) --help' shows the whole help."] }
    let members = commands(under: C.path).filter { $0.path != C.path }
    if !members.isEmpty {
      lines += ["", "commands:"]
      lines += layout.rows(members.map { ($0.path.joined(separator: " "), $0.summary) })
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The usage line of a verb.
  func synopsis<C: Command>(_ type: C.Type) -> String {
    var words = [name] + C.path
    for row in C.arguments.map(\.specification) {
      switch row.kind {
      case .positional(.one): words.append(row.value)
      case .positional(.optional): words.append("[\(row.value)]")
      case .positional(.many): words.append("\(row.value)…")
      case .positional(.any): words.append("[\(row.value)…]")
      case .option, .flag: continue
      }
    }
    if C.arguments.contains(where: { !$0.specification.isPositional }) {
      words.insert("[OPTION…]", at: 1 + C.path.count)
    }
    return words.joined(separator: " ")
  }
}

/// Columns of plain text.
struct Layout {
  let width: Int

  static func term(_ row: ArgumentSpecification) -> String {
    let value = row.value.isEmpty ? "" : " \(row.value)"
    guard !row.name.isEmpty else { return row.short.map { "-\($0)\(value)" } ?? row.value }
    return (row.short.map { "-\($0), " } ?? "    ") + "--\(row.name)\(value)"
  }

  static func help(_ row: ArgumentSpecification, whole: Bool) -> String {
    guard !whole, let end = row.help.firstRange(of: ". ") else { return row.help }
    return String(row.help[..<end.lowerBound]) + "."
  }

  func rows(_ rows: [(term: String, text: String)]) -> [String] {
    let column = min(width / 3, (rows.map(\.term.count).max() ?? 0) + 4)
    return rows.flatMap { row -> [String] in
      let wrapped = wrap(row.text, indent: column)
      let term = "  " + row.term
      guard term.count + 2 <= column, let first = wrapped.first else { return [term] + wrapped }
      return [term + first.dropFirst(term.count)] + wrapped.dropFirst()
    }
  }

  func wrap(_ text: String, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = margin
    for word in text.split(separator: " ") {
      if line.count > indent, line.count + 1 + word.count > width {
        lines.append(line)
        line = margin
      }
      line += (line.count > indent ? " " : "") + word
    }
    return lines + [line]
  }
}
