import Documents
import Files
import Language
import Model

/// Reads documents for tests with a lexicon that names no subjects.
enum Sample {
  static let folder: String = {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    return parts.joined(separator: "/") + "/Fixtures/documents"
  }()

  static func bytes(_ file: String) throws -> [UInt8] { try ReadableFile.bytes(of: folder + "/" + file) }

  static func read(_ bytes: [UInt8], as path: String = "sample.txt") throws -> Reading {
    let reader = DocumentReader(lexicon: Lexicon(topics: []))
    let name = path.split(separator: ".").first.map(String.init) ?? path
    return try reader.read(bytes, name: name, path: path, imported: Instant(secondsSinceEpoch: 1_790_000_000))
  }

  static func read(_ text: String, as path: String = "sample.txt") throws -> Reading {
    try read(Array(text.utf8), as: path)
  }
}

extension Reading {
  /// `modality: text` of everything that is claimed.
  var stated: [String] { claims.filter { $0.modality != .context }.map { "\($0.modality.rawValue): \($0.text)" } }

  /// The claim whose text holds words.
  func claim(_ words: String) -> Claim? { claims.first { $0.modality != .context && $0.text.contains(words) } }
}

extension Claim {
  /// `name=value` of its parameters.
  var figures: [String] { parameters.map { "\($0.name)=\($0.value)" } }
}
