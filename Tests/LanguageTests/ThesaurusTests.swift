import Model
import Testing

@testable import Language

@Suite struct ThesaurusTests {
  private let lexicon = Lexicon(
    Vocabulary(concepts: [
      Concept(name: "same-boat", terms: ["boat", "=ship", "rowing vessel"]),
      Concept(name: "same-vessel", terms: ["vessel", "container"]),
      Concept(name: "boats", terms: ["punt"]),
    ]))

  private func groups(_ text: String) -> [Int] {
    lexicon.thesaurus.groups(in: lexicon.tokenizer.tokens(of: text)).map(\.group)
  }

  @Test func wordsNameTheirGroups() {
    #expect(groups("two boats and a vessel") == [0, 1])
  }

  @Test func exactWordsAreNoStems() {
    #expect(groups("a ship") == [0])
    #expect(groups("ships") == [])
  }

  @Test func aPhraseHidesTheGroupsOfItsWords() {
    #expect(groups("a rowing vessel") == [0])
  }

  @Test func otherClassesAreNone() {
    #expect(groups("a punt") == [])
    #expect(lexicon.positions(of: "boats", in: lexicon.tokenizer.tokens(of: "a punt")).count == 1)
  }
}
