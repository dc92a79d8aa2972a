import HTML
import Model

extension GapState {
  /// The badge's kind.
  var status: Status {
    switch self {
    case .conforms: .good
    case .partial: .fair
    case .gap: .bad
    case .planned: .planned
    case .notApplicable, .notAssessed: .neutral
    }
  }

  /// Colours of letters and ground in a workbook.
  var colours: (ink: UInt32, fill: UInt32) {
    switch self {
    case .conforms: (0x11_6329, 0xDAFBE1)
    case .partial: (0x7D_4E00, 0xFFF8C5)
    case .gap: (0xA4_0E26, 0xFFEBE9)
    case .planned: (0x05_50AE, 0xDDF4FF)
    case .notApplicable, .notAssessed: (0x57_606A, 0xEAEEF2)
    }
  }
}

extension Evidencing {
  /// The standing in words, for a cell that stands apart from the claims.
  var words: String {
    switch self {
    case .fresh: "fresh evidence"
    case .stale: "evidence expired"
    case .insufficient: "not sufficient"
    case .none: "no evidence"
    }
  }

  /// The badge's kind.
  var status: Status {
    switch self {
    case .fresh: .good
    case .stale, .insufficient: .fair
    case .none: .neutral
    }
  }
}
