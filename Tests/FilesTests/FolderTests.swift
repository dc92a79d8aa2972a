import Foundation
import Testing

@testable import Files

@Suite("Folders") struct FolderTests {
  @Test(
    "of a mistyped name the nearest in the same folder is found, and no other",
    arguments: [
      ("custmer.csv", "customer.csv"), ("customer.cvs", "customer.csv"), ("Customer.csv", "customer.csv"),
      ("customer", "customer.csv"), ("plan.yml", "plan.yaml"), ("zz.csv", nil), ("", nil), ("hiden.txt", nil),
    ] as [(String, String?)])
  func nearest(written: String, meant: String?) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vouch-\(UUID().uuidString)").path
    try Folder.make(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["customer.csv", "plan.yaml", "w.csv", ".hidden.txt"] {
      try WholeFile.write([], to: "\(folder)/\(name)")
    }
    #expect(Folder.nearest(to: "\(folder)/\(written)") == meant.map { "\(folder)/\($0)" })
    #expect(Folder.nearest(to: "\(folder)/none/\(written)") == nil)
  }
}
