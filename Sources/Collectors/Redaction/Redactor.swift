import Patterns

/// Seeks every rule in a stream of bytes and replaces what the policy wants replaced.
///
/// The stream is seen in windows that overlap by ``DetectionRule/longestMatch``, so that a find across the edge of two
/// pieces is found, and only once.
struct Redactor {
  /// How often each rule found something, by name, with what was done.
  private(set) var counts: [String: Int] = [:]
  /// Finds that block, at most 100 of them.
  private(set) var undecided: [UndecidedFind] = []
  /// Finds for which the file is to be left out.
  private(set) var dropping: [String] = []

  private struct Find {
    let range: Range<Int>
    let order: Int
  }

  private let rules: CompiledRules
  /// Made when their entry is first worth running.
  private var matchers: [Matcher?]
  private let pseudonyms: Pseudonyms
  /// The entries that are sought in this stream, as bits; nil before its first bytes show whether it is text.
  private var wanted: UInt64?
  /// Bytes that were handed on already and stay as the look-behind of the next window.
  private var context = 0
  private var window: [UInt8] = []
  private var linesBefore = 0

  private static let lookBehind = 64

  init(_ rules: CompiledRules, pseudonyms: Pseudonyms) {
    self.rules = rules
    matchers = Array(repeating: nil, count: rules.entries.count)
    self.pseudonyms = pseudonyms
  }

  /// Takes a piece and hands on what is settled.
  mutating func consume(
    _ bytes: UnsafeRawBufferPointer, last: Bool, sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    guard !rules.entries.isEmpty else {
      if !bytes.isEmpty { try sink(bytes) }
      return
    }
    if window.isEmpty, last || bytes.count > 2 * DetectionRule.longestMatch {
      // The common case: no copy for what is settled in this piece.
      let kept = try settle(bytes, last: last, sink: sink)
      window = Array(bytes[kept...])
    } else {
      window.append(contentsOf: bytes)
      if !last, window.count <= 2 * DetectionRule.longestMatch { return }
      let whole = window
      window = []
      let kept = try whole.withUnsafeBytes { try settle($0, last: last, sink: sink) }
      window = Array(whole[kept...])
    }
  }

  /// Hands on the settled part of a window and returns where the part to be kept begins.
  private mutating func settle(
    _ bytes: UnsafeRawBufferPointer, last: Bool, sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> Int {
    let wanted =
      wanted
      ?? (UnsafeRawBufferPointer(rebasing: bytes.prefix(8192)).firstIndex(of: 0, from: 0) != nil
        ? rules.inBinary : .max)
    self.wanted = wanted
    let limit = last ? bytes.count : max(context, bytes.count - DetectionRule.longestMatch)
    let finds = search(bytes, before: limit, rules.filter.groups(in: bytes, wanted: wanted))
    var position = context
    var counted = context
    // A find that stays as it is must not be cut at the window's end, or its rest could be found again.
    var whole = limit
    for find in finds where find.range.lowerBound >= position {
      let entry = rules.entries[find.order]
      counts[entry.rule.name, default: 0] += 1
      let replacement: [UInt8]
      switch entry.action {
      case .mask: replacement = Array("[redacted:\(entry.rule.name)]".utf8)
      case .pseudonym: replacement = pseudonyms.pseudonym(for: Array(bytes[find.range]), rule: entry.rule.name)
      case .block, .drop, .allow, .skip:
        if case .block = entry.action, undecided.count < 100 {
          linesBefore += newlines(bytes, counted..<find.range.lowerBound)
          counted = find.range.lowerBound
          undecided.append(UndecidedFind(rule: entry.rule.name, line: linesBefore + 1))
        }
        if case .drop = entry.action { dropping.append(entry.rule.name) }
        whole = max(whole, find.range.upperBound)
        continue
      }
      try sink(UnsafeRawBufferPointer(rebasing: bytes[position..<find.range.lowerBound]))
      try replacement.withUnsafeBytes { try sink($0) }
      position = find.range.upperBound
    }
    if position < whole {
      try sink(UnsafeRawBufferPointer(rebasing: bytes[position..<whole]))
      position = whole
    }
    if !last, counted < position { linesBefore += newlines(bytes, counted..<position) }
    let kept = max(0, position - Self.lookBehind)
    context = position - kept
    return kept
  }

  /// Finds that begin before `limit`, by place and then by the order of the rules, none overlapping another.
  private mutating func search(_ bytes: UnsafeRawBufferPointer, before limit: Int, _ wanted: UInt64) -> [Find] {
    var finds: [Find] = []
    for (order, entry) in rules.entries.enumerated() where wanted >> UInt64(order) & 1 == 1 {
      let rule = entry.rule
      let matcher = matchers[order] ?? Matcher(entry.pattern)
      matchers[order] = matcher
      var position = context
      while position < limit {
        var region = position..<bytes.count
        if let prefilter = rule.prefilter {
          guard let next = prefilter.region(in: bytes, from: position), next.lowerBound < limit else { break }
          region = next
        }
        // The subject begins where the buffer does, so that a pattern can look behind.
        let subject = UnsafeRawBufferPointer(rebasing: bytes[..<region.upperBound])
        guard var match = matcher.firstMatch(in: subject, from: region.lowerBound), var whole = match[0] else {
          guard let prefilter = rule.prefilter else { break }
          position = prefilter.end(of: region, from: position, in: bytes)
          continue
        }
        if whole.upperBound + 2 >= subject.count, subject.count < bytes.count {
          // The match may be longer than the region in which it was found.
          guard let again = matcher.firstMatch(in: bytes, from: whole.lowerBound), let wider = again[0] else {
            break
          }
          (match, whole) = (again, wider)
        }
        guard whole.lowerBound < limit else { break }
        let range = rule.group < match.count ? match[rule.group] ?? whole : whole
        if rule.accepts(bytes[range].copied) { finds.append(Find(range: range, order: order)) }
        position = max(whole.upperBound, position + 1)
      }
    }
    guard finds.count > 1 else { return finds }
    finds.sort { ($0.range.lowerBound, $0.order) < ($1.range.lowerBound, $1.order) }
    var end = 0
    return finds.filter { find in
      defer { end = max(end, find.range.upperBound) }
      return find.range.lowerBound >= end
    }
  }

  private func newlines(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int {
    UnsafeRawBufferPointer(rebasing: bytes[range]).count(of: 0x0A)
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate var copied: ArraySlice<UInt8> { Array(self)[...] }
}
