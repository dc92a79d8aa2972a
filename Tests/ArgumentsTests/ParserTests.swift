import Testing

@testable import Arguments

private struct Copy: Command {
  var sources: [String] = []
  var target = ""
  var output: String?
  var count: Int?
  var share: Double?
  var kind: String?
  var tags: [String] = []
  var force = false
  var verbose = false

  static let path = ["copy"]
  static let summary = "Copy files."
  static let examples = [Example("tool copy a b", "Copy a to b.")]
  static let arguments: [Argument<Self>] = [
    .positional("SOURCE", "What to copy.", \.sources),
    .positional("TARGET", "Where to.", \.target),
    .option("output", "o", "FILE", "Write a report. More words.", \.output, .files),
    .option("count", "n", "N", "How many.", \.count),
    .option("share", nil, "X", "How much.", \.share),
    .option("kind", nil, "KIND", "Of which kind.", \.kind, .words(["hard", "soft"])),
    .option("tag", "t", "TAG", "A tag.", \.tags),
    .flag("force", "f", "Overwrite.", \.force),
    .flag("verbose", "v", "Say more.", \.verbose),
  ]
}

private struct Log: Command {
  static let path = ["log"]
  static let summary = "Show."
}

private struct LogVerify: Command {
  static let path = ["log", "verify"]
  static let summary = "Verify."
}

private struct ClaimsList: Command {
  static let path = ["claims", "list"]
  static let summary = "List."
}

private let program = Program(
  name: "tool", version: "1.2.3", summary: "a tool", commands: [Copy.self, Log.self, LogVerify.self, ClaimsList.self])

@Suite("Parsing") struct ParserTests {
  private func copy(_ arguments: String...) throws -> Copy {
    guard case .run(let command, _) = try program.parse(["copy"] + arguments) else { throw UsageError("no command") }
    return try #require(command as? Copy)
  }

  private func message(_ arguments: String...) -> String {
    do {
      _ = try program.parse(arguments)
      return "no error"
    } catch { return error.message + (error.hint.map { " / \($0)" } ?? "") }
  }

  @Test("options stand anywhere, in every spelling")
  func spellings() throws {
    let long = try copy("a", "--output", "r", "b", "c", "--count=3", "--share", "0.5", "--force")
    #expect(long.sources == ["a", "b"] && long.target == "c" && long.output == "r" && long.count == 3)
    #expect(long.share == 0.5 && long.force && !long.verbose)
    let short = try copy("-fvor", "a", "b", "-n3", "-t", "x", "-ty")
    #expect(short.force && short.verbose && short.output == "r" && short.count == 3 && short.tags == ["x", "y"])
    let equals = try copy("a", "b", "-o=r")
    #expect(equals.output == "r")
    let dashes = try copy("--", "--force", "-")
    #expect(dashes.sources == ["--force"] && dashes.target == "-" && !dashes.force)
    #expect(try copy("-", "b", "-o", "-").output == "-")
    #expect(try copy("a", "b", "-n", "-5").count == -5)
  }

  @Test(
    "errors say what and what next",
    arguments: [
      (["cpoy"], "unknown command 'cpoy' / did you mean 'copy'?"),
      (["zzz"], "unknown command 'zzz' / tool --help lists the commands"),
      (["copy", "a"], "copy needs TARGET / tool copy --help"),
      (["copy"], "copy needs SOURCE / tool copy --help"),
      (["copy", "a", "b", "--froce"], "unknown option --froce / did you mean '--force'?"),
      (["copy", "a", "b", "-x"], "unknown option -x / tool copy --help"),
      (["copy", "a", "b", "-C", "d"], "unknown option -C / -C goes before the command: tool -C DIR copy"),
      (["copy", "a", "b", "-o"], "-o needs a value: FILE / tool copy --output FILE: write a report"),
      (
        ["copy", "a", "b", "--output", "--force"],
        "--output needs a value: FILE / tool copy --output FILE: write a report"
      ),
      (["copy", "a", "b", "-n", "many"], "-n must be a whole number, not 'many' / tool copy --help"),
      (["copy", "a", "b", "--share=nan"], "--share must be a number, not 'nan' / tool copy --help"),
      (["copy", "a", "b", "--force=yes"], "--force takes no value / tool copy --help"),
      (["copy", "a", "b", "-o", "1", "--output=2"], "--output is given twice / keep one of the two"),
      (["copy", "a", "b", "--kind", "hrad"], "--kind cannot be 'hrad' / did you mean 'hard'?"),
      (["copy", "a", "b", "--kind"], "--kind needs a value: KIND / one of: hard, soft"),
      (["log", "verfy"], "unexpected argument 'verfy' / did you mean 'tool log verify'?"),
      (["log", "now"], "unexpected argument 'now' / tool log --help"),
      (["claims"], "claims needs one of: list / tool claims --help"),
      (["claims", "lst"], "unknown command 'claims lst' / did you mean 'list'?"),
      (["-C"], "-C needs a folder / tool -C DIR COMMAND"),
      (["--hlep"], "unknown option --hlep / did you mean '--help'?"),
    ])
  func errors(arguments: [String], expected: String) {
    do {
      _ = try program.parse(arguments)
      Issue.record("no error")
    } catch { #expect(error.message + (error.hint.map { " / \($0)" } ?? "") == expected) }
  }

  @Test("the longest path wins")
  func longest() throws {
    guard case .run(let short, nil) = try program.parse(["log"]) else { throw UsageError("") }
    guard case .run(let long, let folder) = try program.parse(["-C", "x", "log", "verify"]) else {
      throw UsageError("")
    }
    #expect(short is Log && long is LogVerify && folder == "x")
  }

  @Test("help and version are results, not errors")
  func help() throws {
    guard case .version = try program.parse(["--version"]) else { throw UsageError("version") }
    guard case .help(let short) = try program.parse(["copy", "-h"]) else { throw UsageError("-h") }
    guard case .help(let whole) = try program.parse(["copy", "a", "--help"]) else { throw UsageError("--help") }
    #expect(short.contains("tool copy a b") && short.contains("Write a report.") && !short.contains("More words"))
    #expect(whole.contains("Write a report. More words."))
    #expect(short.contains("usage: tool copy [OPTION…] SOURCE… TARGET"))
    guard case .run(let command, _) = try program.parse(["copy", "--", "-h", "x"]) else { throw UsageError("--") }
    #expect((command as? Copy)?.sources == ["-h"])
    guard case .help(let group) = try program.parse(["claims", "--help"]) else { throw UsageError("group") }
    #expect(group.contains("claims list"))
  }

  @Test("the manual and the completions name every verb and option")
  func renderings() {
    let manual = program.manual
    #expect(
      manual.contains("\\-\\-output FILE") && manual.contains(".SS tool log verify") && manual.hasPrefix(".TH TOOL 1"))
    for shell in Shell.allCases {
      let script = program.completions(for: shell)
      for word in ["copy", "verify", "output", "hard soft"] { #expect(script.contains(word), "\(shell) \(word)") }
    }
  }

  @Test("suggestions stay silent where nothing is close")
  func suggestions() {
    let verbs = ["import", "answer", "claims", "status", "verify"]
    #expect(Suggestion.closest(to: "improt", in: verbs) == "import")
    #expect(Suggestion.closest(to: "ans", in: verbs) == "answer")
    #expect(Suggestion.closest(to: "VERIFIY", in: verbs) == "verify")
    #expect(Suggestion.closest(to: "publish", in: verbs) == nil)
    #expect(Suggestion.closest(to: "", in: verbs) == nil)
  }
}
