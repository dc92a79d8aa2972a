import Model

/// Artefacts in the order of their paths' bytes.
struct SortedSource<Source: ArtefactSource>: Sendable {
  private let source: Source
  /// Where each is in the source; nil where they are in order already.
  private let order: [UInt32]?

  init(_ source: Source) {
    self.source = source
    func precedes(_ left: Int, _ right: Int) -> Bool {
      source.path(at: left).utf8.lexicographicallyPrecedes(source.path(at: right).utf8)
    }
    let isSorted = !(0..<max(1, source.count)).dropFirst().contains { precedes($0, $0 - 1) }
    order = isSorted ? nil : (0..<UInt32(source.count)).sorted { precedes(Int($0), Int($1)) }
  }

  var count: Int { source.count }

  func path(at index: Int) -> String { source.path(at: place(index)) }

  subscript(index: Int) -> CollectedArtefact { source[place(index)] }

  private func place(_ index: Int) -> Int { order.map { Int($0[index]) } ?? index }
}
