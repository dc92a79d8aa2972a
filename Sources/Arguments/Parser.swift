extension Program {
  /// Reads the arguments after the program's name.
  public func parse(_ arguments: [String]) throws(UsageError) -> Request {
    var rest = arguments[...]
    var folder: String?
    while let first = rest.first {
      switch first {
      case "-C":
        guard rest.count > 1 else { throw UsageError("-C needs a folder", hint: "\(name) -C DIR COMMAND") }
        folder = rest[rest.startIndex + 1]
        rest = rest.dropFirst(2)
        continue
      case "--version", "-V": return .version
      case "-h": return .help(overview(whole: false))
      case "--help": return .help(overview(whole: true))
      default: break
      }
      if first.hasPrefix("-C") {
        folder = String(first.dropFirst(2))
        rest = rest.dropFirst()
        continue
      }
      break
    }
    guard let first = rest.first else { return .help(overview(whole: false)) }
    guard !first.hasPrefix("-") else {
      throw UsageError(
        "unknown option \(first)",
        hint: suggestion(first, ["--version", "--help"]) ?? "\(name) --help lists the commands and options")
    }
    let words = Array(rest.prefix { !$0.hasPrefix("-") })
    let candidates = commands.filter { words.starts(with: $0.path) }
    guard let command = candidates.max(by: { $0.path.count < $1.path.count }) else {
      return try group(words, rest)
    }
    rest = rest.dropFirst(command.path.count)
    return try parse(command, Array(rest), folder)
  }

  /// A word that begins no verb by itself: help on a group, or an error with a suggestion.
  private func group(_ words: [String], _ rest: ArraySlice<String>) throws(UsageError) -> Request {
    let first = words[0]
    let members = commands(under: [first])
    guard !members.isEmpty else {
      let names = Set(commands.map { $0.path[0] }).sorted()
      throw UsageError(
        "unknown command '\(first)'", hint: suggestion(first, names) ?? "\(name) --help lists the commands")
    }
    if let flag = rest.first(where: { $0 == "-h" || $0 == "--help" }) {
      return .help(overview(of: [first], whole: flag == "--help"))
    }
    let seconds = Set(members.compactMap { $0.path.dropFirst().first }).sorted()
    guard words.count > 1 else {
      throw UsageError("\(first) needs one of: \(seconds.joined(separator: ", "))", hint: "\(name) \(first) --help")
    }
    throw UsageError(
      "unknown command '\(first) \(words[1])'",
      hint: suggestion(words[1], seconds) ?? "one of: \(seconds.joined(separator: ", "))")
  }

  private func suggestion(_ word: String, _ known: [String]) -> String? {
    Suggestion.closest(to: word, in: known).map { "did you mean '\($0)'?" }
  }

  private func parse<C: Command>(_ type: C.Type, _ arguments: [String], _ folder: String?) throws(UsageError) -> Request
  {
    if let flag = arguments.prefix(while: { $0 != "--" }).first(where: { $0 == "-h" || $0 == "--help" }) {
      return .help(help(for: type, whole: flag == "--help"))
    }
    let members = commands(under: C.path).compactMap { $0.path.dropFirst(C.path.count).first }
    var reader = ArgumentReader<C>(program: name, members: members)
    try reader.read(arguments)
    return .run(reader.command, folder: folder)
  }
}

/// One pass over the arguments of one verb.
struct ArgumentReader<C: Command> {
  let program: String
  /// Words that make other verbs of this one, as `verify` after `log`.
  let members: [String]
  var command = C()
  private var seen: Set<String> = []
  private var positional: [String] = []

  init(program: String, members: [String]) { (self.program, self.members) = (program, members) }

  private var path: String { "\(program) \(C.path.joined(separator: " "))" }
  private var usage: String { "\(path) --help" }

  mutating func read(_ arguments: [String]) throws(UsageError) {
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      index += 1
      if argument == "--" {
        positional += arguments[index...]
        break
      } else if argument.hasPrefix("--") {
        try readLong(argument, arguments, &index)
      } else if argument.hasPrefix("-"), argument != "-" {
        try readShort(argument, arguments, &index)
      } else {
        positional.append(argument)
      }
    }
    try place()
  }

  private mutating func readLong(_ argument: String, _ arguments: [String], _ index: inout Int) throws(UsageError) {
    let body = argument.dropFirst(2)
    let name = String(body.prefix { $0 != "=" })
    let attached = body.count > name.count ? String(body.dropFirst(name.count + 1)) : nil
    guard let row = C.arguments.first(where: { $0.specification.name == name && !name.isEmpty }) else {
      let known = C.arguments.map(\.specification.name).filter { !$0.isEmpty } + ["help"]
      let close = Suggestion.closest(to: name, in: known).map { "did you mean '--\($0)'?" }
      throw UsageError("unknown option --\(name)", hint: close ?? usage)
    }
    if row.specification.kind == .flag {
      guard attached == nil else { throw UsageError("--\(name) takes no value", hint: usage) }
      return try set(row, "", "--\(name)")
    }
    try set(row, try value(attached, "--\(name)", row, arguments, &index), "--\(name)")
  }

  private mutating func readShort(_ argument: String, _ arguments: [String], _ index: inout Int) throws(UsageError) {
    var rest = argument.dropFirst()
    while let character = rest.popFirst() {
      guard let row = C.arguments.first(where: { $0.specification.short == character }) else {
        let isFolder = character == "C"
        throw UsageError(
          "unknown option -\(character)",
          hint: isFolder ? "-C goes before the command: \(program) -C DIR \(C.path.joined(separator: " "))" : usage)
      }
      if row.specification.kind == .flag {
        try set(row, "", "-\(character)")
        continue
      }
      var attached = rest.isEmpty ? nil : String(rest)
      if let text = attached, text.hasPrefix("=") { attached = String(text.dropFirst()) }
      return try set(row, try value(attached, "-\(character)", row, arguments, &index), "-\(character)")
    }
  }

  private func value(
    _ attached: String?, _ name: String, _ row: Argument<C>, _ arguments: [String], _ index: inout Int
  ) throws(UsageError) -> String {
    if let attached { return attached }
    guard index < arguments.count, arguments[index] == "-" || !arguments[index].hasPrefix("--") else {
      throw UsageError("\(name) needs a value: \(row.specification.value)", hint: meaning(of: row.specification))
    }
    defer { index += 1 }
    return arguments[index]
  }

  /// What an option takes, for somebody who gave it nothing.
  private func meaning(of row: ArgumentSpecification) -> String {
    if case .words(let words) = row.completion { return "one of: \(words.joined(separator: ", "))" }
    let sentence = String(Layout.help(row, whole: false).dropLast())
    // An abbreviation keeps its capitals.
    let isWord = sentence.dropFirst().first?.isLowercase ?? false
    let meaning = isWord ? sentence.prefix(1).lowercased() + sentence.dropFirst() : sentence
    return "\(path) --\(row.name) \(row.value): \(meaning)"
  }

  private mutating func set(_ row: Argument<C>, _ text: String, _ name: String) throws(UsageError) {
    let specification = row.specification
    if !specification.isPositional, !specification.repeats, !seen.insert(specification.name).inserted,
      specification.kind != .flag
    {
      throw UsageError("\(name) is given twice", hint: "keep one of the two")
    }
    if case .words(let words) = specification.completion, !words.contains(text) {
      let close = Suggestion.closest(to: text, in: words).map { "did you mean '\($0)'?" }
      throw UsageError(
        "\(name) cannot be '\(text)'", hint: close ?? "one of: \(words.joined(separator: ", "))")
    }
    guard row.store(&command, text) else {
      throw UsageError("\(name) must be \(specification.takes ?? "another value"), not '\(text)'", hint: usage)
    }
  }

  /// Hands the positional arguments to their rows: rows with a fixed count first, the rest to the one that takes many.
  private mutating func place() throws(UsageError) {
    let rows = C.arguments.filter(\.specification.isPositional)
    var rest = positional[...]
    for (offset, row) in rows.enumerated() {
      guard case .positional(let count) = row.specification.kind else { continue }
      let after = rows[(offset + 1)...].count { $0.specification.kind == .positional(.one) }
      switch count {
      case .one, .many:
        guard let first = rest.popFirst() else {
          throw UsageError("\(C.path.joined(separator: " ")) needs \(row.specification.value)", hint: usage)
        }
        try set(row, first, row.specification.value)
        if count == .many {
          while rest.count > after, let next = rest.popFirst() { try set(row, next, row.specification.value) }
        }
      case .optional:
        if rest.count > after, let next = rest.popFirst() { try set(row, next, row.specification.value) }
      case .any:
        while rest.count > after, let next = rest.popFirst() { try set(row, next, row.specification.value) }
      }
    }
    guard let extra = rest.first else { return }
    let close = Suggestion.closest(to: extra, in: members).map { "did you mean '\(path) \($0)'?" }
    throw UsageError("unexpected argument '\(extra)'", hint: close ?? usage)
  }
}
