import Patterns

/// What a plan wants done with each kind of find.
public struct RedactionPolicy: Sendable {
  /// What is done with a find.
  public enum Action: Hashable, Sendable {
    /// Sealing stops until a person decides.
    case block
    /// The find is replaced by its rule's name.
    case mask(reason: String)
    /// The find is replaced by the same made-up name wherever it occurs; the map stays private.
    case pseudonym(reason: String)
    /// The whole file is left out and listed.
    case drop(reason: String)
    /// The find is left as it is.
    case allow(reason: String)
    /// Nothing is sought.
    case skip(reason: String)

    /// Why, as the redaction list gives it.
    var reason: String {
      switch self {
      case .block: "not decided"
      case .mask(let reason), .pseudonym(let reason), .drop(let reason), .allow(let reason), .skip(let reason):
        reason
      }
    }
  }

  /// Actions by the name of a rule or a category; a rule's own wins.
  public var actions: [String: Action] = [:]
  /// Actions by the heading of a CSV column.
  public var columns: [String: Action] = [:]
  /// Actions by the path of a JSON value, as `$.items[*].data[*]` or `$..password`.
  public var fields: [String: Action] = [:]

  /// Secrets and personal data block.
  public static let standard = RedactionPolicy()

  /// What is done with a rule's finds; nil where they are not sought.
  func action(for rule: DetectionRule) -> Action? {
    actions[rule.name] ?? actions[rule.category.rawValue] ?? (rule.category == .onRequest ? nil : .block)
  }

  var drops: Bool { actions.values.contains { if case .drop = $0 { true } else { false } } }
}

/// The rules of one policy, compiled once and shared by all threads.
struct CompiledRules: Sendable {
  struct Entry: Sendable {
    let rule: DetectionRule
    let action: RedactionPolicy.Action
    let pattern: Pattern
  }

  let entries: [Entry]
  /// Tells which entries can match at all, by their order.
  let filter: LiteralFilter
  /// The entries that are sought in bytes that are not text.
  let inBinary: UInt64

  /// Compiles the rules that a policy seeks; a pattern that PCRE2 refuses is a mistake of ours, which a test finds.
  init(_ policy: RedactionPolicy) throws(PatternError) {
    var entries: [Entry] = []
    var inBinary: UInt64 = 0
    var sought: [(literals: [String], caseless: Bool)] = []
    for rule in DetectionRule.all {
      guard let action = policy.action(for: rule) else { continue }
      if case .skip = action { continue }
      for pattern in rule.patterns {
        if rule.inBinary { inBinary |= 1 << UInt64(entries.count) }
        sought.append((pattern.literals, rule.caseless))
        entries.append(
          Entry(rule: rule, action: action, pattern: try Pattern(pattern.source, caseless: rule.caseless)))
      }
    }
    self.entries = entries
    self.inBinary = inBinary
    filter = LiteralFilter(sought)
  }
}

/// A find that nobody decided on: where it is, but not what it is.
public struct UndecidedFind: Hashable, Sendable {
  /// The rule that found it.
  public var rule: String
  /// The line, from 1.
  public var line: Int
}
