import Model

/// Files and folders by globs, as they lie.
struct FileCollector: Collector {
  static let name = "file"
  static let summary = "Files and folders by globs, unaltered."
  static let parameters: [CollectorParameter] = []
  static let readsInput = true
  private let input: Input

  init(_ parameters: Parameters) throws(Failure) {
    input = try InputParameters.required(parameters, name: "output.txt")
    guard case .paths = input else {
      throw parameters.failure("command", "the 'file' collector reads 'paths'", hint: "use the 'command' collector")
    }
  }

  func steps(in surroundings: Surroundings) -> [PlannedStep] { input.steps(in: surroundings) }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = input.gather(item, system: "file", in: surroundings)
    gathering.pieces.change { piece in
      if piece.mediaType?.hasPrefix("text/") == true { piece.analyzer = { LineCounter() } }
    }
    return gathering
  }
}
