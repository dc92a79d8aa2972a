import Dispatch
import Language
import Model
import Synchronization

/// A lexicon whose vocabulary a second task compiles while the structure of the first file is read.
final class LexiconAhead {
  /// What the other task made.
  private final class Result: Sendable {
    let compiled = Mutex<CompiledVocabulary?>(nil)
  }

  private let vocabulary: Vocabulary
  private let result = Result()
  private let group = DispatchGroup()

  init(subjectsOf vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    DispatchQueue.global().async(group: group) { [result] in
      let compiled = CompiledVocabulary(vocabulary, withPoints: false)
      result.compiled.withLock { $0 = compiled }
    }
  }

  /// The lexicon, once it is there.
  private(set) lazy var lexicon: Lexicon = {
    group.wait()
    return Lexicon(result.compiled.withLock { $0 } ?? CompiledVocabulary(vocabulary, withPoints: false))
  }()
}
