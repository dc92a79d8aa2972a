import Model

/// A command's standard output.
struct CommandCollector: Collector {
  static let name = "command"
  static let summary = "The standard output of a command: a list of words, no shell."
  static let parameters = [CollectorParameter("name", "file name of the output in the bundle")]
  static let readsInput = true
  private let input: Input

  init(_ parameters: Parameters) throws(Failure) {
    let name = try parameters.text("name") ?? "output.txt"
    guard Artefact.isValid(segment: Array(name.utf8)) else {
      throw parameters.failure("name", "a file name is of letters, digits, '.', '_' and '-'")
    }
    input = try InputParameters.required(parameters, name: name)
    guard case .command = input else {
      throw parameters.failure("paths", "the 'command' collector runs a 'command'", hint: "use the 'file' collector")
    }
  }

  func steps(in surroundings: Surroundings) -> [PlannedStep] { input.steps(in: surroundings) }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = input.gather(item, system: "command", in: surroundings)
    gathering.pieces.change { piece in
      piece.mediaType = MediaType.of(piece.name.last ?? []) ?? "text/plain"
      piece.analyzer = { LineCounter() }
    }
    return gathering
  }
}
