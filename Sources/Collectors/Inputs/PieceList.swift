/// What an item's collector brought, in order; of found files each is described only when it is asked for.
struct PieceList: Sendable, RandomAccessCollection {
  private enum Part: Sendable {
    case made([Gathered])
    case found(FoundFiles, [@Sendable (inout Gathered) -> Void])

    var count: Int {
      switch self {
      case .made(let pieces): pieces.count
      case .found(let files, _): files.count
      }
    }
  }

  private var parts: [Part] = []

  init(_ pieces: [Gathered] = []) { parts = pieces.isEmpty ? [] : [.made(pieces)] }

  init(_ files: FoundFiles) { parts = [.found(files, [])] }

  var startIndex: Int { 0 }
  var endIndex: Int { parts.reduce(0) { $0 + $1.count } }

  subscript(position: Int) -> Gathered {
    let (part, index) = place(of: position)
    switch part {
    case .made(let pieces): return pieces[index]
    case .found(let files, let changes):
      var piece = files[index]
      for change in changes { change(&piece) }
      return piece
    }
  }

  /// The name of a piece, without the rest of it.
  func name(at position: Int) -> [[UInt8]] {
    let (part, index) = place(of: position)
    switch part {
    case .made(let pieces): return pieces[index].name
    case .found(let files, _): return files.name(at: index)
    }
  }

  /// The part that holds a piece, and where in it.
  private func place(of position: Int) -> (part: Part, index: Int) {
    var index = position
    for part in parts.dropLast() {
      if index < part.count { return (part, index) }
      index -= part.count
    }
    return (parts[parts.count - 1], index)
  }

  mutating func append(_ piece: Gathered) {
    guard case .made(var pieces) = parts.last else {
      parts.append(.made([piece]))
      return
    }
    parts.removeLast()
    pieces.append(piece)
    parts.append(.made(pieces))
  }

  /// Changes every piece, found files when they are asked for: the closure must depend on nothing that changes, and
  /// leave the names as they are.
  mutating func change(_ body: @escaping @Sendable (inout Gathered) -> Void) {
    for index in parts.indices {
      switch parts[index] {
      case .made(var pieces):
        for place in pieces.indices { body(&pieces[place]) }
        parts[index] = .made(pieces)
      case .found(let files, let changes): parts[index] = .found(files, changes + [body])
      }
    }
  }

  static func += (left: inout PieceList, right: PieceList) { left.parts += right.parts }
}
