import Language
import Model

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
