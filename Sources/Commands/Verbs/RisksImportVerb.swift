import Arguments
import Files
import Knowledge
import Model

/// `vouch risks import`
struct RisksImportVerb: Verb {
  var file = ""
  var dryRun = false

  static let path = ["risks", "import"]
  static let summary = "Take over a risk register from a CSV."
  static let discussion = """
    Columns by their headings: id, title, and any of kind (risk, legal, contract, practice), owner, likelihood, impact, \
    treatment (modify, retain, avoid, share), controls, residual, accepted_by, assessed. It takes the place of what \
    was imported before; risks.yaml stays as it is.
    """
  static let examples = [Example("vouch risks import risks.csv", "Take over a register kept elsewhere.")]
  static let arguments: [Argument<Self>] = [
    .positional("FILE", "The register.", \.file), .flag("dry-run", nil, "Read and check it only.", \.dryRun),
  ]

  func run(in session: Session) throws -> ExitStatus {
    let library = try session.frameworks()
    let register = try RiskRegister(csv: try ReadableFile.bytes(of: file), file: file, catalogs: library)
    let store = try session.workspace().store
    try store.transaction {
      let before = try store.setting(Session.importedRisks)
      try store.set(Session.importedRisks, to: nil)
      var whole = try session.riskRegister(library)
      whole.risks += register.risks
      whole.obligations += register.obligations
      try whole.refuseTwins()
      try store.set(Session.importedRisks, to: dryRun ? before : register.published)
      if !dryRun {
        try session.record("risks.import", [.init(name: file, digest: Session.digest(of: register.published))])
      }
    }
    session.write(
      "\(dryRun ? "would import" : "imported") \(register.risks.count) risks, \(register.obligations.count) obligations\n"
    )
    return .done
  }
}
