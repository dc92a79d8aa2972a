import Language
import Model
import Testing

@Suite struct VocabularyTests {
  private static let samples = [
    "#duration": "30 days", "#delay": "30 days", "#frequency": "annually", "#percent": "99.9 %", "#version": "TLS 1.2",
    "#characters": "12 characters", "#date": "12 March 2025", "#count": "12", "#keySize": "AES-256", "#cover": "24/7",
    "#any": "30 days",
  ]

  /// A sentence that says a term: concepts by each of their words in turn would be too many, the first ones do.
  private static func sentence(_ term: String, _ vocabulary: Vocabulary) -> String {
    let head = term.split(separator: "!")[0]
    return head.split(separator: "&").map { part in
      let words = part.split(separator: " ").joined(separator: " ")
      if words.hasPrefix("@") { return vocabulary.concepts.first { "@" + $0.name == words }?.terms.first ?? words }
      return samples[words] ?? (words.hasPrefix("=") ? String(words.dropFirst()) : words)
    }.joined(separator: " then ")
  }

  @Test func everyReferenceIsDefined() throws {
    let vocabulary = try #require(Shipped.vocabulary)
    #expect(Lexicon(vocabulary).undefined.isEmpty)
    let ids = Set(vocabulary.topics.map(\.id))
    #expect(ids.count == vocabulary.topics.count)
    for topic in vocabulary.topics {
      for other in topic.notToBeConfusedWith + topic.broader + topic.coveredBy + topic.parts {
        #expect(ids.contains(other), "\(topic.id): \(other)")
      }
    }
    #expect(vocabulary.topics.count >= 200)
  }

  @Test func everyTermIsReachable() throws {
    let vocabulary = try #require(Shipped.vocabulary)
    let lexicon = Lexicon(vocabulary)
    var lost: [String] = []
    for topic in vocabulary.topics {
      for term in topic.terms + topic.asks + topic.adverse {
        let reading = lexicon.read(Self.sentence(term, vocabulary))
        if !reading.named.contains(topic.id) { lost.append("\(topic.id): \(term)") }
      }
    }
    #expect(lost.count <= 12, "\(lost.joined(separator: "\n"))")
  }

  @Test func noTermSaysAgainWhatAnotherDoesOrUndoesItsGuards() throws {
    let vocabulary = try #require(Shipped.vocabulary)
    for topic in vocabulary.topics {
      for terms in [topic.terms, topic.asks, topic.adverse] {
        var guards: [Set<Substring>: [Set<Substring>]] = [:]
        for term in terms {
          let clauses = term.split(separator: " ! ")
          let (parts, own) = (Set(clauses[0].split(separator: " & ")), Set(clauses.dropFirst()))
          let others = guards[parts] ?? []
          #expect(!others.contains { $0.isSubset(of: own) || own.isSubset(of: $0) }, "\(topic.id): \(term)")
          guards[parts, default: []].append(own)
        }
      }
    }
  }

  @Test func noTermIsAmbiguousWithoutARule() throws {
    let vocabulary = try #require(Shipped.vocabulary)
    let lexicon = Lexicon(vocabulary)
    var owners: [String: [Topic]] = [:]
    for topic in vocabulary.topics {
      for term in Set(topic.terms + topic.asks + topic.adverse) { owners[term.lowercased(), default: []].append(topic) }
    }
    for (term, topics) in owners where topics.count > 1 {
      for (left, right) in zip(topics, topics.dropFirst()) {
        let hasRule =
          lexicon.areNeighbours(left.id, right.id) || left.broader.contains(right.id) || right.broader.contains(left.id)
          || left.family == right.family
        #expect(hasRule, "'\(term)' is a term of \(left.id) and \(right.id)")
      }
    }
  }

  @Test func aCompanyAddsWords() throws {
    var vocabulary = try #require(Shipped.vocabulary)
    vocabulary.topics.append(Topic(id: "ferry-drill", family: "own", definition: "", terms: ["man overboard drill"]))
    #expect(Lexicon(vocabulary).topics(in: "We hold a man overboard drill each spring.").first?.topic == "ferry-drill")
  }
}
