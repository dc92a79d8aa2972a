public import Model

/// All catalogs in use, with their controls by reference and in the frameworks' order.
public struct CatalogLibrary: Sendable {
  /// The catalogs, those shipped first.
  public private(set) var catalogs: [Catalog]
  /// Numbers of earlier editions, by catalog and edition.
  let former: [Identifier<Catalog>: [String: [String: Identifier<Control>]]]
  private var places: [ControlReference: Place] = [:]

  private struct Place {
    let catalog: Int, control: Int, order: Int
  }

  /// Makes a library; a later catalog with the id of an earlier one is refused.
  public init(_ files: [CatalogFile]) throws(Failure) {
    let shipped = [Framework.soc2, Framework.iso27001, Framework.gdpr]
    let ordered = files.enumerated().sorted {
      (shipped.firstIndex(of: $0.element.catalog.id) ?? 9, $0.offset)
        < (shipped.firstIndex(of: $1.element.catalog.id) ?? 9, $1.offset)
    }.map(\.element)
    catalogs = ordered.map(\.catalog)
    var former: [Identifier<Catalog>: [String: [String: Identifier<Control>]]] = [:]
    for file in ordered {
      guard former[file.catalog.id] == nil else { throw Failure(.input, "two catalogs are named '\(file.catalog.id)'") }
      former[file.catalog.id] = file.former
    }
    self.former = former
    index()
  }

  /// Lays a licensee's texts over a catalog's own words.
  public mutating func lay(_ overlay: CatalogOverlay) {
    guard let at = catalogs.firstIndex(where: { $0.id == overlay.catalog }) else { return }
    for (position, control) in catalogs[at].controls.enumerated() {
      guard let text = overlay.texts[control.id] else { continue }
      if let title = text.title { catalogs[at].controls[position].title = title }
      if let summary = text.summary { catalogs[at].controls[position].summary = summary }
    }
  }

  /// The control, or nil where no catalog has it.
  public subscript(reference: ControlReference) -> Control? {
    places[reference].map { catalogs[$0.catalog].controls[$0.control] }
  }

  /// The catalog, or nil.
  public func catalog(_ id: Identifier<Catalog>) -> Catalog? { catalogs.first { $0.id == id } }

  /// Whether one stands before the other in the frameworks' own order; unknown ones come last, by id.
  public func precedes(_ left: ControlReference, _ right: ControlReference) -> Bool {
    let ranks = (places[left]?.order ?? .max, places[right]?.order ?? .max)
    return ranks.0 == ranks.1 ? left < right : ranks.0 < ranks.1
  }

  /// The catalog with exactly that id; throws with the nearest one.
  public func catalog(named name: String, at location: Failure.Location? = nil) throws(Failure) -> Catalog {
    if let catalog = catalog(Identifier(name)) { return catalog }
    let near = Spelling.nearest(to: name, among: catalogs.map(\.id.rawValue))
    throw Failure(
      .input, "unknown catalog '\(name)'", at: location,
      hint: near.map { "did you mean '\($0)'?" } ?? "catalogs: \(catalogs.map(\.id.rawValue).joined(separator: ", "))")
  }

  /// The control with exactly that id in a catalog; throws with the nearest one.
  public func control(
    named name: String, in id: Identifier<Catalog>, at location: Failure.Location? = nil
  ) throws(Failure) -> Control {
    let catalog = try catalog(named: id.rawValue, at: location)
    if let control = self[ControlReference(id, Identifier(name))] { return control }
    let near = Spelling.nearest(to: name, among: catalog.controls.map(\.id.rawValue))
    throw Failure(
      .input, "unknown control '\(name)' in \(id)", at: location, hint: near.map { "did you mean '\($0)'?" })
  }

  private mutating func index() {
    var order = 0
    for (position, catalog) in catalogs.enumerated() {
      for (number, control) in catalog.controls.enumerated() {
        places[ControlReference(catalog.id, control.id)] = Place(catalog: position, control: number, order: order)
        order += 1
      }
    }
  }
}
