import Catalogs
import FoundationEssentials
import Language
import Model

/// The vocabulary that the program ships.
enum Shipped {
  static let vocabulary: Vocabulary? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    guard let data = try? Data(contentsOf: root.appending(path: "mappings/topics.yaml")) else { return nil }
    return try? TopicsFile.read(Array(data), file: "topics.yaml")
  }()
}
