// English word stems over Snowball: the only importer of CStemmer.

import CStemmer

/// Snowball's English stemmer with a memory of the words it has seen; keep one for each task, it is not shared.
public final class Stemmer {
  private let handle: OpaquePointer?
  private var known: [String: String] = [:]

  /// Makes a stemmer; words come back unchanged where the library cannot be opened.
  public init() {
    handle = sb_stemmer_new("english", nil)
    known.reserveCapacity(4096)
  }

  deinit {
    if let handle { sb_stemmer_delete(handle) }
  }

  /// The stem of a lower-case word.
  public func stem(_ word: String) -> String {
    if let stem = known[word] { return stem }
    let stem = compute(word)
    // A hostile document has no end of new words: the memory does.
    if known.count < 200_000 { known[word] = stem }
    return stem
  }

  private func compute(_ word: String) -> String {
    guard let handle, word.utf8.count > 2, word.utf8.count < 256 else { return word }
    var bytes = Array(word.utf8)
    let count = Int32(bytes.count)
    guard let symbols = sb_stemmer_stem(handle, &bytes, count) else { return word }
    let length = Int(sb_stemmer_length(handle))
    return String(decoding: UnsafeBufferPointer(start: symbols, count: length), as: UTF8.self)
  }
}
