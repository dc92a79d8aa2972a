import Testing

@testable import Language

struct PositionSetTests {
  private func set(_ ranges: Range<Int>...) -> PositionSet {
    ranges.reduce(into: PositionSet()) { $0.insert($1) }
  }

  @Test(
    arguments: [[], [0..<1], [3..<7, 60..<70], [64..<65], [0..<1, 63..<64, 127..<130, 900..<901]] as [[Range<Int>]])
  func positionsComeBack(ranges: [Range<Int>]) {
    let positions = ranges.reduce(into: PositionSet()) { $0.insert($1) }
    let numbers = Set(ranges.flatMap { Array($0) })
    #expect(positions.numbers == numbers)
    #expect(positions.count == numbers.count)
    #expect(positions.isEmpty == numbers.isEmpty)
    #expect((0..<1000).filter(positions.contains) == numbers.sorted())
  }

  @Test func aSetHoldsItsParts() {
    #expect(set(0..<4, 70..<72).isSuperset(of: set(1..<2, 71..<72)))
    #expect(!set(0..<4).isSuperset(of: set(70..<71)))
    #expect(set(0..<4, 70..<72).isSuperset(of: PositionSet()))
    #expect(set(0..<4).isDisjoint(with: 4..<70))
    #expect(!set(65..<66).isDisjoint(with: 4..<70))
  }
}
