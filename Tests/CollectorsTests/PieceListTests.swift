import Foundation
import Model
import Testing

@testable import Collectors

/// Found files, whose descriptions are made when they are asked for.
@Suite struct PieceListTests {
  @Test func aNameIsTheSameWithoutTheRest() throws {
    let bench = try Bench()
    for path in ["a.txt", "deep/er/b.log", "deep/c d.bin", "real/x"] { try bench.write(path, path) }
    try FileManager.default.createSymbolicLink(
      atPath: bench.folder + "/link", withDestinationPath: bench.folder + "/real/x")
    let outside = try Bench()
    try outside.write("far/y.txt", "y")
    try FileManager.default.createSymbolicLink(
      atPath: outside.folder + "/back", withDestinationPath: bench.folder + "/a.txt")
    let plan = try bench.plan(
      "  item:\n    collector: file\n    parameters: {paths: [link, deep, real, \(outside.folder)/back, \(outside.folder)/far]}\n"
    )
    let item = try #require(plan.items.first)
    let pieces = item.collector.gather(item, in: bench.surroundings).pieces
    #expect(pieces.count == 5)
    for (number, piece) in pieces.enumerated() { #expect(pieces.name(at: number) == piece.name) }
    let names = pieces.map { $0.source.parameters["name"] ?? "" }
    let far = ["back", "far/y.txt"].map { outside.folder + "/" + $0 }
    #expect(Set(names) == Set(["link", "deep/c d.bin", "deep/er/b.log"] + far))
    for (name, piece) in zip(names, pieces) {
      let segments = piece.name.map { String(decoding: $0, as: UTF8.self) }
      #expect(segments == name.split(separator: "/").map(String.init))
    }
    #expect(pieces[0].source.parameters["resolved"]?.hasSuffix("/real/x") == true)
  }
}
