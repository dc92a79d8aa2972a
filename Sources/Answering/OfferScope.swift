import Language
import Model

/// Which claims hold for what the customer would buy: one product, one edition of it.
struct OfferScope {
  /// The product asked about, as words; nil where all count.
  let product: [String]?
  /// The company's other products.
  let otherProducts: [[String]]
  /// The edition asked about, as words; nil where none is chosen.
  let edition: [String]?
  private let tokenizer: Tokenizer

  init(_ settings: AnswerSettings, tokenizer: Tokenizer) {
    func words(_ text: String) -> [String] { tokenizer.tokens(of: text).map(\.word) }
    self.tokenizer = tokenizer
    product = settings.product.map(words)
    otherProducts = settings.product == nil ? [] : settings.products.filter { $0 != settings.product }.map(words)
    edition = settings.edition.map(words)
  }

  /// Whether a claim speaks of what is offered: not of another product, not of another edition alone.
  func holds(_ claim: Claim) -> Bool {
    if let product {
      let texts = [claim.text, claim.leadIn?.text ?? ""] + claim.section
      let mentioned = texts.map { tokenizer.tokens(of: $0).map(\.word) }
      func names(_ name: [String]) -> Bool { mentioned.contains { Self.contains($0, name) } }
      if otherProducts.contains(where: names), !names(product) { return false }
    }
    guard edition != nil, let plan = Self.plan(of: claim) else { return true }
    return includes(plan)
  }

  /// Whether a claim's plan is the one that is bought, so that the plan restricts it no more.
  func includes(_ plan: String) -> Bool {
    guard let edition else { return false }
    let plan = tokenizer.tokens(of: plan).map(\.word)
    return Self.contains(plan, edition) || Self.contains(edition, plan)
  }

  private static func plan(of claim: Claim) -> String? { claim.scope.first { $0.name == "plan" }?.value }

  private static func contains(_ words: [String], _ part: [String]) -> Bool {
    guard !part.isEmpty, words.count >= part.count else { return false }
    return (0...(words.count - part.count)).contains { words[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
