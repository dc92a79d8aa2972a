import Patterns

/// A pattern, and literals of which each of its matches holds one; none where there is no such literal.
struct SoughtPattern: Sendable {
  let source: String
  let literals: [String]

  init(_ source: String, holding literals: [String] = []) { (self.source, self.literals) = (source, literals) }
}

/// One kind of secret or personal data that is sought in everything that is collected.
public struct DetectionRule: Sendable {
  /// What the found thing is.
  public enum Category: String, Sendable, CaseIterable {
    /// It opens something.
    case secret = "secrets"
    /// It tells who a person is.
    case personalData = "personal-data"
    /// It is often harmless, and sought only where the plan names the rule.
    case onRequest = "on-request"
  }

  /// As `aws-access-key`; plans and redaction lists carry it.
  public let name: String
  /// What the found thing is.
  public let category: Category
  /// Patterns over bytes, sought one after the other: each begins with its own letters, at which the search is fastest.
  let patterns: [SoughtPattern]
  /// Where the patterns are worth trying; nil for everywhere.
  let prefilter: Prefilter?
  /// Whether ASCII case is ignored.
  let caseless: Bool
  /// The group that is replaced; 0 for the whole match.
  let group: Int
  /// Whether the rule means something in bytes that are not text.
  let inBinary: Bool
  /// The last word on a match that the pattern alone cannot judge.
  let accepts: @Sendable (ArraySlice<UInt8>) -> Bool

  init(
    _ name: String, _ category: Category, _ patterns: [SoughtPattern], prefilter: Prefilter? = nil,
    caseless: Bool = false, group: Int = 0, inBinary: Bool = false,
    accepts: @escaping @Sendable (ArraySlice<UInt8>) -> Bool = { _ in true }
  ) {
    self.name = name
    self.category = category
    self.patterns = patterns
    self.prefilter = prefilter
    self.caseless = caseless
    self.group = group
    self.inBinary = inBinary
    self.accepts = accepts
  }

  init(
    _ name: String, _ category: Category, _ pattern: String, holding literals: [String] = [],
    prefilter: Prefilter? = nil, caseless: Bool = false, group: Int = 0, inBinary: Bool = false,
    accepts: @escaping @Sendable (ArraySlice<UInt8>) -> Bool = { _ in true }
  ) {
    self.init(
      name, category, [SoughtPattern(pattern, holding: literals)], prefilter: prefilter, caseless: caseless,
      group: group, inBinary: inBinary, accepts: accepts)
  }

  /// No rule may match more than this many bytes, so that a window of twice that sees every match whole.
  static let longestMatch = 16 * 1024

  /// Every rule: secrets, personal data, then those on request.
  public static let all: [DetectionRule] = secrets + personal + onRequest
}

extension DetectionRule {
  static let secrets: [DetectionRule] = [
    DetectionRule(
      "private-key", .secret,
      "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----"
        + "(?:[^-]*+(?:-(?!----)[^-]*+)*+-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?",
      holding: ["PRIVATE KEY"], inBinary: true),
    DetectionRule(
      "aws-access-key", .secret, "\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\\b",
      holding: ["AKIA", "ASIA", "ABIA", "ACCA"],
      inBinary: true),
    DetectionRule(
      "github-token", .secret, "\\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})\\b",
      holding: ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"], inBinary: true),
    DetectionRule(
      "gitlab-token", .secret, "\\bglpat-[A-Za-z0-9_-]{20,255}", holding: ["glpat-"], inBinary: true),
    DetectionRule(
      "slack-token", .secret,
      "\\bxox[abeoprs]-[A-Za-z0-9-]{10,255}|hooks\\.slack\\.com/services/T[A-Za-z0-9_/]{20,100}",
      holding: ["xoxa-", "xoxb-", "xoxe-", "xoxo-", "xoxp-", "xoxr-", "xoxs-", "hooks.slack.com"]),
    DetectionRule(
      "stripe-key", .secret, "\\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,255}", holding: ["k_live_", "k_test_"],
      inBinary: true),
    DetectionRule("google-api-key", .secret, "\\bAIza[0-9A-Za-z_-]{35}", holding: ["AIza"]),
    DetectionRule("google-access-token", .secret, "\\bya29\\.[0-9A-Za-z_-]{20,512}", holding: ["ya29."]),
    DetectionRule("sendgrid-key", .secret, "\\bSG\\.[A-Za-z0-9_-]{16,64}\\.[A-Za-z0-9_-]{16,64}"),
    DetectionRule("npm-token", .secret, "\\bnpm_[A-Za-z0-9]{36}\\b", holding: ["npm_"]),
    DetectionRule("pypi-token", .secret, "\\bpypi-[A-Za-z0-9_-]{50,512}", holding: ["pypi-"]),
    DetectionRule("model-provider-key", .secret, "\\bsk-(?:[a-z]{2,8}-)?[A-Za-z0-9_-]{32,255}"),
    DetectionRule(
      "azure-account-key", .secret, "AccountKey=([A-Za-z0-9+/]{40,120}={0,2})", holding: ["AccountKey="], group: 1),
    DetectionRule(
      "json-web-token", .secret, "\\beyJ[A-Za-z0-9_-]{8,4096}\\.eyJ[A-Za-z0-9_-]{8,8192}\\.[A-Za-z0-9_-]{8,1024}",
      holding: [".eyJ"]),
    DetectionRule(
      "connection-string", .secret, "://[^\\s:/@\"'<>]{0,64}:([^\\s@/\"'<>]{3,128})@", group: 1,
      accepts: { !isPlaceholder($0) }),
    DetectionRule(
      "authorization-header", .secret,
      "authorization[\"']?\\s{0,2}[:=]\\s{0,2}[\"']?(?:bearer|basic|token)\\s{1,2}([a-z0-9._~+/=-]{8,4096})",
      holding: ["authorization"], caseless: true, group: 1, accepts: { !isPlaceholder($0) }),
    DetectionRule(
      "password-hash", .secret, "\\$(?:1|5|6|y|2[abxy]|argon2id?)\\$[./A-Za-z0-9$=,]{20,200}"),
    assignedSecret,
  ]

  private static let assignedSecret: DetectionRule = {
    let rest =
      "s?[a-z0-9_-]{0,20}[\"']?[ \\t]{0,3}(?:=>|[:=])[ \\t]{0,3}[\"']?([^\\s\"',;<>{}()\\[\\]]{8,200})"
    let words: [(pattern: String, literals: [String])] = [
      ("passw(?:or)?d", ["passwd", "password"]), ("passphrase", ["passphrase"]), ("secret", ["secret"]),
      ("token", ["token"]), ("api[_-]?key", ["apikey", "api_key", "api-key"]),
      ("access[_-]?key", ["accesskey", "access_key", "access-key"]),
      ("private[_-]?key", ["privatekey", "private_key", "private-key"]), ("credential", ["credential"]),
    ]
    return DetectionRule(
      "assigned-secret", .secret, words.map { SoughtPattern($0.pattern + rest, holding: $0.literals) },
      caseless: true, group: 1,
      accepts: { !isPlaceholder($0) && looksRandom($0) })
  }()

  static let personal: [DetectionRule] = [
    DetectionRule(
      "email", .personalData, "\\b[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.){1,8}[A-Za-z]{2,24}\\b",
      prefilter: .around(UInt8(ascii: "@"), before: 65, after: 560), accepts: isMailbox),
    DetectionRule(
      "phone", .personalData, "(?<![\\w+/=])\\+[1-9]\\d{0,2}[ .-]?\\(?\\d{1,4}\\)?(?:[ .-]?\\d{2,4}){2,4}(?![\\d.:])",
      prefilter: .around(UInt8(ascii: "+"), before: 0, after: 64),
      accepts: { (8...15).contains($0.count { (0x30...0x39).contains($0) }) }),
    DetectionRule(
      "iban", .personalData, "\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\\b",
      prefilter: .runs(ByteClass("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 "), length: 15), accepts: isAccountNumber),
    DetectionRule(
      "payment-card", .personalData,
      // A number that something assigns is an identifier unless the name says card: one in ten passes the checksum.
      "(?:(?<![\\w.=:/#\"'-])|(?<=card[=:\"]|mber[=:\"]|[^a-z]pan[=:\"]|card: |mber: |card\":\"|mber\":\"))"
        + "(?:(?:4\\d{3}|5[1-5]\\d\\d|2[2-7]\\d\\d|6011|65\\d\\d)(?:[ -]?\\d{4}){3}|3[47]\\d\\d[ -]?\\d{6}[ -]?\\d{5})(?![\\w.-])",
      prefilter: .runs(ByteClass("0123456789 -"), length: 15), caseless: true, accepts: passesLuhn),
  ]

  static let onRequest: [DetectionRule] = [
    DetectionRule(
      "ip-address", .onRequest,
      "(?<![\\w.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?![\\w.]*\\.\\d|\\w)"),
    DetectionRule("mac-address", .onRequest, "(?<![0-9A-Fa-f:])(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}(?![0-9A-Fa-f:])"),
    DetectionRule("home-directory", .onRequest, "/home/([A-Za-z0-9._-]{1,64})", group: 1),
    DetectionRule(
      "social-security-number", .onRequest, "\\b(?!000|666|9\\d\\d)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}\\b"),
  ]
}
