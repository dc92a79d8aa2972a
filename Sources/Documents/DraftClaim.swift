import Model

/// A claim before its document is known.
struct DraftClaim {
  var section: [String]
  var raw: Range<Int>
  var text: String { didSet { actor = nil } }
  var leadIn: (text: String, raw: Range<Int>)?
  var standing: Standing
  /// Words that belong to the claim though they stand elsewhere: the borrowed subject, a table's column.
  var context: [String] = []
  /// Who else does what the words say, where they were read for it already.
  var actor: [Parameter]?
}
