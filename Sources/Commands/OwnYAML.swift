import Files
import Model
import Questionnaires
import YAML

/// A YAML file of vouch's own kinds, given to a command that reads something else: what it is, and what reads it.
struct OwnYAML {
  /// As `an evidence plan`.
  let kind: String
  /// What to do with it.
  let hint: String
  private let file: String

  /// Names the kind of a file that is YAML by its name or by its `schema`; nil for every other file.
  init?(_ bytes: [UInt8], file: String) {
    let name = file.lowercased()
    let isNamed = name.hasSuffix(".yaml") || name.hasSuffix(".yml")
    guard isNamed || Self.hasSchema(bytes) else { return nil }
    let root = bytes.count <= Self.longest ? try? YAMLNode.parse(bytes, file: file) : nil
    guard isNamed || root?["schema"] != nil else { return nil }
    self.file = file
    (kind, hint) = Self.kind(of: root, file)
  }

  /// Whether `vouch import` reads it, or knows better what is wrong with it.
  var isForImport: Bool { kind == Self.controls || kind == Self.unknown }

  private static let controls = "a file of the company's own controls"
  private static let unknown = "YAML"

  /// The refusal by a command that wants `wanted`.
  func refusal(wanting wanted: String) -> Failure {
    Failure(.input, "is \(kind), no \(wanted)", at: .file(file), hint: hint)
  }

  private static let longest = 4 << 20

  /// Whether one of the first lines names a schema of vouch.
  private static func hasSchema(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(4096).split(separator: 0x0A).contains { $0.starts(with: "schema: vouch.".utf8) }
  }

  private static func kind(of root: YAMLNode?, _ file: String) -> (String, String) {
    switch root?["schema"]?.text {
    case "vouch.plan/1": return ("an evidence plan", "vouch collect \(file.typed) --dry-run shows what it collects")
    case "vouch.profile/1": return ("a profile of evidence", "it goes to evidence/profiles of the workspace")
    case "vouch.topics/1": return ("a file of subjects", "it goes to mappings/topics of the workspace")
    default: break
    }
    func has(_ keys: String...) -> Bool { keys.allSatisfy { root?[$0] != nil } }
    if has("source", "target", "pairs") { return ("a crosswalk", "vouch map import \(file.typed) takes it over") }
    if has("controls") { return (controls, "vouch import \(file.typed) reads what the controls say") }
    if has("root", "items", "question") {
      return ("a profile of questionnaires", "it goes to mappings/questionnaires of the workspace")
    }
    if has("organisation") || has("frameworks") {
      return ("a workspace's settings", "vouch status shows the workspace")
    }
    return (unknown, "a questionnaire is CSV, XLSX or XML")
  }
}
