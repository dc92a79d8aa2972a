import Catalogs
import Documents
import Files
import Model

/// Reads a file of a company's own controls as a document: what each control says, as far as its state lets it.
struct ControlReading {
  var reader: DocumentReader
  var catalogs: CatalogLibrary
  var mapper: ClaimMapper

  /// Whether a path names a file of controls: YAML anywhere, a table in a folder `controls`.
  static func isControls(_ path: String) -> Bool {
    path.hasSuffix(".yaml") || path.hasSuffix(".yml")
      || path.hasSuffix(".csv") && path.split(separator: "/").dropLast().last == "controls"
  }

  /// The document and its claims; each cites its control's lines.
  func read(_ bytes: [UInt8], name: String, path: String, imported: Instant) throws -> Reading {
    let own = try OwnControls(bytes, file: path, catalogs: catalogs)
    let lines = Self.lines(of: bytes)
    var claims: [Claim] = []
    for control in own.controls {
      let cited = control.lines.clamped(to: 1...max(1, lines.count))
      let raw = lines[(cited.lowerBound - 1)...(cited.upperBound - 1)]
      let quote = raw.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let links = own.mappings.filter { $0.source == control.reference }.map {
        ControlLink($0.target, $0.relationship, score: 0.95, reason: "stated by \(control.reference)")
      }
      for var claim in try words(of: control, name: name, imported: imported) {
        claim.document = Identifier(name)
        claim.section = [control.title]
        (claim.lines, claim.quote) = (cited, quote)
        claim.digest = Digest(of: Array(raw.joined()))
        Self.limit(&claim, to: control.state)
        let found = mapper.controls(for: claim).filter { link in !links.contains { $0.control == link.control } }
        claim.controls =
          links + [ControlLink(control.reference, .subsetOf, score: 0.9, reason: "the control itself")] + found
        claim.id = Identifier("\(name)-\(control.reference.id)-\(claims.count)")
        claims.append(claim)
      }
    }
    var document = Document(
      name: Identifier(name), title: own.title, path: path,
      mediaType: path.hasSuffix(".csv") ? "text/csv" : "application/yaml",
      digest: Digest(of: bytes), imported: imported, lineCount: lines.count)
    let silent = own.controls.filter { $0.state == nil }.count
    if silent > 0 {
      document.warnings.append("\(silent) controls have no state and support no answer")
    }
    return Reading(document: document, claims: claims)
  }

  /// What the control's own words claim, and how often it runs.
  private func words(of control: OwnControl, name: String, imported: Instant) throws -> [Claim] {
    let words = control.description.isEmpty ? control.title : control.description
    var text = "# \(control.title)\n\n\(words)\n"
    if let frequency = control.frequency {
      // A sentence, so that it is read as a claim with a figure and not as a label.
      let often = frequency.lowercased() == "annual" ? "annually" : frequency.lowercased()
      text += "\n\(control.title) is done \(often).\n"
    }
    var claims = try reader.read(Array(text.utf8), name: name, path: name + ".md", imported: imported).claims
    claims.removeAll { $0.modality == .context && $0.lines.upperBound == 1 }
    return claims
  }

  /// A planned control plans, one in part holds under conditions, one without a state says nothing.
  private static func limit(_ claim: inout Claim, to state: OwnControl.State?) {
    switch state {
    case .implemented: break
    case .planned: if claim.modality != .context { claim.modality = .planned }
    case .partial, .alternative:
      if claim.modality == .inPlace { claim.modality = .conditional }
      claim.scope.append(Parameter("state", state?.rawValue ?? ""))
    case .notApplicable, nil: claim.modality = .context
    }
  }

  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (index, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(bytes[start...index])
      start = index + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines.isEmpty ? [[]] : lines
  }
}
