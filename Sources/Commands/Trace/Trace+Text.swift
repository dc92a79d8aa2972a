import Assessment
import Knowledge
import Model
import Reports

extension Trace {
  /// The walk as an indented list: `✔` holds, `✘` no longer does.
  func text(width: Int) -> String {
    var lines: [String] = []
    if subject == nil {
      guard !foundations.isEmpty || !dependents.isEmpty else { return "every link of the chain holds\n" }
    } else {
      lines += foundations.flatMap { Self.lines($0, 0, self) }
      if !dependents.isEmpty { lines += ["", "what stands on it"] + dependents.flatMap { Self.lines($0, 1, self) } }
    }
    if subject == nil, !dependents.isEmpty {
      lines += ["what no longer holds, and what stands on it"] + dependents.flatMap { Self.lines($0, 1, self) }
    }
    let affected = self.affected
    if !affected.isEmpty {
      lines += (lines.isEmpty ? [] : [""]) + ["answers to look at, those that customers have first"]
      lines += affected.map { "  \(TraceSubject.name($0))  \(state(of: $0))  \($0.answer.questionText)" }
    }
    return lines.map { Self.fitted($0, to: width) + "\n" }.joined()
  }

  /// Escaped and broken at blanks; further lines begin behind the mark, so that ids and faults are never cut off.
  private static func fitted(_ line: String, to width: Int) -> String {
    let indent = line.prefix { $0 == " " }
    let visible = String(indent) + Visible.line(String(line.dropFirst(indent.count)))
    return Prose.fitted(visible, to: width, hanging: indent.count + 2)
  }

  private static func lines(_ link: Link, _ depth: Int, _ trace: Trace) -> [String] {
    let indent = String(repeating: "  ", count: depth)
    let head = "\(indent)\(link.fault == nil ? "✔" : "✘") \(trace.words(of: link.thing))"
    let line = link.fault.map { "\(head): \($0)" } ?? head
    return [line] + link.links.flatMap { lines($0, depth + 1, trace) }
  }

  func state(of record: AnswerRecord) -> String { chain.isSent(record) ? "sent" : record.status.words }

  /// A thing in one line.
  func words(of thing: Link.Thing) -> String {
    switch thing {
    case .answer(let record):
      "answer \(TraceSubject.name(record)) \(AnswerReport.name(of: record.answer.verdict)) (\(state(of: record))): \(record.answer.questionText)"
    case .claim(let claim): "claim \(claim.id) \(claim.document) line \(claim.span): \(claim.text)"
    case .control(let control): "control \(control) \(chain.title(of: control))"
    case .evidence(let evidence):
      "evidence \(evidence.item) \(evidence.path)\(evidence.occurrence.map { " for \($0)" } ?? ""), collected "
        + "\(evidence.collected.date), signed in bundle \(evidence.bundle.hexadecimal.prefix(16))"
        + (evidence.measurements.isEmpty
          ? "" : ", measured \(evidence.measurements.map { "\($0.name)=\($0.value)" }.joined(separator: ", "))")
    }
  }
}
