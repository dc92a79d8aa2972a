/// Words that mean the same to a question: a named class that terms refer to as `@name`.
public struct Concept: Hashable, Sendable {
  /// As `employee`.
  public var name: String
  /// Its words and phrases.
  public var terms: [String]

  /// Makes a concept.
  public init(name: String, terms: [String]) { (self.name, self.terms) = (name, terms) }
}

/// A quality that a question may ask of a measure: documented, by an outsider, for contractors.
public struct Point: Hashable, Sendable {
  /// As `documented`.
  public var name: String
  /// The terms that state it.
  public var terms: [String]
  /// Terms of a question that ask for it where they differ from those that state it.
  public var asked: [String]
  /// Whether it only narrows the measure, so that a claim without restriction covers it.
  public var isNarrower: Bool
  /// Whether a claim that states it holds only for that part, as `privileged` of access reviews.
  public var isRestriction: Bool
  /// Whether a question that asks for it asks for nothing else, so that the measure without it is no part of an answer.
  public var isEssential = false
  /// Whether it is asked for even where the measure's own words hold it, as the type of `SOC 2 Type II`.
  public var isInherent = false
  /// Whether it tells how the measure is done and not to what, so that it holds for whatever part a claim names.
  public var isManner = false
  /// Topics whose claims state it as well, as a claim on encrypted backups does of `backups`.
  public var statedBy: [Identifier<Topic>] = []
  /// Whether it names what a measure is applied to (laptops, service accounts), so that a claim must name it or hold for all.
  public var isObject = false

  /// Makes a point.
  public init(
    name: String, terms: [String], asked: [String] = [], isNarrower: Bool = false, isRestriction: Bool = false
  ) {
    (self.name, self.terms, self.asked) = (name, terms, asked)
    (self.isNarrower, self.isRestriction) = (isNarrower, isRestriction)
  }
}

/// All words that questions and documents are read with.
public struct Vocabulary: Hashable, Sendable {
  /// Classes of words.
  public var concepts: [Concept]
  /// Qualities that may be asked of any measure.
  public var points: [Point]
  /// Subjects.
  public var topics: [Topic]

  /// Makes a vocabulary.
  public init(concepts: [Concept] = [], points: [Point] = [], topics: [Topic] = []) {
    (self.concepts, self.points, self.topics) = (concepts, points, topics)
  }
}
