import Foundation
import Testing

@testable import Commands

@Suite("Built-in data") struct BuiltInDataTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("the program carries every data file of the repository, byte for byte")
  func complete() throws {
    var expected: Set<String> = []
    for folder in ["mappings", "evidence/plans", "evidence/profiles"] {
      let walk = FileManager.default.enumerator(atPath: Self.root.appending(path: folder).path)
      while let name = walk?.nextObject() as? String {
        guard ["yaml", "csv", "json"].contains(where: { name.hasSuffix("." + $0) }) else { continue }
        let path = "\(folder)/\(name)"
        expected.insert(path)
        let bytes = [UInt8](try Data(contentsOf: Self.root.appending(path: path)))
        #expect(BuiltIn.bytes(of: path) == bytes, "\(path): make data brings it in")
      }
    }
    #expect(Set(BuiltIn.files.keys).symmetricDifference(expected).sorted() == [], "make data")
    #expect(BuiltIn.bytes(of: "mappings/none.yaml") == nil)
  }
}
