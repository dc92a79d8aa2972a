import Testing

@testable import Collectors

@Suite struct RedactionTests {
  private func redact(
    _ text: String, _ actions: [String: RedactionPolicy.Action], pieces: Int = .max
  ) throws -> (text: String, redactor: Redactor) {
    var policy = RedactionPolicy.standard
    policy.actions = actions
    var redactor = Redactor(try CompiledRules(policy), pseudonyms: Pseudonyms(key: [UInt8](repeating: 1, count: 32)))
    var output: [UInt8] = []
    let bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count {
      let end = min(bytes.count, pieces == .max ? bytes.count : position + pieces)
      try Array(bytes[position..<end]).withUnsafeBytes {
        try redactor.consume($0, last: false) { output.append(contentsOf: $0) }
      }
      position = end
    }
    try redactor.consume(UnsafeRawBufferPointer(start: nil, count: 0), last: true) { output.append(contentsOf: $0) }
    return (String(decoding: output, as: UTF8.self), redactor)
  }

  private static let mask: [String: RedactionPolicy.Action] = [
    "secrets": .mask(reason: "r"), "personal-data": .mask(reason: "r"),
  ]

  // Each text is put together here, so that no scanner takes this file for a leak.
  static let finds: [(String, String)] = [
    ("aws-access-key", "id " + "AKIA" + "QWERTYUIOPASDF23"),
    ("github-token", "ghp_" + String(repeating: "a1B2", count: 9)),
    ("gitlab-token", "glpat-" + "abcdefghij0123456789"),
    ("slack-token", "xoxb-" + "123456789012-abcdefghij"),
    ("stripe-key", "sk_live_" + "abcdefghijklmnop1234"),
    ("google-api-key", "AIza" + String(repeating: "x", count: 35)),
    ("npm-token", "npm_" + String(repeating: "Z9", count: 18)),
    ("private-key", "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----"),
    ("json-web-token", "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0NTY3ODkwIn0" + ".dozjgNryP4J3jVmNHl0w5N"),
    ("connection-string", "postgres://app:" + "s3cr3t-Value9" + "@db/app"),
    ("authorization-header", "Authorization: Bearer " + "abcdef0123456789"),
    ("password-hash", "root:$6$" + "saltsalt$" + String(repeating: "aB3/", count: 20)),
    ("assigned-secret", "DB_PASSWORD=" + "kX9#vQ2mLp7z"),
    ("assigned-secret", "  \"client_secret\": \"" + "q7W3e9R1t5Y8u2" + "\","),
    ("email", "from ida.holm@quillwater.example to"),
    ("phone", "call +46 8 123 456 78 now"),
    ("iban", "GB82 WEST 1234 5698 7654 32"),
    ("payment-card", "card 4111 1111 1111 1111 ok"), ("payment-card", "\"card\":\"4111111111111111\""),
    ("payment-card", "Card=4111111111111111"),
  ]

  @Test(arguments: finds)
  func everyRuleFindsItsKind(rule: String, text: String) throws {
    let (output, redactor) = try redact("before\n\(text)\nafter", Self.mask)
    #expect(redactor.counts == [rule: 1], "\(redactor.counts)")
    #expect(output.hasPrefix("before\n") && output.hasSuffix("\nafter") && output.contains("[redacted:\(rule)]"))
  }

  @Test(arguments: [
    "ciphers chacha20-poly1305@openssh.com,aes128-gcm@openssh.com", "user@1000.service loaded", "4111 1111 1111 1112",
    "request_id=4111111111111111 trace:4111111111111111",
    "password: ${DB_PASSWORD}", "token=************", "secret: [redacted:assigned-secret]",
    "GB00 WEST 1234 5698 7654 32",
    "passwordauthentication no", "2026-03-06T09:00:00+01:00", "api_key_path=/etc/keys/api.pem",
    "PasswordAuthentication yes", "commit 4f2a1c0d9e8b7a6f5e4d3c2b1a0f9e8d7c6b5a49",
  ])
  func harmlessTextStays(text: String) throws {
    let (output, redactor) = try redact(text, Self.mask)
    #expect(output == text, "\(redactor.counts)")
  }

  @Test(arguments: [1, 7, 1000, 16_384, 20_000, 40_000])
  func findsAcrossPiecesAreFoundOnce(size: Int) throws {
    var text = ""
    for index in 0..<2500 { text += "line \(index) of user\(index)@quillwater.example did \(index * 7919)\n" }
    let actions: [String: RedactionPolicy.Action] = ["personal-data": .pseudonym(reason: "r"), "secrets": .block]
    let whole = try redact(text, actions)
    let split = try redact(text, actions, pieces: size)
    #expect(whole.redactor.counts == ["email": 2500])
    #expect(split.redactor.counts == whole.redactor.counts)
    #expect(split.text == whole.text)
  }

  @Test(arguments: [400, 480, 485, 490, 495, 496, 500, 540, 550, 556, 559, 561, 600])
  func addressesCloseToEachOtherAreFoundWhole(distance: Int) throws {
    let text = "a@" + String(repeating: "-", count: distance) + " ida.holm@laboratory.quillwater.example."
    let (output, redactor) = try redact(text, Self.mask)
    #expect(redactor.counts == ["email": 1])
    #expect(output.hasSuffix("- [redacted:email]."))
  }

  @Test func whereNothingIsSoughtEveryByteIsHandedOn() throws {
    let text = Self.finds.map(\.1).joined(separator: "\n") + String(repeating: "x\n", count: 40_000)
    for pieces in [1_000, 40_000, .max] {
      let (output, redactor) = try redact(
        text, ["secrets": .skip(reason: "r"), "personal-data": .skip(reason: "r")], pieces: pieces)
      #expect(output == text && redactor.counts.isEmpty && redactor.undecided.isEmpty)
    }
  }

  @Test func pseudonymsAreTheSameForTheSameAddress() throws {
    let text = "Ida.Holm@quillwater.example ida.holm@quillwater.example jonas@quillwater.example"
    let words = try redact(text, ["personal-data": .pseudonym(reason: "r")]).text.split(separator: " ")
    #expect(words[0] == words[1] && words[1] != words[2])
    #expect(words[0].hasPrefix("email-") && words[0].utf8.count == 16)
  }

  @Test func undecidedFindsSayWhereButNotWhat() throws {
    let (text, redactor) = try redact("a\nb\nx@y.example\n", [:])
    #expect(redactor.undecided == [UndecidedFind(rule: "email", line: 3)])
    #expect(text == "a\nb\nx@y.example\n")
  }

  @Test func theSecondReadingFindsNothingMore() throws {
    let once = try redact(Self.finds.map(\.1).joined(separator: "\n"), Self.mask)
    let twice = try redact(once.text, Self.mask)
    #expect(twice.text == once.text && twice.redactor.counts.isEmpty, "\(twice.redactor.counts)")
  }

  @Test func bytesThatAreNoTextAreSoughtForKeysOnly() throws {
    let (_, redactor) = try redact("\0\0a@b.example " + "AKIA" + "QWERTYUIOPASDF23", Self.mask)
    #expect(redactor.counts == ["aws-access-key": 1])
  }
}
