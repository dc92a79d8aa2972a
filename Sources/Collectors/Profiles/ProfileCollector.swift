import Model

/// Files or a command's output, read as a profile describes.
struct ProfileCollector: Collector {
  static let name = "profile"
  static let summary = "A format described in evidence/profiles."
  static let parameters: [CollectorParameter] = []
  static let readsInput = true
  private let profile: Profile
  private let input: Input

  init(_ parameters: Parameters) throws(Failure) {
    throw parameters.failure("profile", "a profile is named as the collector itself")
  }

  init(_ profile: Profile, _ parameters: Parameters) throws(Failure) {
    self.profile = profile
    let ending =
      switch profile.format {
      case .json: "json"
      case .jsonLines: "jsonl"
      case .xml: "xml"
      case .csv: "csv"
      case .keyValue, .lines: "txt"
      }
    var input = try InputParameters.required(parameters, name: "\(profile.name).\(ending)")
    if case .command(var command) = input, command.exits == [0], !profile.exits.isEmpty {
      command.exits = profile.exits
      input = .command(command)
    }
    self.input = input
  }

  func steps(in surroundings: Surroundings) -> [PlannedStep] { input.steps(in: surroundings) }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = input.gather(item, system: profile.system, in: surroundings)
    gathering.pieces.change { piece in
      if let type = profile.mediaType { piece.mediaType = type }
      piece.source.parameters["profile"] = profile.name
      let profile = self.profile
      piece.analyzer = { WholeAnalyzer(profile.title, profile.read) }
    }
    return gathering
  }
}
