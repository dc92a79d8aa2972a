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
    _ tokens: [Token], _ words: Set<String>, _ outer: [Set<String>], _ text: String, _ modality: Modality,
    _ add: (String, String) -> Void
  ) {
    let around = outer.reduce(into: Set<String>()) { $0.formUnion($1) }
    func near(_ patterns: [String]) -> Bool {
      words.contains { ParameterRule.matches($0, patterns) } || around.contains { ParameterRule.matches($0, patterns) }
    }
    func own(_ patterns: [String]) -> Bool { words.contains { ParameterRule.matches($0, patterns) } }
    let plain = Words(text)
    for word in plain.words where isRegionCode(word.text) { add("hosting_region", word.text) }
    if let address = plain.words.first(where: { $0.text.contains("@") && $0.text.contains(".") }) {
      let local = address.text.prefix { $0 != "@" }
      add(
        ["security", "psirt", "cert", "trust", "vulnerability", "soc"].contains(String(local))
          ? "security_contact" : "contact", address.text)
    }
    roles(plain, add)
    if lower24(text), own(["monitor~", "monitored", "soc", "support", "alerts", "team", "operation~"]) {
      add("monitoring_coverage", "24/7")
    }
    if near(["support"]) { supportHours(plain, add) }
    if modality != .negated { certifications(plain, own, add) }
    if own([
      "hosted", "hosting", "runs", "run", "infrastructure", "datacenter~", "provider", "deployed", "located", "region",
      "regions", "cloud",
    ]) {
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
    if own(["password~", "hash~"]) || around.contains(where: { $0.hasPrefix("password") }) {
      if let hash = hashes.first(where: { words.contains($0) }) { add("password_hash", hash) }
    }
    let lower = text.lowercased()
    if let cipher = ["aes-256", "aes 256", "aes256", "aes-128", "aes-192"].first(where: { lower.contains($0) }) {
      let name = "AES-" + cipher.suffix(3)
      if own(["media", "usb", "drive~", "disk~", "laptop~"]) {
        add("media_encryption", name)
      } else if !own(["ipsec", "vpn"]),
        own(["rest"])
          || (near([
            "rest", "database~", "storage", "stored", "volume~", "disk~", "record~", "files", "data", "document~",
            "backup~",
          ]) && !own(["transit", "tls", "token~", "tokens"]))
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

  private static func lower24(_ text: String) -> Bool {
    text.contains("24x7") || text.contains("24X7") || text.contains("24×7")
  }

  /// `Monday to Friday`, `9:00 AM – 6:00 PM`.
  private static func supportHours(_ words: Words, _ add: (String, String) -> Void) {
    for index in words.words.indices where words[index].text.hasPrefix("mon") && words[index].isUpper {
      for later in index + 1..<min(index + 4, words.count) where words[later].text.hasPrefix("fri") {
        add("support_days", "Mon-Fri")
      }
    }
    var times: [String] = []
    var index = 0
    while index + 2 < words.count {
      if words[index].isFigure, words[index + 1].text == ":", words[index + 2].isFigure,
        var hour = Int(words[index].text), hour < 25
      {
        if words.text(index + 3) == "pm", hour < 12 { hour += 12 }
        times.append((hour < 10 ? "0" : "") + "\(hour):" + words[index + 2].text)
        index += 3
      } else {
        index += 1
      }
    }
    if times.count == 2 { add("support_hours", times.joined(separator: "-")) }
  }

  /// `acts as data processor`.
  private static func roles(_ words: Words, _ add: (String, String) -> Void) {
    for (index, word) in words.words.enumerated()
    where ["act", "acts"].contains(word.text) && words.text(index + 1) == "as" {
      for later in index + 2..<min(index + 6, words.count) {
        let role = words.text(later)
        guard role.hasPrefix("processor") || role.hasPrefix("controller") else { continue }
        let isCustomer = words.words[..<index].contains {
          ["customer", "customers", "client", "clients", "you", "controller"].contains($0.text)
        }
        add(isCustomer ? "client_role" : "vendor_role", role.hasPrefix("processor") ? "processor" : "controller")
        return
      }
    }
  }

  private static let standards = Phrases<String>([
    ("ISO 27001", ["iso 27001", "iso / iec 27001", "iso/iec 27001", "iso27001", "iso-27001"]),
    ("ISO 27017", ["iso 27017", "iso / iec 27017"]),
    ("ISO 27018", ["iso 27018", "iso / iec 27018"]), ("ISO 27701", ["iso 27701", "iso / iec 27701"]),
    ("ISO 22301", ["iso 22301"]),
    ("ISO 9001", ["iso 9001"]), ("SOC 2", ["soc 2", "soc2"]), ("SOC 1", ["soc 1"]),
    ("PCI DSS", ["pci dss", "pci-dss", "pci"]),
    ("BSI C5", ["bsi c5", "c5"]), ("TISAX", ["tisax"]), ("HDS", ["hds"]), ("SecNumCloud", ["secnumcloud"]),
    ("Cyber Essentials", ["cyber essentials"]), ("FedRAMP", ["fedramp"]), ("HITRUST", ["hitrust"]),
  ])

  private static func certifications(_ words: Words, _ own: ([String]) -> Bool, _ add: (String, String) -> Void) {
    guard
      own([
        "certif~", "attest~", "report~", "accredit~", "audited", "audit", "hold", "holds", "roadmap", "compliant",
        "provider~",
        "providers",
      ])
    else { return }
    let names = standards.matches(in: words).map { match in
      let type = words.text(match.range.upperBound) == "type" ? words.text(match.range.upperBound + 1).uppercased() : ""
      return match.meaning + (type.isEmpty ? "" : " Type " + type)
    }
    guard !names.isEmpty else { return }
    let unique = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    add(
      own(["provider~", "datacenter~", "supplier~", "vendor~", "subprocessor~"])
        ? "provider_certification" : "certification", unique.joined(separator: ", "))
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
