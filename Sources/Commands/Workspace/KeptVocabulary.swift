import Files
import Glibc
import Language
import Model
import Signing

/// The compiled vocabulary in a workspace's private folder: to read and compile it anew takes longer than most answers.
///
/// All that it holds can be made again. It is taken only where the data, the program and the libraries are those that it was
/// made with, and its bytes those that were written; whatever else lies there is left aside.
struct KeptVocabulary {
  private static let magic = Array("vouch compiled vocabulary 1\n".utf8)

  private let path: String
  private let key: [UInt8]

  /// What is kept for a workspace and the files that a vocabulary is read from.
  init(_ workspace: String, _ sources: [VocabularySource]) {
    path = workspace + "/.vouch/vocabulary"
    var hash = SHA256()
    for text in Self.program + sources.map({ "\($0.file) \($0.bytes.count)" }) { hash.update(text + "\n") }
    for source in sources { hash.update(source.bytes) }
    key = hash.finalize()
  }

  /// The vocabulary; nil where there is none, or another.
  func read() -> CompiledVocabulary? {
    guard Folder.exists(path), let bytes = try? ReadableFile.bytes(of: path, limit: 256 << 20) else { return nil }
    let head = Self.magic + key
    guard bytes.starts(with: head), bytes.count > head.count + 32 else { return nil }
    let image = Array(bytes[(head.count + 32)...])
    guard SHA256.digest(of: image).elementsEqual(bytes[head.count..<(head.count + 32)]) else { return nil }
    return CompiledVocabulary(image: image)
  }

  /// Keeps a vocabulary; where it cannot be, the next command compiles its own.
  func write(_ vocabulary: CompiledVocabulary) {
    let image = vocabulary.image
    try? WholeFile.write(Self.magic + key + SHA256.digest(of: image) + image, to: path, replacing: true, mode: 0o600)
  }

  /// The program's file and those of its libraries, whose stems and trees the vocabulary is made of.
  private static let program: [String] = {
    let maps = (try? ReadableFile.bytes(of: "/proc/self/maps")) ?? []
    var files: Set<String> = []
    for line in maps.split(separator: UInt8(ascii: "\n")) {
      // Of what is mapped only what runs: `7f2c4a000000-7f2c4a022000 r-xp 00026000 fe:00 1234 /usr/lib/libyaml-0.so.2`.
      guard let slash = line.firstIndex(of: UInt8(ascii: "/")),
        let space = line.firstIndex(of: UInt8(ascii: " ")), line.dropFirst(space - line.startIndex + 3).first == 0x78
      else { continue }
      files.insert(String(decoding: line[slash...], as: UTF8.self))
    }
    return files.sorted().compactMap { file in
      var status = stat()
      guard stat(file, &status) == 0 else { return nil }
      return "\(file) \(status.st_size) \(status.st_ino) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }
  }()
}

/// A file that a vocabulary is read from.
struct VocabularySource {
  /// Its path, for errors.
  var file: String
  var bytes: [UInt8]
}
