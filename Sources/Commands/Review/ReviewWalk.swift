import Knowledge
import Model
import Questionnaires
import Reports

/// Goes through answers one by one in the terminal; each decision is kept before the next question is shown.
struct ReviewWalk {
  private let session: Session
  private let items: [Reviewed]

  init(_ session: Session, _ items: [Reviewed]) { (self.session, self.items) = (session, items) }

  func run() throws -> ExitStatus {
    guard !items.isEmpty else {
      session.write("nothing waits for review\n")
      return .done
    }
    var position = 0
    var decided = 0
    while position < items.count {
      try show(items[position], position)
      guard let line = readLine() else { break }
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      let rest = words.count > 1 ? words[1] : ""
      switch words.first ?? "s" {
      case "a":
        let isDone = attempt { desk in
          if let objection = try desk.approve(items[position], despite: rest.isEmpty ? nil : rest) { throw objection }
        }
        if isDone {
          decided += 1
          position += 1
        }
      case "r":
        if attempt({ try $0.reject([items[position]], reason: rest) }) {
          decided += 1
          position += 1
        }
      case "o":
        guard !rest.isEmpty else {
          session.write("who? as: o kim\n")
          continue
        }
        if attempt({ try $0.assign([items[position]], to: rest) }) {
          decided += 1
          position += 1
        }
      case "d":
        guard let day = CalendarDate(rest) else {
          session.write("until when? as: d 2026-09-01\n")
          continue
        }
        if attempt({ try $0.postpone([items[position]], until: day, reason: "") }) {
          decided += 1
          position += 1
        }
      case "u":
        _ = attempt { desk in
          let names = try desk.undo()
          session.write(names.isEmpty ? "nothing to undo\n" : "undone: \(names.joined(separator: ", "))\n")
        }
        position = max(0, position - 1)
      case "b": position = max(0, position - 1)
      case "s", "": position += 1
      case "q":
        session.write("\(decided) decided; vouch review --interactive goes on\n")
        return .done
      default:
        session.write(
          "a approve (a REASON despite the sources), r REASON reject, o OWNER, d DATE, s skip, b back, u undo, q quit\n"
        )
      }
    }
    session.write("\(decided) decided, the end\n")
    return .done
  }

  /// A line of the terminal: escaped, its indentation kept, broken at blanks.
  private func fitted(_ line: String, hanging: Int) -> String {
    let indent = line.prefix { $0 == " " }
    return Prose.fitted(String(indent) + Visible.line(line), to: session.width, hanging: hanging)
  }

  private func attempt(_ action: (ReviewDesk) throws -> Void) -> Bool {
    do {
      let desk = try ReviewDesk(session)
      try desk.store.transaction { try action(desk) }
      return true
    } catch {
      let hint = (error as? Failure)?.hint
      let next = hint?.contains("--despite") == true ? "a REASON approves it and records why" : hint
      session.write("not done: \(error)\n" + (next.map { $0 + "\n" } ?? ""))
      return false
    }
  }

  private func show(_ item: Reviewed, _ position: Int) throws {
    let answer = item.answer
    var lines = [
      "", "\(position + 1)/\(items.count)  \(item.name)  \(item.record.status.words)", answer.questionText,
    ]
    lines.append(
      "→ \(AnswerReport.name(of: answer.verdict))"
        + (answer.verdict == .notStated ? "" : ", \(Int((answer.confidence * 100).rounded())) %")
        + (answer.draft.map { ", proposal \($0.verdict.rawValue) \(Int(($0.confidence * 100).rounded())) %" } ?? ""))
    if !answer.options.isEmpty { lines.append("  " + answer.options.joined(separator: " | ")) }
    if !answer.text.isEmpty { lines.append("  " + answer.text) }
    lines += answer.warnings.map { "  ! \($0)" }
    lines = lines.map { fitted($0, hanging: 2) }
    let store = try session.workspace().store
    for citation in answer.citations {
      lines.append(fitted("  " + Wording.citation(citation), hanging: 2))
      guard let content = try store.content(of: citation.document) else { continue }
      lines += SourceLines(content).around(citation.lines).map { number, line, isCited in
        let margin = "    \(isCited ? ">" : " ") \(number)  "
        return fitted(margin + line, hanging: margin.count)
      }
    }
    session.write(
      lines.joined(separator: "\n")
        + "\n[a]pprove [r]eject [o]wner [d]efer [s]kip [b]ack [u]ndo [q]uit: ")
    session.flush()
  }
}
