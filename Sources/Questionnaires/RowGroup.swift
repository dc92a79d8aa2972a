/// Rows into which one control was split: `4.1.1 Physical access: Layered barriers`, `4.1.2 Managed access to keys`.
///
/// Only the first has the control's name before a colon; the others mean it.
struct RowGroup {
  /// The control's name.
  let label: String
  private let parent: Substring

  /// The group that a row opens; nil where its id does not end in `.1` or its words begin with no name.
  init?(id: String, text: String) {
    guard let (parent, number) = Self.parts(of: id), number == 1, let colon = text.firstRange(of: ": ") else {
      return nil
    }
    let label = text[..<colon.lowerBound]
    guard label.first?.isUppercase == true, !label.contains("?"), String(label).wordCount <= 5 else { return nil }
    self.label = String(label)
    self.parent = parent
  }

  /// Whether a row is another of the group.
  func holds(id: String) -> Bool {
    Self.parts(of: id).map { $0.parent == parent && $0.number > 1 } ?? false
  }

  private static func parts(of id: String) -> (parent: Substring, number: Int)? {
    guard let dot = id.lastIndex(of: "."), dot > id.startIndex, let number = Int(id[id.index(after: dot)...]) else {
      return nil
    }
    return (id[..<dot], number)
  }
}
