/// Finds the name that was probably meant.
public enum Spelling {
  /// The candidate nearest to what was written, or nil where none is near; the first of equals.
  ///
  /// Near means at most a third of the longer name's bytes differ, case apart.
  public static func nearest(to written: String, among candidates: some Sequence<String>) -> String? {
    let source = Array(written.lowercased().utf8)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let target = Array(candidate.lowercased().utf8)
      let limit = max(1, max(source.count, target.count) / 3)
      guard abs(source.count - target.count) <= limit else { continue }
      let distance = distance(source, target)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
  static func distance(_ source: [UInt8], _ target: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...target.count)
    for (row, byte) in source.enumerated() {
      var current = [row + 1]
      for (column, other) in target.enumerated() {
        var cost = min(current[column] + 1, last[column + 1] + 1, last[column] + (byte == other ? 0 : 1))
        if row > 0, column > 0, byte == target[column - 1], other == source[row - 1] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[target.count]
  }
}
