import Testing

@testable import Arguments
@testable import Commands

/// Rules that hold for the whole table of verbs and options.
@Suite("Option table") struct OptionTableTests {
  private let verbs = Verbs.program.commands

  private var everything: [(String, ArgumentSpecification)] {
    verbs.flatMap { verb in Program.rows(of: verb).map { (verb.path.joined(separator: " "), $0) } }
  }

  @Test("no verb and no option stands twice")
  func unique() {
    let paths = verbs.map { $0.path }
    #expect(Set(paths).count == paths.count)
    for verb in verbs {
      let rows = Program.rows(of: verb)
      let names = rows.map(\.name).filter { !$0.isEmpty } + ["help"]
      let shorts = rows.compactMap(\.short) + ["h"]
      #expect(Set(names).count == names.count, "\(verb.path) \(names)")
      #expect(Set(shorts).count == shorts.count, "\(verb.path) \(shorts)")
    }
  }

  @Test("names are lower case with dashes, values in capitals, help that ends with a full stop")
  func words() {
    for (verb, row) in everything {
      #expect(row.name.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber }, "\(verb) --\(row.name)")
      #expect(row.help.hasSuffix("."), "\(verb) \(row.name)\(row.value): \(row.help)")
      #expect(row.value == row.value.uppercased(), "\(verb) \(row.value)")
      if row.kind == .flag { #expect(row.value.isEmpty) } else { #expect(!row.value.isEmpty, "\(verb) --\(row.name)") }
    }
  }

  @Test("the same option means the same everywhere")
  func meanings() {
    let kinds = Dictionary(grouping: everything.filter { !$0.1.name.isEmpty }, by: \.1.name)
    for (name, rows) in kinds {
      #expect(Set(rows.map { $0.1.kind == .flag }).count == 1, "--\(name) takes a value in some verbs only")
    }
    for (verb, row) in everything where ["json", "force", "dry-run", "strict"].contains(row.name) {
      #expect(row.kind == .flag && row.short == nil, "\(verb) --\(row.name)")
    }
    for (verb, row) in everything where row.name == "output" { #expect(row.short == "o", "\(verb) --output") }
    for (verb, row) in everything {
      #expect(!["password", "passphrase", "secret", "token"].contains(row.name), "\(verb) takes a secret by flag")
    }
  }

  @Test("every verb has a summary, and its examples parse")
  func examples() throws {
    for verb in verbs {
      let path = verb.path.joined(separator: " ")
      #expect(verb.summary.hasSuffix(".") && verb.summary.count <= 100, "\(path): \(verb.summary)")
      #expect(!verb.examples.isEmpty, "\(path) has no example")
      for example in verb.examples {
        for line in Self.invocations(in: example.line) {
          #expect(throws: Never.self, "\(path): \(example.line)") { try Verbs.program.parse(line) }
        }
        #expect(example.purpose.hasSuffix("."), "\(path): \(example.purpose)")
      }
    }
  }

  @Test("help fits 80 columns, and every line of it has words")
  func help() throws {
    for verb in verbs {
      for flag in ["-h", "--help"] {
        guard case .help(let text) = try Verbs.program.parse(verb.path + [flag]) else {
          Issue.record("\(verb.path) \(flag) gives no help")
          continue
        }
        // Lines to type are shown as they are typed.
        let typed = Set(verb.examples.map { "  " + $0.line })
        for line in text.split(separator: "\n") where !typed.contains(String(line)) && !line.hasPrefix("usage:") {
          #expect(line.count <= 80 || !line.contains(" "), "\(verb.path) \(flag): \(line)")
        }
      }
    }
  }

  /// The vouch commands of a shell line, without redirections and what other programs do.
  static func invocations(in line: String) -> [[String]] {
    var words: [String] = [""]
    var quote: Character?
    for character in line {
      if let open = quote {
        if character == open { quote = nil } else { words[words.count - 1].append(character) }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == " " {
        words.append("")
      } else if "|<>()&;".contains(character) {
        words += ["\u{0}\(character)", ""]
      } else {
        words[words.count - 1].append(character)
      }
    }
    var commands: [[String]] = []
    for part in words.split(whereSeparator: { $0.hasPrefix("\u{0}") }) {
      let part = part.filter { !$0.isEmpty }
      if part.first == "vouch" { commands.append(Array(part.dropFirst())) }
    }
    return commands
  }
}
