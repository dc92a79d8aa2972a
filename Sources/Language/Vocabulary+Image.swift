import Model

/// A vocabulary as bytes.
extension ImageWriter {
  mutating func put(_ vocabulary: Vocabulary) {
    put(vocabulary.concepts) { writer, concept in
      writer.put(concept.name)
      writer.put(concept.terms)
    }
    put(vocabulary.points) { $0.put($1) }
    put(vocabulary.topics) { $0.put($1) }
  }

  private mutating func put(_ point: Point) {
    put(point.name)
    put(point.terms)
    put(point.asked)
    for flag in [
      point.isNarrower, point.isRestriction, point.isEssential, point.isInherent, point.isManner, point.isObject,
    ] {
      put(flag)
    }
    put(point.statedBy.map(\.rawValue))
  }

  private mutating func put(_ topic: Topic) {
    for text in [topic.id.rawValue, topic.family, topic.definition] { put(text) }
    for list in [topic.terms, topic.asks, topic.adverse] { put(list) }
    put(topic.slots.map(\.name))
    put(topic.slots.map(\.type))
    for list in [topic.notToBeConfusedWith, topic.broader, topic.coveredBy, topic.parts] { put(list.map(\.rawValue)) }
    put(topic.controls.map(\.catalog.rawValue))
    put(topic.controls.map(\.id.rawValue))
    put(topic.points) { $0.put($1) }
  }
}

extension ImageReader {
  mutating func vocabulary() -> Vocabulary {
    let concepts = list(of: 8) { Concept(name: $0.text(), terms: $0.texts()) }
    let points = list(of: 22) { $0.point() }
    return Vocabulary(concepts: concepts, points: points, topics: list(of: 60) { $0.topic() })
  }

  private mutating func point() -> Point {
    var point = Point(name: text(), terms: texts(), asked: texts(), isNarrower: flag(), isRestriction: flag())
    point.isEssential = flag()
    point.isInherent = flag()
    point.isManner = flag()
    point.isObject = flag()
    point.statedBy = identifiers()
    return point
  }

  private mutating func topic() -> Topic {
    var topic = Topic(id: Identifier(text()), family: text(), definition: text(), terms: texts())
    topic.asks = texts()
    topic.adverse = texts()
    topic.slots = zip(texts(), texts()).map { Topic.Slot(name: $0, type: $1) }
    topic.notToBeConfusedWith = identifiers()
    topic.broader = identifiers()
    topic.coveredBy = identifiers()
    topic.parts = identifiers()
    topic.controls = zip(texts(), texts()).map { ControlReference(Identifier($0), Identifier($1)) }
    topic.points = list(of: 22) { $0.point() }
    return topic
  }

  private mutating func identifiers<Subject>() -> [Identifier<Subject>] { texts().map { Identifier($0) } }
}
