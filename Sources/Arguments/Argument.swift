/// One row of a command's table: a positional argument, an option with a value, or a flag.
public struct Argument<Root: Command>: Sendable {
  /// The row without its binding.
  public let specification: ArgumentSpecification
  let store: @Sendable (inout Root, String) -> Bool

  private init(_ specification: ArgumentSpecification, _ store: @escaping @Sendable (inout Root, String) -> Bool) {
    (self.specification, self.store) = (specification, store)
  }

  /// A positional argument that must be there.
  public static func positional(
    _ name: String, _ help: String, _ keyPath: WritableKeyPath<Root, String> & Sendable,
    _ completion: Completion = .files
  ) -> Self {
    Self(.init(.positional(.one), value: name, help: help, completion: completion)) { root, text in
      root[keyPath: keyPath] = text
      return true
    }
  }

  /// A positional argument that may be absent.
  public static func positional(
    _ name: String, _ help: String, _ keyPath: WritableKeyPath<Root, String?> & Sendable,
    _ completion: Completion = .files
  ) -> Self {
    Self(.init(.positional(.optional), value: name, help: help, completion: completion)) { root, text in
      root[keyPath: keyPath] = text
      return true
    }
  }

  /// Any number of positional arguments, at least one unless `optional`.
  public static func positional(
    _ name: String, _ help: String, _ keyPath: WritableKeyPath<Root, [String]> & Sendable,
    _ completion: Completion = .files, optional: Bool = false
  ) -> Self {
    Self(.init(.positional(optional ? .any : .many), value: name, help: help, completion: completion)) { root, text in
      root[keyPath: keyPath].append(text)
      return true
    }
  }

  /// An option with a value that may be absent.
  public static func option(
    _ name: String, _ short: Character?, _ value: String, _ help: String,
    _ keyPath: WritableKeyPath<Root, String?> & Sendable, _ completion: Completion = .none
  ) -> Self {
    Self(.init(.option, name: name, short: short, value: value, help: help, completion: completion)) { root, text in
      root[keyPath: keyPath] = text
      return true
    }
  }

  /// An option with a default.
  public static func option(
    _ name: String, _ short: Character?, _ value: String, _ help: String,
    _ keyPath: WritableKeyPath<Root, String> & Sendable, _ completion: Completion = .none
  ) -> Self {
    Self(.init(.option, name: name, short: short, value: value, help: help, completion: completion)) { root, text in
      root[keyPath: keyPath] = text
      return true
    }
  }

  /// An option that may be given several times.
  public static func option(
    _ name: String, _ short: Character?, _ value: String, _ help: String,
    _ keyPath: WritableKeyPath<Root, [String]> & Sendable, _ completion: Completion = .none
  ) -> Self {
    let row = ArgumentSpecification(
      .option, name: name, short: short, value: value, help: help, completion: completion, repeats: true)
    return Self(row) { root, text in
      root[keyPath: keyPath].append(text)
      return true
    }
  }

  /// An option with a whole number, decimal digits only.
  public static func option(
    _ name: String, _ short: Character?, _ value: String, _ help: String,
    _ keyPath: WritableKeyPath<Root, Int?> & Sendable
  ) -> Self {
    Self(.init(.option, name: name, short: short, value: value, help: help, takes: "a whole number")) { root, text in
      guard let number = Int(text) else { return false }
      root[keyPath: keyPath] = number
      return true
    }
  }

  /// An option with a number, as `0.8`.
  public static func option(
    _ name: String, _ short: Character?, _ value: String, _ help: String,
    _ keyPath: WritableKeyPath<Root, Double?> & Sendable
  ) -> Self {
    Self(.init(.option, name: name, short: short, value: value, help: help, takes: "a number")) { root, text in
      guard let number = Double(text), number.isFinite else { return false }
      root[keyPath: keyPath] = number
      return true
    }
  }

  /// A switch without a value.
  public static func flag(
    _ name: String, _ short: Character?, _ help: String, _ keyPath: WritableKeyPath<Root, Bool> & Sendable
  ) -> Self {
    Self(.init(.flag, name: name, short: short, value: "", help: help)) { root, _ in
      root[keyPath: keyPath] = true
      return true
    }
  }
}

/// A row of a command's table as help, man page, completions and tests read it.
public struct ArgumentSpecification: Hashable, Sendable {
  /// What the row is.
  public enum Kind: Hashable, Sendable {
    /// An argument by its place.
    case positional(Count)
    /// `--name VALUE`.
    case option
    /// `--name`.
    case flag
  }

  /// How many arguments a positional row takes.
  public enum Count: Hashable, Sendable {
    /// Exactly one.
    case one
    /// One or none.
    case optional
    /// One or more.
    case many
    /// Any number.
    case any
  }

  /// What the row is.
  public let kind: Kind
  /// The long name without dashes; empty for positional rows.
  public let name: String
  /// The short name, or nil.
  public let short: Character?
  /// The name of the value in help, in capitals.
  public let value: String
  /// One sentence or more; the first stands in the short help.
  public let help: String
  /// What a shell may offer.
  public let completion: Completion
  /// Whether an option may be given several times.
  public let repeats: Bool
  /// What the value must be, as `a whole number`, or nil for any text.
  public let takes: String?

  init(
    _ kind: Kind, name: String = "", short: Character? = nil, value: String, help: String,
    completion: Completion = .none, repeats: Bool = false, takes: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.short = short
    self.value = value
    self.help = help
    self.completion = completion
    self.repeats = repeats
    self.takes = takes
  }

  /// Whether it stands by its place.
  public var isPositional: Bool { if case .positional = kind { true } else { false } }
}
