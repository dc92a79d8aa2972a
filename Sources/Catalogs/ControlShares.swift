import Model

/// How much each control gets of what a text speaks of; controls are numbered, as comparing names would take most of the time.
struct ControlShares {
  /// A control and its rank among those of its subject and catalog.
  struct Ranked {
    var control: Int32
    var rank: Int32
  }

  /// What a control gets; only the strongest four parts count, so that they need no memory of their own.
  private struct Share {
    var time: UInt32 = 0
    var count = 0
    /// The weightiest first; of equals the first to come.
    var weights = SIMD4<Double>()
    /// What the weightiest part is of.
    var evidence = 0

    mutating func add(_ weight: Double, _ evidence: Int) {
      var place = count
      while place > 0, weights[place - 1] < weight {
        place -= 1
        if place + 1 < 4 { weights[place + 1] = weights[place] }
      }
      guard place < 4 else { return }
      weights[place] = weight
      if place == 0 { self.evidence = evidence }
      count = min(count + 1, 4)
    }
  }

  private(set) var references: [ControlReference] = []
  /// Catalogs in the order of links; those beyond the first are the company's own.
  private(set) var catalogs: [Identifier<Catalog>]
  private let first: Int
  private var numbers: [ControlReference: Int32] = [:]
  private var catalogNumbers: [Int] = []
  private var shares: [Share] = []
  private var time: UInt32 = 0
  private var touched: [Int32] = []

  init(_ catalogs: [Identifier<Catalog>]) { (self.catalogs, first) = (catalogs, catalogs.count) }

  /// Numbers the controls of one catalog, best first.
  mutating func ranked(_ controls: [ControlReference]) -> [Ranked] {
    controls.enumerated().map { Ranked(control: number(of: $1), rank: Int32($0)) }
  }

  /// Numbers a topic's controls, catalog by catalog.
  mutating func ranked(_ topic: Topic) -> [Ranked] {
    var found: [Ranked] = []
    for catalog in catalogs.prefix(first) { found += ranked(topic.controls.filter { $0.catalog == catalog }) }
    return found
  }

  private mutating func number(of control: ControlReference) -> Int32 {
    if let known = numbers[control] { return known }
    let number = Int32(references.count)
    numbers[control] = number
    references.append(control)
    shares.append(Share())
    if let catalog = catalogs.firstIndex(of: control.catalog) {
      catalogNumbers.append(catalog)
    } else {
      catalogNumbers.append(catalogs.count)
      catalogs.append(control.catalog)
    }
    return number
  }

  /// Begins another text.
  mutating func clear() {
    if time == UInt32.max {
      for index in shares.indices { shares[index].time = 0 }
      time = 0
    }
    time += 1
    touched.removeAll(keepingCapacity: true)
  }

  mutating func add(_ control: Int32, _ weight: Double, evidence: Int) {
    let index = Int(control)
    if shares[index].time != time {
      shares[index].time = time
      shares[index].count = 0
      touched.append(control)
    }
    shares[index].add(weight, evidence)
  }

  /// A control's share of what a text speaks of.
  struct Scored {
    var control: Int32
    var weight: Double
    /// The strongest thing that it serves.
    var evidence: Int
  }

  /// The catalogs that controls were added of: the first ones always, the others by name.
  var touchedCatalogs: [Int] {
    let main = Array(0..<first)
    guard touched.contains(where: { catalogNumbers[Int($0)] >= first }) else { return main }
    let others = Set(touched.map { catalogNumbers[Int($0)] }).filter { $0 >= first }
    return main + others.sorted { catalogs[$0] < catalogs[$1] }
  }

  /// The controls of a catalog, the weightiest first; four `factors` weigh the strongest, the second, … part.
  func scored(_ catalog: Int, _ factors: [Double]) -> [Scored] {
    var scored: [Scored] = []
    scored.reserveCapacity(touched.count)
    for number in touched where catalogNumbers[Int(number)] == catalog {
      let share = shares[Int(number)]
      var weight = 0.0
      for index in 0..<share.count { weight += share.weights[index] * factors[index] }
      scored.append(Scored(control: number, weight: weight, evidence: share.evidence))
    }
    // A closure that reached into `self` would copy all of it, which took longer than the comparisons.
    let references = references
    scored.sort {
      $0.weight == $1.weight
        ? references[Int($0.control)] < references[Int($1.control)] : $0.weight > $1.weight
    }
    return scored
  }
}
