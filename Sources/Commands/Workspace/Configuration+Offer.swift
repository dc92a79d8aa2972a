import Arguments
import Model

extension Configuration {
  /// Refuses a product or edition that `vouch.yaml` does not know: a misspelt one would judge by the wrong claims.
  func check(product: String?, edition: String?) throws {
    if let product, !products.contains(where: { $0.name == product }) {
      throw unknown("product", product, among: products.map(\.name))
    }
    let editions = products.filter { product == nil || $0.name == product }.flatMap(\.editions)
    if let edition, !editions.isEmpty, !editions.contains(edition) {
      throw unknown("edition", edition, among: editions)
    }
  }

  private func unknown(_ what: String, _ name: String, among known: [String]) -> Failure {
    let close = Suggestion.closest(to: name, in: known).map { "did you mean '\($0)'?" }
    return Failure(
      .usage, "vouch.yaml has no \(what) '\(name)'",
      hint: close ?? (known.isEmpty ? "list it under products" : "one of: \(known.joined(separator: ", "))"))
  }
}
