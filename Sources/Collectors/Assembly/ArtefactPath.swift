import Model
import Signing

/// Paths in a bundle: readable where possible, unique after lower-casing in any case.
enum ArtefactPath {
  static func unique(item: String, name: [[UInt8]], taken: inout Set<String>) -> String {
    let folder = Array(item.utf8)
    if let path = Artefact.path(of: [folder] + name), taken.insert(path.lowercased()).inserted { return path }
    // Too long or taken: the digest of the whole name tells it apart, its end stays readable.
    let whole = name.reduce(into: [UInt8]()) { $0 += $1 + [0x2F] }
    let digest = SHA256.hexadecimal(of: folder + [0x2F] + whole)
    let tail = (name.last ?? []).suffix(24)
    let candidates = [Array(digest.prefix(16).utf8) + [0x2D] + tail, Array(digest.utf8)]
    for candidate in candidates {
      if let path = Artefact.path(of: [folder, candidate]), taken.insert(path.lowercased()).inserted { return path }
    }
    var number = 2
    while true {
      let path = "data/\(item.prefix(60))/\(digest.prefix(32))-\(number)"
      if taken.insert(path.lowercased()).inserted { return path }
      number += 1
    }
  }
}
