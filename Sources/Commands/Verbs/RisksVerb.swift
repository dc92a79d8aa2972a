import Arguments
import JSON
import Model
import Reports

/// `vouch risks`
struct RisksVerb: Verb {
  var json = false

  static let path = ["risks"]
  static let summary = "Show the risk register that the Statement of Applicability traces to."
  static let discussion = """
    The register is risks.yaml in the workspace, with risks and obligations, and what vouch risks import took over:

      risks: [{id: R-1, title: Stolen laptops, owner: IT lead, treatment: modify, controls: [A.7.9, A.8.1]}]
      obligations: [{id: O-1, kind: legal, title: Data protection law, controls: [A.5.34]}]
    """
  static let examples = [Example("vouch risks", "Risks and obligations with the controls that they need.")]
  static let arguments: [Argument<Self>] = [.flag("json", nil, "Print vouch.risks/1.", \.json)]

  func run(in session: Session) throws -> ExitStatus {
    let register = try session.riskRegister(try session.frameworks())
    guard !json else {
      session.write(register.published)
      return .done
    }
    guard !register.risks.isEmpty || !register.obligations.isEmpty else {
      session.report("no risks; write risks.yaml, or vouch risks import FILE.csv")
      return .done
    }
    let risks = register.risks.map { risk in
      [
        risk.id.rawValue, "risk", risk.title, risk.treatment?.rawValue ?? "undecided", risk.owner ?? "",
        risk.controls.map(\.id.rawValue).joined(separator: " "),
      ]
    }
    let obligations = register.obligations.map {
      [$0.id.rawValue, $0.source.rawValue, $0.title, "", "", $0.controls.map(\.id.rawValue).joined(separator: " ")]
    }
    let table = TerminalTable(
      [
        .init("id"), .init("kind"), .init("title", .clipped), .init("treatment"), .init("owner"),
        .init("controls", .wrapped),
      ],
      rows: risks + obligations)
    session.write(table.text(width: session.width))
    return .done
  }
}
