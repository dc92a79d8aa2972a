import Catalogs
import Foundation
import Language
import Model
import Testing

@testable import Answering

/// Questions read with a vocabulary that is not the shipped one.
@Suite struct CompanyVocabularyTests {
  /// A second figure belongs to a broader topic that the first one brought in.
  @Test func figuresOfTwoPredicatesFindTheirDemands() throws {
    let text = """
      schema: vouch.topics/1
      topics:
        copy-keeping:
          family: continuity
          definition: "How long copies are kept"
          terms: [backups & kept]
          slots: "period:duration-min"
          broader: [copy-regime]
        copy-regime:
          family: continuity
          definition: "How copies are made"
          terms: [copy regime]
          slots: "frequency:frequency"
      """
    let vocabulary = try TopicsFile.read(Array(text.utf8), file: "topics.yaml")
    let engine = AnswerEngine(lexicon: Lexicon(CompiledVocabulary(vocabulary)), claims: [], documents: [])
    let question = Question(
      id: "1", text: "Are backups of all customer data made daily and kept for 30 days or longer?", form: nil,
      options: [])
    #expect(engine.answer(question).verdict == .notStated)
  }
}
