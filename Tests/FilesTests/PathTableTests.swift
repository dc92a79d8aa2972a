import Testing

@testable import Files

/// Many paths in little memory.
struct PathTableTests {
  @Test func pathsAreFoundOnceWithTheirBytes() throws {
    var table = PathTable(extra: 4)
    for number in 0..<5_000 {
      let added = table.insert("logs/\(number)/file-\(number * 7).txt".utf8)
      let index = try #require(added)
      table.changeExtra(index) { $0.storeBytes(of: UInt32(number), as: UInt32.self) }
    }
    #expect(table.count == 5_000)
    for number in stride(from: 0, to: 5_000, by: 37) {
      let path = "logs/\(number)/file-\(number * 7).txt"
      let index = try #require(table.find(path))
      #expect(table[index] == path)
      #expect(table.withExtra(index) { Int($0.loadUnaligned(as: UInt32.self)) } == number)
      let again = table.insert(path.utf8)
      #expect(again == nil)
    }
    #expect(table.find("logs/1/file-8.txt") == nil && table.find("") == nil)
  }

  @Test func casesAreEqualOnlyWhereTheyShallBe() {
    var folding = PathTable(foldsCase: true)
    var exact = PathTable()
    // Brackets and braces differ by the bit that tells the cases of letters apart.
    let names = ["data/A[z", "DATA/a[Z", "data/A{z"]
    let (folded, kept) = (names.map { folding.insert($0.utf8) }, names.map { exact.insert($0.utf8) })
    #expect(folded == [0, nil, 1] && kept == [0, 1, 2])
    #expect(folding.find("data/a[z") == 0 && folding[0] == "data/A[z")
  }

  @Test func pathsLongerThanAPieceOfMemoryHasRoomForAndTheirOrder() throws {
    var table = PathTable(extra: 41)
    let long = [String](repeating: "x", count: 30_000).joined()
    for name in ["b", "a/\(long)", "a.\(long)", "a", "a/\(long)y", "\u{E9}"] { _ = table.insert(name.utf8) }
    #expect(table.count == 6)
    let sorted = table.sorted().map { table[Int($0)] }
    #expect(sorted == sorted.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(sorted.first == "a" && sorted.last == "\u{E9}")
    #expect(PathTable().sorted().isEmpty)
  }
}
