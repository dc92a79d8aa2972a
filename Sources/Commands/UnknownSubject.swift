import Arguments
import Model

/// The failure for a subject that nobody knows, with those that have a word like it.
enum UnknownSubject {
  static func failure(_ name: String, among known: some Collection<String>) -> Failure {
    let words = Set(known.flatMap { $0.split(separator: "-").map(String.init) }).sorted()
    var near = Suggestion.closest(to: name, in: known).map { [$0] } ?? []
    if near.isEmpty, let word = Suggestion.closest(to: name, in: words) {
      near = Set(known.filter { $0.split(separator: "-").contains(Substring(word)) }).sorted()
    }
    let hint =
      switch near.count {
      case 0: "vouch claims show ID lists the subjects of a claim"
      case 1: "did you mean '\(near[0])'?"
      default: "did you mean one of: \(near.prefix(6).joined(separator: ", "))?"
      }
    return Failure(.input, "no subject '\(name)'", hint: hint)
  }
}
