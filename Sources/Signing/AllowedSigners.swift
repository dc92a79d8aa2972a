/// A trust file: who may sign what, when (`ssh-keygen(1)`, ALLOWED SIGNERS), in the strict form of the bundle format.
///
/// A line counts only with plain principals, a `namespaces=` option without wildcards and dates that end in `Z`;
/// every other line is in `refused` with the reason, never silently skipped.
public struct AllowedSigners: Sendable {
  /// The lines that count, in the order of the file.
  public private(set) var signers: [Signer] = []
  /// The lines that do not count.
  public private(set) var refused: [Refusal] = []

  /// One line: a key, whose it is and what it may sign.
  public struct Signer: Hashable, Sendable {
    /// The identities that share the key.
    public var principals: [String]
    /// The key.
    public var key: SSHPublicKey
    /// What it may sign.
    public var namespaces: [String]
    /// Seconds since the epoch, inclusive, or nil.
    public var validAfter: Int?
    /// Seconds since the epoch, inclusive, or nil.
    public var validBefore: Int?
    /// The line's number, from 1.
    public var line: Int

    /// Whether a signature made then, in seconds since the epoch, counts.
    public func isValid(at time: Int) -> Bool { time >= validAfter ?? .min && time <= validBefore ?? .max }
  }

  /// A line that does not count.
  public struct Refusal: Hashable, Sendable {
    /// The line's number, from 1.
    public var line: Int
    /// Why, in lower case.
    public var reason: String
    /// The key on it, where it could be read.
    public var key: SSHPublicKey?
  }

  /// Reads a trust file; empty lines and lines that start with `#` are comments.
  public init(parsing bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for (index, raw) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let line = raw.last == "\r" ? raw.dropLast() : raw
      guard let first = line.first(where: { $0 != " " && $0 != "\t" }), first != "#" else { continue }
      switch Self.read(line, number: index + 1) {
      case .success(let signer): signers.append(signer)
      case .failure(let problem):
        refused.append(Refusal(line: index + 1, reason: problem.reason, key: problem.key))
      }
    }
  }

  private struct Problem: Error {
    var reason: String
    var key: SSHPublicKey?
  }

  private static func read(_ line: Substring, number: Int) -> Result<Signer, Problem> {
    guard let fields = fields(of: line), fields.count >= 3 else {
      return .failure(Problem(reason: "not principals, options, key type and key"))
    }
    let types = fields.indices.first { fields[$0].contains(where: { $0 == "-" }) && keyAt($0, fields) != nil }
    guard let position = types, position == 1 || position == 2, let key = keyAt(position, fields) else {
      return .failure(Problem(reason: "no key that can be read"))
    }
    func failure(_ reason: String) -> Result<Signer, Problem> { .failure(Problem(reason: reason, key: key)) }
    let principals = fields[0].split(separator: ",").map { String(unquoted($0)) }
    if principals.isEmpty || principals.contains(where: isPattern) { return failure("wildcard in the principals") }
    guard position == 2 else { return failure("no namespaces= option") }
    var signer = Signer(principals: principals, key: key, namespaces: [], line: number)
    for option in options(of: fields[1]) {
      let parts = option.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { return failure("option \(option) is not supported") }
      let value = String(unquoted(parts[1]))
      switch parts[0].lowercased() {
      case "namespaces":
        signer.namespaces += value.split(separator: ",").map(String.init)
        if signer.namespaces.contains(where: isPattern) { return failure("wildcard in namespaces=") }
      case "valid-after":
        guard let time = time(value) else { return failure("valid-after is not YYYYMMDD[hhmm[ss]]Z") }
        signer.validAfter = time
      case "valid-before":
        guard let time = time(value) else { return failure("valid-before is not YYYYMMDD[hhmm[ss]]Z") }
        signer.validBefore = time
      default: return failure("option \(parts[0]) is not supported")
      }
    }
    if signer.namespaces.isEmpty { return failure("no namespaces= option") }
    return .success(signer)
  }

  private static func keyAt(_ index: Int, _ fields: [Substring]) -> SSHPublicKey? {
    guard index + 1 < fields.count else { return nil }
    return SSHPublicKey(line: "\(fields[index]) \(fields[index + 1])")
  }

  private static func isPattern(_ text: String) -> Bool {
    text.isEmpty || text.contains { $0 == "*" || $0 == "?" || $0 == "!" }
  }

  /// Splits at spaces outside double quotes; nil where a quote stays open.
  private static func fields(of line: Substring) -> [Substring]? {
    var quoted = false
    let fields = line.split { character in
      if character == "\"" { quoted.toggle() }
      return !quoted && (character == " " || character == "\t")
    }
    return quoted ? nil : fields
  }

  private static func options(of field: Substring) -> [Substring] {
    var quoted = false
    return field.split { character in
      if character == "\"" { quoted.toggle() }
      return !quoted && character == ","
    }
  }

  private static func unquoted(_ text: Substring) -> Substring {
    text.count >= 2 && text.first == "\"" && text.last == "\"" ? text.dropFirst().dropLast() : text
  }

  /// Seconds since the epoch of `YYYYMMDD[hhmm[ss]]Z`; nil without the `Z`, which would make it local time.
  static func time(_ text: String) -> Int? {
    guard text.hasSuffix("Z") else { return nil }
    let digits = text.utf8.dropLast().map { Int($0) - 0x30 }
    guard [8, 12, 14].contains(digits.count), digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + ($1 < digits.count ? digits[$1] : 0) } }
    let (year, month, day) = (number(0..<4), number(4..<6), number(6..<8))
    let (hour, minute, second) = (number(8..<10), number(10..<12), number(12..<14))
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard year >= 1970, (1...12).contains(month), (1...lengths[month - 1]).contains(day), hour < 24, minute < 60,
      second < 60
    else { return nil }
    let years = year - 1
    var days = years * 365 + years / 4 - years / 100 + years / 400 - 719_162
    days += lengths[..<(month - 1)].reduce(0, +) + day - 1
    return days * 86_400 + hour * 3600 + minute * 60 + second
  }
}
