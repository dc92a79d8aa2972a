// What the words of one claim say, apart from its place and standing.

import Language
import Model

/// The subjects, figures and restrictions of a claim.
struct Meaning: Sendable {
  var topics: [Identifier<Topic>]
  var parameters: [Parameter]
  var scope: [Parameter]
}

/// Reads the words of drafts; remembers words and headings, so keep one for each task.
struct MeaningReader {
  private let lexicon: Lexicon
  private let parameters: ParameterReader

  init(lexicon: Lexicon) { (self.lexicon, parameters) = (lexicon, ParameterReader(lexicon: lexicon)) }

  func read(_ draft: DraftClaim) -> Meaning {
    let tokens = lexicon.tokenizer.tokens(of: draft.text)
    let scope = draft.actor ?? Actor.scope(Words(draft.text))
    if draft.standing.modality == .context {
      return Meaning(topics: lexicon.subjects(tokens, in: []).topics, parameters: [], scope: scope)
    }
    let around = parameters.surroundings(of: draft)
    let subjects = lexicon.subjects(tokens, in: around.lexical)
    return Meaning(
      topics: subjects.topics,
      parameters: parameters.read(
        tokens, subjects.quantities, text: draft.text, around: around, modality: draft.standing.modality),
      scope: scope)
  }
}

/// Who does what a claim says, where it is not the company itself.
enum Actor {
  private static let phrases = Phrases<String>([
    (
      "provider",
      [
        "by the|our|its hosting|cloud|infrastructure|datacenter|data|third-party|payment provider|providers|center|centre|vendor|partner",
        "aws|gcp|azure|google|amazon|microsoft|hetzner|ovh|ovhcloud maintains|provides|manages|operates|holds|is|are",
        "aws|gcp|azure|google|amazon|microsoft|hetzner|ovh|ovhcloud patches|rotates|encrypts|performs|secures|protects|controls|replicates|handles",
        "our|the hosting|cloud|infrastructure provider|providers|partner|partners",
        "by aws|gcp|azure|google|amazon|microsoft", "providers iso|soc|certified",
        "datacenter|datacenters|provider's|providers'",
        "our|the providers|provider is|are|hold|holds|maintain|maintains|must",
        "iso _2 providers|datacenters", "the ai provider",
      ]
    ),
    (
      "supplier", ["our|the vendors|suppliers|sub-processors|subprocessors is|are|hold|maintain|must"]
    ),
    (
      "customer",
      [
        "by the customer|client|controller",
        "customers|clients|controllers|customer|client are|is|remain|remains responsible",
        "enterprise clients|customers act", "your|the customer's responsibility",
      ]
    ),
  ])

  static func scope(_ words: Words) -> [Parameter] {
    guard let match = phrases.first(in: words) else { return [] }
    return [Parameter("actor", match.meaning)]
  }
}
