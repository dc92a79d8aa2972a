import Catalogs
import Model

extension OwnControls {
  /// What the controls say of themselves, as claims on the requirements that they map to.
  ///
  /// A state that is missing never counts as done; a part is a condition.
  func claims(file: String, content: [UInt8]) -> [Claim] {
    let lines = content.split(separator: 0x0A, omittingEmptySubsequences: false)
    return controls.map { control in
      let range = max(1, control.lines.lowerBound)...max(1, control.lines.upperBound)
      var cited: [UInt8] = []
      for line in lines.dropFirst(range.lowerBound - 1).prefix(range.count) { cited += line + [0x0A] }
      let own = ControlLink(control.reference, .equalTo, score: 1, reason: "the control itself")
      let links = mappings.filter { $0.source == control.reference }.map {
        ControlLink($0.target, $0.relationship, score: 1, reason: $0.rationale)
      }
      return Claim(
        id: Identifier("control \(control.reference)"), document: Identifier(file), section: [title], lines: range,
        text: control.description.isEmpty ? control.title : control.description,
        quote: String(decoding: cited, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " "),
        digest: Digest(of: cited), modality: control.modality, controls: [own] + links)
    }
  }
}

extension OwnControl {
  fileprivate var modality: Modality {
    switch state {
    case .implemented, .alternative: .inPlace
    case .partial: .conditional
    case .planned: .planned
    case .notApplicable, nil: .context
    }
  }
}
