import Catalogs
import Files
import Model

extension Session {
  /// All stated pairs: the shipped crosswalks, the company's own, and those of its control files.
  func crosswalk(_ catalogs: CatalogLibrary) throws -> Crosswalk {
    var mappings: [Mapping] = []
    let paths = dataFiles(under: "mappings/crosswalks").filter { $0.hasSuffix(".yaml") }
    // The workspace's come last and win.
    let isOwn = { (path: String) in self.workspacePath.map { Folder.exists($0 + "/" + path) } ?? false }
    for path in paths.filter({ !isOwn($0) }) + paths.filter(isOwn) {
      mappings += try CrosswalkFile(yaml: try data(path), file: dataLocation(path), catalogs: catalogs).mappings
    }
    for file in try controlFiles(catalogs) { mappings += file.mappings }
    return Crosswalk(mappings, catalogs: catalogs)
  }

  /// The frameworks and the company's own controls, under a licensee's texts where the workspace has any.
  func frameworks() throws -> CatalogLibrary {
    let shipped = try dataFiles(under: "mappings/catalogs").filter { $0.hasSuffix(".yaml") }.map {
      try CatalogFile(yaml: try data($0), file: dataLocation($0))
    }
    var library = try CatalogLibrary(shipped)
    let own = try controlFiles(library)
    if !own.isEmpty { library = try CatalogLibrary(shipped + OwnControls.catalogs(of: own)) }
    for path in dataFiles(under: "mappings/overlays") where path.hasSuffix(".yaml") {
      library.lay(try CatalogOverlay(yaml: try data(path), file: dataLocation(path), library: library))
    }
    return library
  }

  /// The company's own controls in `controls/` of the workspace.
  func controlFiles(_ catalogs: CatalogLibrary) throws -> [OwnControls] {
    guard let workspacePath else { return [] }
    let folder = workspacePath + "/controls"
    return try Folder.files(below: folder).filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") }.sorted().map {
      let path = folder + "/" + $0
      return try OwnControls(
        try ReadableFile.bytes(of: path, limit: 64 << 20), file: "controls/" + $0, catalogs: catalogs)
    }
  }
}
