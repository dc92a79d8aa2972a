import Glibc
import Reports

/// One of the process's streams as a person sees it: a terminal of so many columns, or a pipe without an edge.
struct Terminal: Sendable {
  /// Whether a person looks at it.
  let isThere: Bool
  /// Columns of a line; where it is piped, enough for everything.
  let width: Int
  /// Whether text is spelled in ASCII: on a terminal whose locale is not UTF-8.
  let isPlain: Bool

  init(_ stream: Int32, _ variable: (String) -> String?) {
    isThere = isatty(stream) == 1
    isPlain = isThere && PlainSpelling.isNeeded(variable)
    var size = winsize()
    let known = ioctl(stream, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let columns = known ? Int(size.ws_col) : variable("COLUMNS").flatMap { Int($0) } ?? 80
    width = isThere ? max(40, columns) - (isPlain ? PlainSpelling.margin : 0) : Int.max
  }

  /// What is shown of a text for a person.
  func shown(_ text: String) -> String { spelled(fitted(text)) }

  /// Lines that are too long go on under themselves; in a pipe, where scripts search, nothing is broken.
  func fitted(_ text: String) -> String {
    guard isThere else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Prose.fitted(String(line), to: width, hanging: line.prefix { $0 == " " }.count + 2)
    }.joined(separator: "\n")
  }

  /// The same text in the characters of the locale.
  func spelled(_ text: String) -> String { isPlain ? PlainSpelling.of(text) : text }
}
