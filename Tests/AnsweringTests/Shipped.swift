import Catalogs
import FoundationEssentials
import Language
import Model

/// The vocabulary that the program ships.
enum Shipped {
  static let vocabulary: Vocabulary? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.path + "/mappings/"
    guard let families = try? FileManager.default.contentsOfDirectory(atPath: folder + "topics") else { return nil }
    var vocabulary = Vocabulary()
    for file in ["topics.yaml"] + families.sorted().map({ "topics/" + $0 }) {
      guard let data = try? Data(contentsOf: URL(filePath: folder + file)),
        let part = try? TopicsFile.read(Array(data), file: file)
      else { return nil }
      TopicsFile.merge(part, into: &vocabulary)
    }
    return vocabulary
  }()
}
