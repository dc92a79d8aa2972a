import Assessment
import Files
import JSON
import Model

extension Session {
  /// How requirements stood in a file of `vouch gap --json`.
  func earlierRun(file: String) throws -> [ControlReference: GapAnalysis.Earlier] {
    let json = try JSONValue(parsing: try ReadableFile.bytes(of: file), file: file)
    guard json["schema"]?.string == "vouch.gap/1", let findings = json["findings"]?.array else {
      throw Failure(.input, "is no vouch.gap/1", at: .file(file), hint: "vouch gap all --json makes one")
    }
    var earlier: [ControlReference: GapAnalysis.Earlier] = [:]
    for finding in findings {
      guard let catalog = finding["catalog"]?.string, let id = finding["id"]?.string,
        let state = finding["state"]?.string.flatMap({ GapState(rawValue: $0) })
      else { continue }
      earlier[ControlReference(Identifier(catalog), Identifier(id))] = .init(
        state: state, isEvidenced: finding["evidenced"]?.bool ?? false)
    }
    return earlier
  }
}
