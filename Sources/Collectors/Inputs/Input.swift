import Files
import Glibc
import Model
import Signing

/// Where a collector's bytes come from: files, or a command's standard output.
enum Input: Sendable {
  case paths([String], excluding: [String])
  case command(CommandLine)
  /// Nothing was given.
  case none
}

/// A command to run: words, never a shell's line.
struct CommandLine: Sendable {
  /// The program's name or path, then its arguments.
  var words: [String]
  /// Exit statuses of a run that did its work, as 2 of OpenSCAP, which means that a rule failed.
  var exits: [Int] = [0]
  /// Arguments that make the program say its version, or none.
  var version: [String] = []
  /// The artefact's file name.
  var name = "output.txt"
  /// The folder to start in, or nil for the plan's.
  var directory: String?
  /// Whether what it prints on standard error is the evidence, as with verbose logs.
  var takesErrors = false
}

/// The parameters that collectors with files or a command as input share.
enum InputParameters {
  static let names = ["paths", "exclude", "command", "exits", "version"]

  static func read(_ parameters: Parameters, name: String = "output.txt") throws(Failure) -> Input {
    let paths = try parameters.texts("paths")
    let words = try parameters.texts("command")
    guard paths.isEmpty || words.isEmpty else {
      throw parameters.failure("command", "'paths' and 'command' exclude each other")
    }
    if !words.isEmpty {
      guard words.count > 1 || words.allSatisfy({ !$0.contains(" ") }) else {
        throw parameters.failure(
          "command", "a command is a list of words, as no shell reads it", hint: "write it as [df, -h, /]")
      }
      var exits: [Int] = []
      for text in try parameters.texts("exits") {
        guard let exit = Int(text), (0...255).contains(exit) else {
          throw parameters.failure("exits", "an exit status is a number up to 255")
        }
        exits.append(exit)
      }
      return .command(
        CommandLine(
          words: words, exits: exits.isEmpty ? [0] : exits, version: try parameters.texts("version"), name: name))
    }
    return paths.isEmpty ? .none : .paths(paths, excluding: try parameters.texts("exclude"))
  }

  static func required(_ parameters: Parameters, name: String) throws(Failure) -> Input {
    let input = try read(parameters, name: name)
    if case .none = input {
      throw parameters.failure("paths", "either 'paths' or 'command' must say where the bytes come from")
    }
    return input
  }
}

extension Input {
  func steps(in surroundings: Surroundings) -> [PlannedStep] {
    switch self {
    case .none: []
    case .paths(let patterns, _): patterns.map { .read(surroundings.absolute($0)) }
    case .command(let command): command.steps(in: surroundings)
    }
  }

  /// Files as they lie, or the command's output; `system` names the kind of source.
  func gather(_ item: Plan.Item, system: String, in surroundings: Surroundings) -> Gathering {
    switch self {
    case .none: Gathering(failures: ["nothing to read"])
    case .paths(let patterns, let excluded):
      FileSearch(item: item, system: system, surroundings: surroundings).gather(patterns, excluding: excluded)
    case .command(let command): command.gather(item, system: system, in: surroundings)
    }
  }
}

extension CommandLine {
  func steps(in surroundings: Surroundings) -> [PlannedStep] {
    let path = locate(in: surroundings)
    let program = path ?? words.first ?? ""
    let found = path != nil
    let versions = version.isEmpty ? [] : [PlannedStep.run([program] + version, found: found)]
    return versions + [.run([program] + words.dropFirst(), found: found)]
  }

  private func locate(in surroundings: Surroundings) -> String? {
    ChildProcess.locate(words.first ?? "", in: surroundings.searchPath.joined(separator: ":"))
  }

  /// Runs the command into a spool file, within the item's limits.
  func gather(_ item: Plan.Item, system: String, in surroundings: Surroundings) -> Gathering {
    var gathering = Gathering()
    guard let program = locate(in: surroundings) else {
      gathering.failures.append("'\(words.first ?? "")' is not installed")
      return gathering
    }
    var source = Artefact.Source(
      system: system, host: surroundings.host, tool: program, arguments: [program] + words.dropFirst())
    source.parameters["toolSha256"] = Self.digest(of: program)?.hexadecimal
    source.version = versionLine(of: program, in: surroundings)
    let spool = surroundings.spool + "/" + item.name + "-" + name
    let started = surroundings.clock()
    let outcome: ChildProcess.Outcome
    do {
      outcome = try run(program, into: spool, item: item, in: surroundings)
    } catch {
      gathering.failures.append((error as? Failure)?.message ?? "cannot run '\(program)'")
      return gathering
    }
    var piece = Gathered(name: [Array(name.utf8)], content: .spool(spool), source: source)
    if takesErrors, outcome.output.isEmpty {
      piece.content = .bytes(outcome.errors)
    }
    piece.started = started
    piece.ended = surroundings.clock()
    piece.exitStatus = Int(outcome.status)
    piece.stderrDigest = Digest(bytes: SHA256.digest(of: outcome.errors))
    let expected = exits.map(String.init).joined(separator: " or ")
    if outcome.timedOut {
      piece.checks.append(Check("finished in time", .notMet, found: "killed after \(item.timeout) s"))
    } else if outcome.exceededOutput {
      piece.checks.append(Check("output is whole", .notMet, found: "cut off at the limit of \(item.limit) bytes"))
    } else {
      piece.checks.append(
        Check(
          "exit status is \(expected)", exits.contains(Int(outcome.status)), otherwise: "found \(outcome.status)"))
    }
    if let failed = piece.checks.first(where: { $0.result != .met }) {
      gathering.failures.append("'\(words.joined(separator: " "))': \(failed.condition): \(failed.found ?? "")")
    }
    gathering.pieces.append(piece)
    return gathering
  }

  private func run(
    _ program: String, into spool: String, item: Plan.Item, in surroundings: Surroundings
  ) throws -> ChildProcess.Outcome {
    let file = try SpoolFile(spool)
    let process = ChildProcess(
      program, Array(words.dropFirst()), directory: directory.map(surroundings.absolute) ?? surroundings.root,
      timeout: Double(item.timeout), outputLimit: item.limit)
    return try process.run { try file.write($0) }
  }

  /// The first line that says a version, from standard output or error.
  private func versionLine(of program: String, in surroundings: Surroundings) -> String? {
    guard !version.isEmpty,
      let outcome = try? ChildProcess(program, version, directory: surroundings.root, timeout: 10, outputLimit: 1 << 16)
        .run()
    else { return nil }
    let lines = String(decoding: outcome.output + [0x0A] + outcome.errors, as: UTF8.self)
      .split(whereSeparator: \.isNewline)
    return lines.first { $0.utf8.contains { (0x30...0x39).contains($0) } }.map { String($0.prefix(200)) }
  }

  private static func digest(of program: String) -> Digest? {
    guard let file = try? ReadableFile(program) else { return nil }
    var hash = SHA256()
    while let chunk = try? file.read(), !chunk.isEmpty { hash.update(chunk) }
    return Digest(bytes: hash.finalize())
  }
}
