import Testing

@testable import Language

struct ConceptTests {
  @Test func wordsOfAClassCanBeExact() {
    let tokenizer = Tokenizer()
    #expect(ElementTable.tokens(of: "=plan", tokenizer).map(\.stem) == ["=plan"])
    #expect(ElementTable.tokens(of: "recovery plan", tokenizer).count == 2)
  }
}
