import Testing

@testable import Language

@Suite struct BoundsTests {
  @Test(arguments: Bounds.noMore + Bounds.noLess + Bounds.least + Bounds.most + [["maximum", "of"]])
  func aSignStandsInEachPhrase(phrase: [String]) {
    #expect(phrase.contains { Bounds.signs.contains($0) || $0.hasPrefix(Bounds.beginning) })
  }
}
