import Arguments
import Files
import Model
import Reports

/// The words of an error: `vouch: error: …` in lower case, the line that it is about with a caret, `vouch: hint: …`.
struct Complaint {
  let text: String

  init(_ error: any Error, width: Int = Int.max) {
    switch error {
    case let failure as Failure: text = Self.words(of: failure, width)
    case let usage as UsageError: text = Self.lines(usage.message, snippet: [], hint: usage.hint)
    default: text = Self.lines("\(error)", snippet: [], hint: nil)
    }
  }

  private static func words(of failure: Failure, _ width: Int) -> String {
    lines(failure.description, snippet: snippet(at: failure.location, width), hint: failure.hint)
  }

  private static func lines(_ message: String, snippet: [String], hint: String?) -> String {
    var lines = ["vouch: error: \(Visible.text(message))"] + snippet
    if let hint { lines.append("vouch: hint: \(Visible.text(hint))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The line of a text file with a caret under the column, where the file can still be read.
  private static func snippet(at location: Failure.Location?, _ width: Int) -> [String] {
    guard case .text(let file, let number, let column?) = location, file != "-", number > 0, column > 0,
      let bytes = try? ReadableFile.bytes(of: file, limit: 4 << 20)
    else { return [] }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard number <= lines.count, case let line = lines[number - 1], column <= line.count + 1 else { return [] }
    let label = "  \(number) | "
    // A window of the line, so that the caret is seen on a line of any length and stands under its place.
    let room = max(20, min(100, width - label.count - 1))
    let start = max(0, column - 1 - room * 3 / 5)
    let window = line.dropFirst(start).prefix(room)
    // Bytes that are no text show nothing to a person.
    guard !String(decoding: window, as: UTF8.self).unicodeScalars.contains("\u{FFFD}") else { return [] }
    let words = Visible.text(String(decoding: window, as: UTF8.self).split(separator: "\t").joined(separator: " "))
    let before = Visible.text(String(decoding: window.prefix(column - 1 - start), as: UTF8.self))
    return [
      label + (words.hasSuffix("\r") ? String(words.dropLast()) : words),
      String(repeating: " ", count: label.count + before.count) + "^",
    ]
  }
}
