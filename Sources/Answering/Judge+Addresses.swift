import Language
import Model

extension Judge {
  /// Answers a question for a mailbox or a link: by a claim on its subject, else by one whose address is named after it.
  func addressed(_ demand: Demand, _ affirming: [Candidate]) -> Judgement {
    let purposes = Self.mailboxes.filter { mailbox in
      question.tokens.contains { mailbox.asked.contains($0.stem) }
    }.flatMap(\.names)
    func isNamed(_ claim: ClaimReading) -> Bool {
      addresses(in: claim).contains { address in
        address.holds("@") && purposes.contains { address.lowercased().hasPrefix($0) }
      }
    }
    let giving = affirming.filter { !addresses(in: $0.claim).isEmpty }
    guard
      // Under a heading alone another address may stand beside the one that is asked for.
      let claim = giving.first(where: { isNamed($0.claim) })?.claim
        ?? giving.first(where: { !$0.aspect.match.positions.isEmpty && !$0.aspect.match.isInherited })?.claim
        ?? index.claims.first(where: isNamed) ?? giving.first?.claim
    else {
      return Judgement(
        demand: demand, verdict: .notStated, evidence: [], support: 0.6, reasons: ["no claim gives an address"])
    }
    return Judgement(
      demand: demand, verdict: .yes, evidence: [claim], value: addresses(in: claim).joined(separator: "; "),
      support: affirming.first { $0.claim.order == claim.order }?.fit ?? 0.85, reasons: ["stated: \(quoted(claim))"])
  }

  private func addresses(in claim: ClaimReading) -> [String] {
    guard claim.reading.tokens.contains(where: \.isAddress) else { return [] }
    // A link is no mailbox.
    let asksForLink = question.tokens.contains { ["link", "url", "websit", "web"].contains($0.stem) }
    let bytes = Array(claim.claim.text.utf8)
    return claim.reading.tokens.lazy.filter { $0.isAddress && $0.range.upperBound <= bytes.count }
      .map { String(decoding: bytes[$0.range], as: UTF8.self) }.filter { !asksForLink || !$0.holds("@") }
  }

  /// How mailboxes for a purpose begin, with the stems of questions for them.
  private static let mailboxes: [(asked: Set<String>, names: [String])] = [
    (["vulner", "vulnerab", "weak", "flaw", "bug", "secur", "research", "incid"], ["security", "psirt", "infosec"]),
    (["privaci", "dpo", "protect"], ["privacy", "dpo", "gdpr", "dataprotection", "datenschutz"]),
    (["abus", "spam"], ["abuse"]),
  ]
}
