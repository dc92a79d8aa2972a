// Terms without a unit that a claim states: algorithms, providers, regions, roles.

import Language
import Model

enum NamedTerms {
  private static let providers: [(words: [String], name: String)] = [
    (["amazon", "web"], "AWS"), (["aws"], "AWS"), (["gcp"], "Google Cloud"), (["google", "cloud"], "Google Cloud"),
    (["azure"], "Microsoft Azure"), (["scaleway"], "Scaleway"), (["ovhcloud"], "OVHcloud"),
    (["ovh"], "OVHcloud"), (["hetzner"], "Hetzner"), (["digitalocean"], "DigitalOcean"), (["heroku"], "Heroku"),
    (["cloudflare"], "Cloudflare"), (["oracle", "cloud"], "Oracle Cloud"), (["ibm", "cloud"], "IBM Cloud"),
    (["open", "telekom"], "Open Telekom Cloud"), (["ionos"], "IONOS"), (["exoscale"], "Exoscale"),
    (["infomaniak"], "Infomaniak"), (["vercel"], "Vercel"), (["render"], "Render"), (["linode"], "Akamai"),
    (["equinix"], "Equinix"), (["stackit"], "STACKIT"),
  ]
  private static let hashes: [String] = ["bcrypt", "argon2id", "argon2", "scrypt", "pbkdf2", "bcrypt-class"]
  private static let ciphers: [String] = [
    "aes-256", "aes256", "aes-256-gcm", "aes-128", "chacha20", "aes-256-cbc", "aes-256-xts", "aes-192",
  ]

  static func read(
    _ tokens: [Token], _ words: Set<String>, _ outer: [Set<String>], _ text: String, _ add: (String, String) -> Void
  ) {
    let around = outer.reduce(into: Set<String>()) { $0.formUnion($1) }
    func near(_ patterns: [String]) -> Bool {
      words.contains { ParameterRule.matches($0, patterns) } || around.contains { ParameterRule.matches($0, patterns) }
    }
    func own(_ patterns: [String]) -> Bool { words.contains { ParameterRule.matches($0, patterns) } }
    if own(["hosted", "hosting", "runs", "run", "infrastructure", "datacenter~", "provider", "deployed", "located"]) {
      for provider in providers where holds(tokens, provider.words) {
        add("hosting_provider", provider.name)
        break
      }
      if own(["eu", "europe", "european", "eea"]),
        own(["hosted", "region~", "union", "located", "datacenter~", "runs", "infrastructure"])
      {
        add("hosting_location", "EU")
      }
    }
    for token in tokens where isRegionCode(token.word) { add("hosting_region", token.word) }
    if own(["password~", "hash~"]) || around.contains(where: { $0.hasPrefix("password") }) {
      if let hash = hashes.first(where: { words.contains($0) }) { add("password_hash", hash) }
    }
    let lower = text.lowercased()
    if let cipher = ["aes-256", "aes 256", "aes256", "aes-128", "aes-192"].first(where: { lower.contains($0) }) {
      let name = "AES-" + cipher.suffix(3)
      if own(["media", "usb", "drive~", "disk~", "laptop~"]) {
        add("media_encryption", name)
      } else if near(["rest", "database~", "storage", "stored", "volume~", "disk~"]), !own(["ipsec", "vpn", "transit"])
      {
        add("encryption_at_rest", name)
      }
    }
    if own(["mfa", "multifactor", "multi-factor", "2fa", "two-factor"]),
      own(["mandatory", "required", "enforced", "obligatory"])
    {
      add("mfa", "mandatory")
    }
    if own(["complexity"]), own(["mandatory", "required", "enforced"]) { add("password_complexity", "mandatory") }
  }

  private static func holds(_ tokens: [Token], _ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    for (index, token) in tokens.enumerated() where token.word == first {
      if words.count == 1 || (index + 1 < tokens.count && tokens[index + 1].word == words[1]) { return true }
    }
    return false
  }

  /// Names of cloud regions: `eu-north-1`, `europe-west3`, `westeurope` with a number.
  private static func isRegionCode(_ word: String) -> Bool {
    let parts = word.split(separator: "-")
    guard parts.count >= 2, parts.count <= 3, let last = parts.last?.last, last.isNumber else { return false }
    return [
      "eu", "us", "ap", "ca", "sa", "af", "me", "europe", "asia", "australia", "northamerica", "southamerica", "fr",
      "nl", "pl",
    ].contains(String(parts[0]))
      && parts.dropFirst().allSatisfy { $0.count <= 12 }
      && parts.contains {
        [
          "north", "south", "east", "west", "central", "northeast", "southeast", "northwest", "southwest", "par", "ams",
          "waw",
        ].contains($0.filter { !$0.isNumber })
      }
  }
}
