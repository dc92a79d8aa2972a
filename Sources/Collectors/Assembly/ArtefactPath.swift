import Files
import Model
import Signing

/// Paths in a bundle: readable where possible, unique after lower-casing in any case.
enum ArtefactPath {
  /// The number that the path gets in a table of those that are taken, upper and lower case being equal.
  static func unique(item: String, name: [[UInt8]], taken: inout PathTable) -> Int {
    let folder = Array(item.utf8)
    if let index = Artefact.path(of: [folder] + name).flatMap({ taken.insert($0.utf8) }) { return index }
    // Too long or taken: the digest of the whole name tells it apart, its end stays readable.
    let whole = name.reduce(into: [UInt8]()) { $0 += $1 + [0x2F] }
    let digest = SHA256.hexadecimal(of: folder + [0x2F] + whole)
    let tail = (name.last ?? []).suffix(24)
    let candidates = [Array(digest.prefix(16).utf8) + [0x2D] + tail, Array(digest.utf8)]
    for candidate in candidates {
      if let index = Artefact.path(of: [folder, candidate]).flatMap({ taken.insert($0.utf8) }) { return index }
    }
    var number = 2
    while true {
      if let index = taken.insert("data/\(item.prefix(60))/\(digest.prefix(32))-\(number)".utf8) { return index }
      number += 1
    }
  }
}
