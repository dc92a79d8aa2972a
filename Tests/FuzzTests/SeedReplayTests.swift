import Foundation
import FuzzTargets
import Testing

/// The short version of `make fuzz`: every seed, and seeded mutations of it, through the same readers.
@Suite("Fuzz seeds") struct SeedReplayTests {
  static let seeds = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/fuzz")

  @Test("every seed and 300 mutations of it are read or refused, never a crash", arguments: FuzzTarget.all.map(\.name))
  func replay(name: String) throws {
    let target = try #require(FuzzTarget.named(name))
    let folder = Self.seeds.appending(path: name)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(!files.isEmpty, "no seeds for \(name)")
    for file in files {
      let seed = [UInt8](try Data(contentsOf: folder.appending(path: file)))
      target.read(seed)
      var random = SplitMix(state: UInt64(seed.count) &* 0x9E37_79B9_7F4A_7C15)
      for _ in 0..<300 { target.read(mutated(seed, by: &random)) }
    }
  }

  private func mutated(_ seed: [UInt8], by random: inout SplitMix) -> [UInt8] {
    var bytes = seed
    for _ in 0...random.below(4) {
      guard !bytes.isEmpty else { return [UInt8(random.below(256))] }
      let place = random.below(bytes.count)
      switch random.below(5) {
      case 0: bytes[place] = UInt8(random.below(256))
      case 1: bytes[place] ^= 1 << UInt8(random.below(8))
      case 2: bytes.remove(at: place)
      case 3: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + random.below(64))], at: place)
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }
}

/// Steele, Lea and Flood's SplitMix64: small, and the same everywhere.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}
