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

  /// Words that open or close the way to a term.
  enum Group: Int, CaseIterable {
    case watch, support, certification, provider, hosting, europe, place, password, media, tunnel, rest, store, transit
    case factor, mandatory, complexity, role, direction, company, digest

    var bit: UInt64 { 1 << UInt64(rawValue) }

    /// The words; one that ends in `~` is a beginning.
    var words: [String] {
      switch self {
      case .watch: ["monitor~", "monitored", "soc", "support", "alerts", "team", "operation~"]
      case .support: ["support"]
      case .certification:
        [
          "certif~", "attest~", "report~", "accredit~", "audited", "audit", "hold", "holds", "roadmap", "compliant",
          "provider~",
        ]
      case .provider: ["provider~", "datacenter~", "supplier~", "vendor~", "subprocessor~"]
      case .hosting:
        [
          "hosted", "hosting", "runs", "run", "infrastructure", "datacenter~", "provider", "deployed", "located",
          "region", "regions", "cloud",
        ]
      case .europe: ["eu", "europe", "european", "eea"]
      case .place: ["hosted", "region~", "union", "located", "datacenter~", "runs", "infrastructure"]
      case .password: ["password~", "hash~"]
      case .media: ["media", "usb", "drive~", "disk~", "laptop~"]
      case .tunnel: ["ipsec", "vpn"]
      case .rest: ["rest"]
      case .store:
        [
          "rest", "database~", "storage", "stored", "volume~", "disk~", "record~", "files", "data", "document~",
          "backup~",
        ]
      case .transit: ["transit", "tls", "token~", "tokens"]
      case .factor: ["mfa", "multifactor", "multi-factor", "2fa", "two-factor"]
      case .mandatory: ["mandatory", "required", "enforced", "obligatory"]
      case .complexity: ["complexity"]
      case .role: ["act", "acts"]
      case .direction:
        ["north~", "south~", "east~", "west~", "central~", "eu", "us", "ap", "ca", "europe", "fr", "nl", "pl"]
      case .company: providers.compactMap(\.words.first)
      case .digest: hashes
      }
    }
  }

  /// The bits of the groups by their words, and the beginnings of words by their first byte.
  private static let groups: (exact: [String: UInt64], beginnings: [UInt8: [(stem: [UInt8], bit: UInt64)]]) = {
    var exact: [String: UInt64] = [:]
    var beginnings: [UInt8: [(stem: [UInt8], bit: UInt64)]] = [:]
    for group in Group.allCases {
      for word in group.words {
        if word.utf8.last == UInt8(ascii: "~"), let first = word.utf8.first {
          beginnings[first, default: []].append((Array(word.utf8.dropLast()), group.bit))
        } else {
          exact[word, default: 0] |= group.bit
        }
      }
    }
    return (exact, beginnings)
  }()

  /// The bits of the groups that a word belongs to.
  static func groups(of word: String) -> UInt64 {
    var bits = groups.exact[word] ?? 0
    guard let first = word.utf8.first, let beginnings = groups.beginnings[first] else { return bits }
    for entry in beginnings where word.utf8.starts(with: entry.stem) { bits |= entry.bit }
    return bits
  }

  /// Adds the terms of a claim; `own` and `near` are the groups that its words, and those around it too, belong to.
  static func read(
    _ tokens: [Token], own: UInt64, near: UInt64, _ text: String, _ modality: Modality,
    _ add: (String, String) -> Void
  ) {
    func has(_ group: Group) -> Bool { own & group.bit != 0 }
    func hasNear(_ group: Group) -> Bool { near & group.bit != 0 }
    if (has(.direction) && text.holds("-")) || text.holds("@") {
      let plain = Words(text)
      for word in plain.words where isRegionCode(word.text) { add("hosting_region", word.text) }
      if let address = plain.words.first(where: { $0.text.holds("@") && $0.text.holds(".") }) {
        let local = address.text.prefix { $0 != "@" }
        add(
          ["security", "psirt", "cert", "trust", "vulnerability", "soc"].contains(String(local))
            ? "security_contact" : "contact", address.text)
      }
    }
    if has(.role) { roles(Words(text), add) }
    if has(.watch), lower24(text) { add("monitoring_coverage", "24/7") }
    if hasNear(.support) { supportHours(Words(text), add) }
    if modality != .negated, has(.certification) { certifications(Words(text), isProvider: has(.provider), add) }
    if has(.hosting) {
      if has(.company), let provider = providers.first(where: { holds(tokens, $0.words) }) {
        add("hosting_provider", provider.name)
      }
      if has(.europe), has(.place) { add("hosting_location", "EU") }
    }
    if hasNear(.password), has(.digest), let hash = hashes.first(where: { hash in tokens.contains { $0.word == hash } })
    {
      add("password_hash", hash)
    }
    if has(.media) {
      if let name = cipher(text) { add("media_encryption", name) }
    } else if !has(.tunnel), has(.rest) || (hasNear(.store) && !has(.transit)), let name = cipher(text) {
      add("encryption_at_rest", name)
    }
    if has(.factor), has(.mandatory) { add("mfa", "mandatory") }
    if has(.complexity), has(.mandatory) { add("password_complexity", "mandatory") }
  }

  /// `AES-256`, `AES 128`, `aes256`.
  private static func cipher(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { cipher($0) }
  }

  private static func cipher(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var window: (UInt8, UInt8, UInt8) = (0, 0, 0)
    var digits: [UInt8] = []
    var armed = false
    for byte in bytes {
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if armed {
        if lower >= 0x30, lower <= 0x39 {
          digits.append(lower)
          if digits.count == 3 {
            let length = String(decoding: digits, as: UTF8.self)
            return ["128", "192", "256"].contains(length) ? "AES-" + length : nil
          }
          continue
        }
        if digits.isEmpty, lower == 0x2D || lower == 0x20 || lower == 0x5F { continue }
        (armed, digits) = (false, [])
      }
      window = (window.1, window.2, lower)
      if window.0 == 0x61, window.1 == 0x65, window.2 == 0x73 { armed = true }
    }
    return nil
  }

  private static func lower24(_ text: String) -> Bool {
    text.holds("24x7") || text.holds("24X7") || text.holds("24×7")
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

  private static func certifications(_ words: Words, isProvider: Bool, _ add: (String, String) -> Void) {
    let names = standards.matches(in: words).map { match in
      let type = words.text(match.range.upperBound) == "type" ? words.text(match.range.upperBound + 1).uppercased() : ""
      return match.meaning + (type.isEmpty ? "" : " Type " + type)
    }
    guard !names.isEmpty else { return }
    let unique = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    add(isProvider ? "provider_certification" : "certification", unique.joined(separator: ", "))
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
    guard word.utf8.contains(UInt8(ascii: "-")) else { return false }
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
