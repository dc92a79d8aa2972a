import Arguments
import Files
import Model
import Reports

/// What `--format`, `--json` and `-o` ask for, the same for every report.
struct Rendered {
  var format: String?
  var json: Bool
  var output: String?
  var force: Bool

  /// Writes the subject where it was asked for; text for the terminal where nothing was asked.
  func write<Subject>(
    _ subject: Subject, _ renderings: [Rendering<Subject>], in session: Session, text: () -> String
  ) throws {
    guard let name = try name(renderings) else {
      session.write(text())
      return
    }
    guard let rendering = renderings.first(where: { $0.name == name }) else {
      throw UsageError("unknown format '\(name)'")
    }
    let bytes = try rendering.render(subject)
    guard let output, output != "-" else {
      guard rendering.isText || !session.isTerminal else {
        throw UsageError("a workbook cannot be shown on a terminal", hint: "-o FILE.\(name) writes a file")
      }
      session.write(bytes)
      return
    }
    try WholeFile.write(bytes, to: output, replacing: force)
    session.report("wrote \(output)")
  }

  /// The format's name: asked for, or that of the output's extension; nil for terminal text.
  private func name<Subject>(_ renderings: [Rendering<Subject>]) throws -> String? {
    if json, let format, format != "json" { throw UsageError("--json and --format \(format) exclude each other") }
    if json { return "json" }
    if let format { return format }
    guard let output, output != "-" else { return nil }
    let names = renderings.map(\.name)
    let tail = output.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard names.contains(tail) else {
      throw UsageError(
        "the format of '\(output)' is not clear", hint: "--format takes one of: \(names.joined(separator: ", "))")
    }
    return tail
  }
}
