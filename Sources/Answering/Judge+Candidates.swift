import Language
import Model

/// The claims that speak to a demand.
extension Judge {
  /// Whether what a claim leaves out is what is asked: `Private phones may be used, but not for work`.
  private func leavesOut(_ claim: ClaimReading) -> Bool {
    let tokens = claim.reading.tokens
    guard
      let but = tokens.indices.dropLast(2).first(where: { tokens[$0].word == "but" && tokens[$0 + 1].word == "not" })
    else { return false }
    let left = tokens[(but + 2)...].prefix { $0.gap < .clause }.filter { !$0.isFunctionWord }
    return !left.isEmpty && left.allSatisfy { question.stems.contains($0.stem) }
  }

  func candidates(for demand: Demand) -> [Candidate] {
    var found: [Candidate] = []
    for topic in demand.topics {
      for claim in index.claims(on: topic) {
        guard let aspect = claim.aspects[topic], isMeant(claim, aspect), !givesFigureOnly(claim, aspect),
          !strays(claim, aspect), !leavesOut(claim)
        else { continue }
        var fit =
          aspect.match.isInherited || aspect.isOfHeading ? 0.6 : aspect.match.contextPositions.isEmpty ? 1.0 : 0.95
        if aspect.isBroader { fit *= 0.9 }
        // A claim that speaks mainly of something else.
        if let best = claim.reading.topics.first, best.topic != aspect.match.topic,
          best.weight > aspect.match.weight + 0.5, !best.isInherited
        {
          fit *= 0.93
        }
        // Words of the question that the claim has too.
        let shared = question.residue.count(where: claim.stems.contains)
        fit += 0.01 * Double(min(shared, 4)) * 0.5
        fit = min(fit, 1)
        let isNarrow = isNarrower(claim, aspect, demand)
        if isNarrow {
          // Another part than the one that is asked for.
          if demand.points.contains(where: {
            lexicon.narrowerPoints.contains($0) && $0.hasPrefix(topic.rawValue + "/") && claim.reading.points[$0] == nil
          }) {
            continue
          }
          fit *= 0.8
        }
        found.append(Candidate(claim: claim, aspect: aspect, fit: fit, isNarrow: isNarrow))
      }
    }
    // A claim on the whole covers the part that has none of its own.
    if found.isEmpty {
      for topic in demand.topics {
        for wider in lexicon.topic(topic)?.coveredBy ?? [] {
          for claim in index.claims(on: wider) {
            guard let aspect = claim.aspects[wider], !aspect.isBroader, isMeant(claim, aspect) else { continue }
            found.append(
              Candidate(
                claim: claim, aspect: aspect, fit: aspect.match.isInherited ? 0.6 : 0.85,
                isNarrow: isNarrower(claim, aspect, demand)))
          }
        }
      }
    }
    // A figure of a part is none of the whole.
    if found.isEmpty, !demand.asksForAdverse, !demand.isLacking, demand.value == nil, demand.thresholds.isEmpty {
      found = parts(of: demand)
    }
    // The order is found over plain figures: candidates are large, and there may be thousands.
    let ranks = found.map {
      // Counted one by one: sets of what is shared, made for each of thousands, would cost more than all else.
      let own = $0.claim.ownStems
      return $0.fit + Double(question.residue.count(where: own.contains)) * 0.02
        + Double(min(question.content.count(where: own.contains), 4)) * 0.01
        - ($0.claim.isRestricted ? 0.03 : 0)
    }
    let orders = found.map(\.claim.order)
    found = found.indices.sorted {
      ranks[$0] != ranks[$1] ? ranks[$0] > ranks[$1] : orders[$0] < orders[$1]
    }.map { found[$0] }
    return found
  }

  /// Claims on what is only a part of the measure.
  private func parts(of demand: Demand) -> [Candidate] {
    demand.topics.flatMap { lexicon.topic($0)?.parts ?? [] }.flatMap { part in
      index.claims(on: part).compactMap { claim in
        guard let aspect = claim.aspects[part], !aspect.isBroader, !aspect.match.isInherited, aspect.isAffirmed,
          [.inPlace, .conditional].contains(claim.modality), isMeant(claim, aspect)
        else { return nil }
        return Candidate(claim: claim, aspect: aspect, fit: 0.7, isNarrow: true)
      }
    }
  }

  /// Whether a claim on a topic is of the people, machines and papers that the question asks of.
  private func isMeant(_ claim: ClaimReading, _ aspect: ClaimReading.Aspect) -> Bool {
    let topic = aspect.topic
    return !aspect.isOfOthers && !(aspect.isOfOtherParty && !question.isOfParties) && isOfSameThings(claim)
      // Changes are tested before they get to where they are asked for.
      && !(claim.contrasts.areOpposed(to: question.contrasts) && lexicon.family(of: topic) != "development"
        && topic != "test-data")
      && (!claim.namesPapers || asksForPaper)
      && !isOfOtherReport(claim, topic)
      && !(question.isOfCompany && claim.isEnablement && !topic.rawValue.hasPrefix("customer-"))
      // What a provider does for itself or promises the company does not do, and does not promise its customers.
      && !(claim.isInherited && isCompanysOwn(topic) && !question.isOfHost)
      && !(lexicon.family(of: topic) == "authentication" && isOfAdmins(claim))
      && !(topic == "encryption-at-rest" && question.isOfOtherClass(claim))
      && !((topic == "encryption-at-rest" || topic.rawValue.hasPrefix("backup")) && isOfOtherThanDisks(claim))
      && !(Sites.isOther(claim, than: question.site, lexicon) && lexicon.family(of: topic) == "physical")
  }

  /// Whether a measure of a provider's is none that the company takes over with what it rents: its tests and plans of its own.
  private func isCompanysOwn(_ topic: Identifier<Topic>) -> Bool {
    if ["availability-sla", "bcp", "dr-plan", "dr-test", "bcp-test"].contains(topic) { return true }
    if lexicon.family(of: topic) == "compliance" { return !topic.rawValue.holds("provider") }
    return ["vulnerability", "development", "governance-risk", "people-training", "incident"].contains(
      lexicon.family(of: topic) ?? "")
  }

  /// Whether a claim is of the machines and the business that the question asks of.
  func isOfSameThings(_ claim: ClaimReading) -> Bool {
    !isOfOtherMachines(claim) && !(claim.isOfOtherBusiness && !question.isOfOtherBusiness)
  }

  /// Whether servers are asked after, and a claim or its heading speaks of workstations, or the other way round.
  private func isOfOtherMachines(_ claim: ClaimReading) -> Bool {
    guard let asked = question.machine, let said = claim.machine else { return false }
    return said != asked
  }

  /// Whether laptops are asked after, and a claim on stored or copied data does not speak of them.
  private func isOfOtherThanDisks(_ claim: ClaimReading) -> Bool {
    question.machine == "workstation" && claim.machine == nil
  }
}
