public import Model

extension CatalogFile {
  /// The catalog as a file of `mappings/catalogs`.
  public static func yaml(_ catalog: Catalog) -> String {
    var text = "catalog: \(quoted(catalog.id.rawValue))\ntitle: \(quoted(catalog.title))\n"
    text += "edition: \(quoted(catalog.edition))\ngroups:\n"
    var last: String?
    for control in catalog.controls {
      if control.group + control.kind != last {
        text += "  - group: \(quoted(control.group))\n    kind: \(quoted(control.kind))\n    controls:\n"
        last = control.group + control.kind
      }
      text += "      - { id: \(quoted(control.id.rawValue)), title: \(quoted(control.title))"
      text += (control.summary.isEmpty ? "" : ", summary: \(quoted(control.summary))") + " }\n"
    }
    return text
  }
}

extension CrosswalkFile {
  /// Pairs of two catalogs as a file of `mappings/crosswalks`.
  public static func yaml(_ mappings: [Mapping], from source: Identifier<Catalog>, to target: Identifier<Catalog>)
    -> String
  {
    let mappings = mappings.filter { $0.source.catalog == source && $0.target.catalog == target }
    var text = "source: \(quoted(source.rawValue))\ntarget: \(quoted(target.rawValue))\n"
    text += "method: \(mappings.first?.method ?? "human")\n"
    if let reviewed = mappings.compactMap(\.reviewed).min() { text += "reviewed: \(reviewed)\n" }
    text += "pairs:\n"
    var sources: [ControlReference] = []
    for mapping in mappings where !sources.contains(mapping.source) { sources.append(mapping.source) }
    for source in sources {
      text += "  - source: \(quoted(source.id.rawValue))\n    targets:\n"
      for mapping in mappings where mapping.source == source {
        text += "      - { id: \(quoted(mapping.target.id.rawValue)), relationship: \(mapping.relationship.rawValue)"
        text += mapping.strength.map { ", strength: \($0)" } ?? ""
        text += ", rationale: \(quoted(mapping.rationale))"
        text += (mapping.gap.map { ", gap: \(quoted($0))" } ?? "") + " }\n"
      }
    }
    return text
  }
}

/// A double-quoted YAML scalar on one line.
private func quoted(_ text: String) -> String {
  var out = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": out += "\\" + String(scalar)
    case "\n", "\t", "\r": out += " "
    default: if scalar.value >= 0x20, scalar.value != 0x7F { out.unicodeScalars.append(scalar) }
    }
  }
  return out + "\""
}
