import Model

/// A piece of a document's structure, in reading order.
struct Block: Sendable {
  enum Kind: Sendable, Equatable {
    /// A heading of a level from 1; its text keeps its number.
    case heading(level: Int)
    /// Running text.
    case paragraph
    /// A member of a list, `depth` from 0.
    case item(depth: Int)
    /// A row of a table, with the cells of the row that names the columns.
    case row(header: [String])
    /// A term and what stands beside or under it.
    case definition
    /// What the document declares of itself, as the date of its front matter: context that can be cited.
    case metadata
    /// Navigation, comments, code, illustrations: nothing that is claimed.
    case noise
  }

  var kind: Kind
  /// The text; for a row the cells joined, for a definition term and description joined.
  var passage: Passage
  /// The cells of a row, the term and the description of a definition.
  var cells: [Passage] = []
  /// Whether a blank line stands before it.
  var isApart = false
  /// What the mark before it makes of what it states: `.context` an empty check box.
  var mark: Modality?
}

/// What a format's reader hands on.
struct Outline: Sendable {
  var source: SourceText
  var blocks: [Block]
  var title: String?
  /// Dates and titles that the format itself declares, as front matter, lower-case names.
  var declared: [(name: String, value: String)] = []
  var mediaType: String
}
