import Catalogs
import Files
import Knowledge
import Model

extension Session {
  /// The store's key of imported risks.
  static let importedRisks = "risks.imported"

  /// The workspace's risks and obligations: `risks.yaml`, and what was imported.
  func riskRegister(_ catalogs: CatalogLibrary) throws -> RiskRegister {
    let workspace = try workspace()
    var register = RiskRegister()
    let file = workspace.path + "/risks.yaml"
    if Folder.exists(file) {
      register = try RiskRegister(
        yaml: try ReadableFile.bytes(of: file, limit: 16 << 20), file: "risks.yaml", catalogs: catalogs)
    }
    if let imported = try workspace.store.setting(Self.importedRisks) {
      let more = RiskRegister(published: imported)
      register.risks += more.risks
      register.obligations += more.obligations
      try register.refuseTwins()
    }
    return register
  }
}
