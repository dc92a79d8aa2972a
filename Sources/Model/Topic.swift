/// A control objective in plain words, the hub that questions, claims and all catalogs map to.
public struct Topic: Hashable, Sendable {
  /// As `encryption-at-rest`.
  public var id: Identifier<Topic>
  /// The family that groups topics, as `cryptography`.
  public var family: String
  /// One sentence.
  public var definition: String
  /// The field's words for it.
  public var terms: [String]
  /// Words that only questions name it by: a customer's `we`, or what would mean less in a document.
  public var asks: [String] = []
  /// Typed slots, as `frequency:frequency`.
  public var slots: [Slot]
  /// Neighbours that must not be taken for it.
  public var notToBeConfusedWith: [Identifier<Topic>]
  /// Controls that it serves, best first.
  public var controls: [ControlReference]
  /// Terms for the bad practice that the measure excludes, as `shared accounts`.
  public var adverse: [String] = []
  /// Wider topics that a claim on this one also supports.
  public var broader: [Identifier<Topic>] = []
  /// Wider topics whose unrestricted claims cover this one, as patch management covers servers.
  public var coveredBy: [Identifier<Topic>] = []
  /// Topics that are only a part of it: a claim on one answers for a part where the whole has none.
  public var parts: [Identifier<Topic>] = []
  /// Qualities that questions ask of this measure alone.
  public var points: [Point] = []

  /// A slot that questions on this topic ask to be filled.
  public struct Slot: Hashable, Sendable {
    /// As `rto`.
    public var name: String
    /// As `duration`, `duration-max`, `frequency`, `flag`, `enum(a,b)`.
    public var type: String

    /// Makes a slot.
    public init(name: String, type: String) { (self.name, self.type) = (name, type) }
  }

  /// Makes a topic.
  public init(
    id: Identifier<Topic>, family: String, definition: String, terms: [String], slots: [Slot] = [],
    notToBeConfusedWith: [Identifier<Topic>] = [], controls: [ControlReference] = []
  ) {
    self.id = id
    self.family = family
    self.definition = definition
    self.terms = terms
    self.slots = slots
    self.notToBeConfusedWith = notToBeConfusedWith
    self.controls = controls
  }
}
