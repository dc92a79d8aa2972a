/// Artefacts to be sealed, made one at a time, so that very many of them take little memory.
public protocol ArtefactSource: Sendable {
  /// How many there are.
  var count: Int { get }
  /// The path of one, which orders the bundle.
  func path(at index: Int) -> String
  /// One of them; asked for once.
  subscript(index: Int) -> CollectedArtefact { get }
}

extension Array: ArtefactSource where Element == CollectedArtefact {
  /// The path of one.
  public func path(at index: Int) -> String { self[index].artefact.path }
}
