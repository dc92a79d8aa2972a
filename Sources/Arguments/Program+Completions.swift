/// A shell that completions can be made for.
public enum Shell: String, Hashable, Sendable, CaseIterable {
  /// GNU bash.
  case bash
  /// zsh.
  case zsh
  /// fish.
  case fish
}

extension Program {
  /// The completion script for a shell.
  public func completions(for shell: Shell) -> String {
    switch shell {
    case .bash: bash
    case .zsh: zsh
    case .fish: fish
    }
  }

  /// The rows of a verb's table.
  static func rows<C: Command>(of type: C.Type) -> [ArgumentSpecification] { C.arguments.map(\.specification) }

  private func specifications(_ command: any Command.Type) -> [ArgumentSpecification] {
    Self.rows(of: command) + Self.globalRows
  }

  /// First words, and for each first word the second ones.
  private var groups: [(first: String, seconds: [String])] {
    var groups: [(first: String, seconds: [String])] = []
    for command in commands {
      let second = command.path.count > 1 ? [command.path[1]] : []
      if let index = groups.firstIndex(where: { $0.first == command.path[0] }) {
        groups[index].seconds += second
      } else {
        groups.append((command.path[0], second))
      }
    }
    return groups
  }

  private func names(_ row: ArgumentSpecification) -> [String] {
    (row.name.isEmpty ? [] : ["--" + row.name]) + (row.short.map { ["-\($0)"] } ?? [])
  }

  // MARK: bash

  private var bash: String {
    var lines = [
      "# \(name)(1) completion for bash: source this, or put it into /usr/share/bash-completion/completions/\(name)",
      "_\(name)() {",
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} verb= index=1",
      "  COMPREPLY=()",
      "  [[ ${COMP_WORDS[1]} == -C ]] && index=3",
      "  if [[ $before == -C && $COMP_CWORD -eq 2 ]]; then mapfile -t COMPREPLY < <(compgen -d -- \"$word\"); return; fi",
      "  if (( COMP_CWORD == index )); then",
      "    mapfile -t COMPREPLY < <(compgen -W '\(groups.map(\.first).joined(separator: " ")) -C --help --version' -- \"$word\")",
      "    return",
      "  fi",
      "  verb=${COMP_WORDS[index]}",
      "  case \"$verb ${COMP_WORDS[index+1]}\" in",
    ]
    for command in commands where command.path.count > 1 {
      lines.append(
        "    '\(command.path.joined(separator: " "))') (( COMP_CWORD > index + 1 )) && verb='\(command.path.joined(separator: " "))' ;;"
      )
    }
    lines += ["  esac", "  case $verb in"]
    for group in groups where !group.seconds.isEmpty && !commands.contains(where: { $0.path == [group.first] }) {
      lines.append(
        "    '\(group.first)') mapfile -t COMPREPLY < <(compgen -W '\(group.seconds.joined(separator: " "))' -- \"$word\"); return ;;"
      )
    }
    for command in commands {
      let rows = specifications(command)
      lines.append("    '\(command.path.joined(separator: " "))')")
      lines.append("      case $before in")
      for row in rows where row.kind == .option {
        lines.append("        \(names(row).joined(separator: "|"))) \(bashAction(row.completion)); return ;;")
      }
      let options = rows.filter { !$0.isPositional }.flatMap(names).joined(separator: " ")
      let positional = rows.first(where: \.isPositional)?.completion ?? .none
      let seconds = groups.first { [$0.first] == command.path }?.seconds ?? []
      lines += [
        "      esac",
        "      if [[ $word == -* ]]; then mapfile -t COMPREPLY < <(compgen -W '\(options)' -- \"$word\"); return; fi",
        seconds.isEmpty
          ? "      \(bashAction(positional)) ;;"
          : "      \(bashAction(positional)); COMPREPLY+=($(compgen -W '\(seconds.joined(separator: " "))' -- \"$word\")) ;;",
      ]
    }
    lines += ["  esac", "}", "complete -o filenames -F _\(name) \(name)"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func bashAction(_ completion: Completion) -> String {
    switch completion {
    case .files: "mapfile -t COMPREPLY < <(compgen -f -- \"$word\")"
    case .folders: "mapfile -t COMPREPLY < <(compgen -d -- \"$word\")"
    case .words(let words): "mapfile -t COMPREPLY < <(compgen -W '\(words.joined(separator: " "))' -- \"$word\")"
    case .none: ":"
    }
  }

  // MARK: zsh

  private var zsh: String {
    var lines = [
      "#compdef \(name)", "_\(name)() {", "  local -a verbs", "  local verb=",
      "  if (( CURRENT > 3 )) && [[ $words[2] == -C ]]; then words=($words[1] $words[4,-1]); (( CURRENT -= 2 )); fi",
      "  if (( CURRENT == 2 )); then", "    verbs=(",
    ]
    for group in groups {
      let summary = commands.first { $0.path == [group.first] }?.summary ?? group.seconds.joined(separator: ", ")
      lines.append("      \(Self.quoted("\(group.first):\(summary)"))")
    }
    lines += [
      "    )", "    _describe command verbs", "    _arguments '-C[run as if started there]:folder:_files -/' && return",
      "    return",
      "  fi", "  verb=$words[2]", "  case \"$words[2] $words[3]\" in",
    ]
    for command in commands where command.path.count > 1 {
      let path = command.path.joined(separator: " ")
      lines.append("    '\(path)') if (( CURRENT > 3 )); then verb='\(path)'; shift words; (( CURRENT-- )); fi ;;")
    }
    lines += ["  esac", "  shift words", "  (( CURRENT-- ))", "  case $verb in"]
    for group in groups where !group.seconds.isEmpty && !commands.contains(where: { $0.path == [group.first] }) {
      lines.append("    '\(group.first)') compadd \(group.seconds.joined(separator: " ")) ;;")
    }
    for command in commands {
      lines.append("    '\(command.path.joined(separator: " "))') _arguments \\")
      for row in specifications(command) {
        if case .positional(let count) = row.kind {
          let place = count == .many || count == .any ? "*" : count == .optional ? ":" : ""
          lines.append("      \(Self.quoted("\(place):\(row.value.lowercased()):\(zshAction(row.completion))")) \\")
          continue
        }
        let help = row.help.split(separator: ". ").first.map(String.init)?.filter { $0 != "[" && $0 != "]" } ?? ""
        let value = row.kind == .option ? ":\(row.value.lowercased()):\(zshAction(row.completion))" : ""
        for option in names(row) {
          lines.append("      \(Self.quoted("\(row.repeats ? "*" : "")\(option)[\(help)]\(value)")) \\")
        }
      }
      lines.append("      ;;")
    }
    lines += ["  esac", "}", "_\(name) \"$@\""]
    return lines.joined(separator: "\n") + "\n"
  }

  private func zshAction(_ completion: Completion) -> String {
    switch completion {
    case .files: "_files"
    case .folders: "_files -/"
    case .words(let words): "(\(words.joined(separator: " ")))"
    case .none: " "
    }
  }

  // MARK: fish

  private var fish: String {
    var lines = [
      "# \(name)(1) completion for fish", "complete -c \(name) -f",
      "complete -c \(name) -s C -r -d 'Run as if started there' -a '(__fish_complete_directories)'",
    ]
    for group in groups {
      let summary = commands.first { $0.path == [group.first] }?.summary ?? group.seconds.joined(separator: ", ")
      lines.append("complete -c \(name) -n __fish_use_subcommand -a \(group.first) -d \(Self.quoted(summary))")
      guard !group.seconds.isEmpty else { continue }
      let condition =
        "__fish_seen_subcommand_from \(group.first); and not __fish_seen_subcommand_from \(group.seconds.joined(separator: " "))"
      lines.append(
        "complete -c \(name) -n \(Self.quoted(condition)) -a \(Self.quoted(group.seconds.joined(separator: " ")))")
    }
    for command in commands {
      let condition = Self.quoted(command.path.map { "__fish_seen_subcommand_from \($0)" }.joined(separator: "; and "))
      for row in specifications(command) {
        var line = "complete -c \(name) -n \(condition)"
        if !row.name.isEmpty { line += " -l \(row.name)" }
        if let short = row.short { line += " -s \(short)" }
        if row.kind == .option { line += " -r" }
        switch row.completion {
        case .files: line += " -F"
        case .folders: line += " -a '(__fish_complete_directories)'"
        case .words(let words): line += " -a \(Self.quoted(words.joined(separator: " ")))"
        case .none: if row.isPositional { continue }
        }
        if !row.isPositional { line += " -d \(Self.quoted(Layout.help(row, whole: false)))" }
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A word in single quotes, as the three shells read it.
  private static func quoted(_ text: String) -> String {
    "'" + text.map { $0 == "'" ? "'\\''" : String($0) }.joined() + "'"
  }
}
