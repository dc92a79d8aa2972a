// Dates that have passed, and certificates that lack one.

import Model

enum Freshness {
  static func objections(to claims: [Claim], of documents: [Document], on today: CalendarDate) -> [ClaimObjection] {
    var found: [ClaimObjection] = []
    for document in documents {
      guard let asOf = document.asOf else {
        found.append(
          ClaimObjection(
            "undated", .note, "the document does not say when it was last updated", document: document.name))
        continue
      }
      let days = today.daysSinceEpoch - asOf.daysSinceEpoch
      if days > 365 {
        found.append(
          ClaimObjection("stale", .warning, "the document is as of \(asOf), \(age(days)) ago", document: document.name))
      }
    }
    for claim in claims {
      found += past(claim, today)
      found += certificate(claim)
    }
    return found
  }

  private static func age(_ days: Int) -> String {
    days >= 730 ? "\(days / 365) years" : days >= 60 ? "\(days / 30) months" : "\(days) days"
  }

  /// The last day of `2026`, `2026-03` or `2026-03-06`.
  static func end(_ value: String) -> CalendarDate? {
    if let day = CalendarDate(value) { return day }
    let parts = value.split(separator: "-").compactMap { Int($0) }
    guard let year = parts.first, (1990...2100).contains(year) else { return nil }
    if parts.count == 1 { return CalendarDate(year: year, month: 12, day: 31) }
    guard parts.count == 2, (1...12).contains(parts[1]) else { return nil }
    let next =
      parts[1] == 12
      ? CalendarDate(year: year + 1, month: 1, day: 1) : CalendarDate(year: year, month: parts[1] + 1, day: 1)
    return next.map { $0.adding(days: -1) }
  }

  private static func past(_ claim: Claim, _ today: CalendarDate) -> [ClaimObjection] {
    var found: [ClaimObjection] = []
    for parameter in claim.parameters {
      guard let date = end(parameter.value) else { continue }
      let days = today.daysSinceEpoch - date.daysSinceEpoch
      if parameter.name == "certification_target", claim.modality == .planned, days > 0 {
        found.append(
          ClaimObjection(
            "overdue-plan", .warning, "planned for \(parameter.value), which has passed: done or late?", [claim]))
      }
      if parameter.name.hasPrefix("last_"), days > 400 {
        found.append(ClaimObjection("stale", .warning, "the last one was \(age(days)) ago", [claim]))
      }
    }
    if claim.modality == .planned, found.isEmpty, let year = plannedYear(claim), year < today.year {
      found.append(
        ClaimObjection("overdue-plan", .warning, "planned for \(year), which has passed: done or late?", [claim]))
    }
    return found
  }

  /// The latest year that a plan names.
  private static func plannedYear(_ claim: Claim) -> Int? {
    let words = Words(claim.text)
    return words.words.indices.compactMap { index -> Int? in
      guard words[index].isFigure, words[index].text.utf8.count == 4, let year = Int(words[index].text),
        (2000...2100).contains(year)
      else { return nil }
      // `ISO 27001:2022` is no year of a plan.
      return words.text(index - 1) == ":" ? nil : year
    }.max()
  }

  /// A certificate of the company's own without a date or a scope.
  private static func certificate(_ claim: Claim) -> [ClaimObjection] {
    guard claim.modality == .inPlace, claim.scope.allSatisfy({ $0.name != "actor" }),
      let name = claim.parameters.first(where: { $0.name == "certification" })?.value
    else { return [] }
    let words = Words(claim.text)
    guard
      words.words.contains(where: {
        ["certified", "certification", "certificate", "accredited", "attested"].contains($0.text)
          || ["hold", "holds"].contains($0.text)
      }),
      !words.words.contains(where: {
        [
          "supplier", "suppliers", "provider", "providers", "verification", "vendor", "vendors", "based", "aligned",
          "must", "data",
        ].contains($0.text)
      })
    else { return [] }
    let dated = words.words.contains {
      $0.isFigure && $0.text.utf8.count == 4 && (Int($0.text).map { (2000...2100).contains($0) } ?? false)
    }
    let scoped =
      words.words.contains { ["scope", "for", "covering", "covers", "of", "in"].contains($0.text) }
      || words.words.contains { $0.text == ";" }
    guard !dated || !scoped else { return [] }
    let missing = !dated && !scoped ? "neither date nor scope" : dated ? "no scope" : "no date"
    return [ClaimObjection("bare-certificate", .warning, "\(name) is stated with \(missing)", [claim])]
  }
}
