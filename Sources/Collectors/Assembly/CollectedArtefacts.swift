import Files
public import Model

/// The artefacts of a run in the order of their paths, each made when it is asked for: a run may find very many files.
public struct CollectedArtefacts: ArtefactSource, RandomAccessCollection {
  private struct Group: Sendable {
    var pieces: PieceList
    var context: PieceWriter.Context
  }

  private let surroundings: Surroundings
  private var groups: [Group] = []
  /// Each path has the numbers of its group and of its piece there.
  private var paths = PathTable(extra: 8, foldsCase: true)
  private var order: [UInt32] = []
  private var report: CollectedArtefact?

  init(in surroundings: Surroundings) { self.surroundings = surroundings }

  /// Adds what an item brought; how many artefacts it is.
  mutating func add(_ pieces: PieceList, _ context: PieceWriter.Context) {
    let group = groups.count
    for number in pieces.indices {
      let index = ArtefactPath.unique(item: context.item.name, name: pieces.name(at: number), taken: &paths)
      paths.changeExtra(index) { bytes in
        bytes.storeBytes(of: UInt32(group), toByteOffset: 0, as: UInt32.self)
        bytes.storeBytes(of: UInt32(number), toByteOffset: 4, as: UInt32.self)
      }
    }
    groups.append(Group(pieces: pieces, context: context))
  }

  /// Adds the run's own report, the last thing to be added.
  mutating func finish(_ report: CollectedArtefact) {
    self.report = report
    if let index = paths.insert(report.artefact.path.utf8) {
      paths.changeExtra(index) { $0.storeBytes(of: .max, toByteOffset: 0, as: UInt32.self) }
    }
    order = paths.sorted()
  }

  /// Zero.
  public var startIndex: Int { 0 }
  /// How many there are.
  public var endIndex: Int { order.count }
  /// How many there are.
  public var count: Int { order.count }

  /// The path of one.
  public func path(at index: Int) -> String { paths[Int(order[index])] }

  /// One of them, its record as far as it is known before the bytes are read.
  public subscript(position: Int) -> CollectedArtefact {
    let index = Int(order[position])
    let (group, number) = paths.withExtra(index) { bytes in
      (
        Int(bytes.loadUnaligned(fromByteOffset: 0, as: UInt32.self)),
        Int(bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
      )
    }
    if group >= groups.count, let report { return report }
    var piece = groups[group].pieces[number]
    piece.source.parameters["item"] = groups[group].context.item.name
    let writer = PieceWriter(piece: piece, context: groups[group].context)
    return CollectedArtefact(writer.record(path: paths[index], surroundings)) { try writer.write(&$0, $1) }
  }
}
