public import Model
import YAML

/// Which words tie a sentence to which controls: the data of `mappings/phrases.yaml`.
public struct PhraseFile: Hashable, Sendable {
  /// A subject of a sentence, the controls that it concerns and the phrases that give it away.
  struct Subject: Hashable, Sendable {
    let name: String
    /// Controls of each catalog, best first.
    let controls: [[ControlReference]]
    let cues: [Cue]
  }

  /// Phrases that must all occur, others that must not, and what it weighs when they do.
  struct Cue: Hashable, Sendable {
    let terms: [[Word]]
    let excluded: [[Word]]
    let weight: Double
  }

  /// A word or, with `isStem`, the beginning of one.
  struct Word: Hashable, Sendable {
    let bytes: [UInt8]
    let isStem: Bool
  }

  let subjects: [Subject]

  /// Reads the subjects; the syntax of phrases is in `mappings/README.md`.
  ///
  /// - Throws: `Failure` with line and column for malformed YAML, unknown keys, controls that no catalog has, subjects
  ///   without phrases and duplicate names.
  public init(yaml bytes: [UInt8], file: String, catalogs: CatalogLibrary) throws(Failure) {
    let root = try YAMLNode.parse(bytes, file: file)
    try root.allow(only: ["subjects"])
    guard let list = root["subjects"] else { throw root.failure("'subjects' is missing") }
    var subjects: [Subject] = []
    var names: Set<String> = []
    for node in try list.sequence(of: "'subjects'") {
      let name = try node.string("subject")
      guard names.insert(name).inserted else { throw node.failure("duplicate subject '\(name)'") }
      try node.allow(only: ["subject", "phrases"] + catalogs.catalogs.map(\.id.rawValue))
      var controls: [[ControlReference]] = []
      for catalog in catalogs.catalogs {
        guard let value = node[catalog.id.rawValue], let text = value.text else { continue }
        var references: [ControlReference] = []
        for id in text.split(separator: " ") {
          let control = try catalogs.control(named: String(id), in: catalog.id, at: value.location)
          references.append(ControlReference(catalog.id, control.id))
        }
        if !references.isEmpty { controls.append(references) }
      }
      guard let value = node["phrases"] else { throw node.failure("'phrases' is missing") }
      let phrases = try value.string(of: "'phrases'")
      var cues: [Cue] = []
      for phrase in phrases.utf8.split(whereSeparator: { $0 == 0x2C || $0 == 0x0A }) {
        guard let cue = Cue(phrase) else { continue }
        guard !cue.terms.isEmpty, cue.terms.allSatisfy({ !$0.isEmpty }) else {
          throw value.failure("cannot read the phrase '\(String(Substring(phrase)).trimmed)'")
        }
        cues.append(cue)
      }
      subjects.append(Subject(name: name, controls: controls, cues: cues))
    }
    self.subjects = subjects
  }
}

extension PhraseFile.Cue {
  /// Reads `words + words - words ^weight`; nil for blank text.
  init?(_ text: Substring.UTF8View) {
    var (terms, excluded): ([[PhraseFile.Word]], [[PhraseFile.Word]]) = ([[]], [])
    var weight: Double?
    var isExcluded = false
    for token in text.split(separator: UInt8(ascii: " ")) {
      switch (token.first, token.count) {
      case (UInt8(ascii: "+"), 1):
        terms.append([])
        isExcluded = false
      case (UInt8(ascii: "-"), 1):
        excluded.append([])
        isExcluded = true
      default:
        if token.first == UInt8(ascii: "^"), let value = Double(Substring(token.dropFirst())) {
          weight = value
          continue
        }
        let isStem = token.last == UInt8(ascii: "*")
        let word = PhraseFile.Word(bytes: Array(isStem ? token.dropLast() : token), isStem: isStem)
        if isExcluded {
          excluded[excluded.count - 1].append(word)
        } else {
          terms[terms.count - 1].append(word)
        }
      }
    }
    if terms == [[]] { return nil }
    self.terms = terms
    self.excluded = excluded
    self.weight = weight ?? [1, 1.6, 2, 2.3][min(3, terms.reduce(0) { $0 + $1.count } - 1)]
  }
}
