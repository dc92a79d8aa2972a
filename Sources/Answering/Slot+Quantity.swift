import Language
import Model

extension Lexicon {
  /// Whether a subject has a slot for a figure of this kind.
  func fills(_ quantity: Quantity, of topic: Identifier<Topic>) -> Bool {
    self.topic(topic)?.slots.contains { $0.takes(quantity.kind) } ?? false
  }
}

extension Topic.Slot {
  /// Whether a figure of a kind can fill the slot.
  func takes(_ kind: Quantity.Kind) -> Bool {
    switch kind {
    case .frequency, .vagueFrequency: type.hasPrefix("frequency")
    case .duration, .vagueDelay: type.hasPrefix("duration")
    case .percent: type.hasPrefix("percent")
    case .characters: type.hasPrefix("length")
    case .version: type.hasPrefix("version")
    case .keySize: type.hasPrefix("key-size") || type.hasPrefix("algorithm")
    case .count, .date, .cover: false
    }
  }
}
