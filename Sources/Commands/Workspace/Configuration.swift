import Arguments
import Files
import Model
import YAML

/// What `vouch.yaml` says about the company.
struct Configuration {
  /// A product whose plans or editions differ in what holds.
  struct Product: Hashable {
    /// Its name.
    var name: String
    /// Its plans or editions, as `Enterprise`.
    var editions: [String]
  }

  /// The company's name.
  var organisation = ""
  /// Its domain, which names the ledger.
  var domain: String?
  /// Its products.
  var products: [Product] = []
  /// What the answers hold for.
  var scope: [String] = []
  /// Catalogs that it works with.
  var frameworks: [Identifier<Catalog>] = [Framework.iso27001, Framework.soc2, Framework.gdpr]
  /// Path of the file of allowed signers, relative to the workspace, or nil.
  var trust: String?
  /// The whole file, for settings of one command.
  var node: YAMLNode?

  /// Keys that the file may have.
  static let keys = [
    "organisation", "domain", "products", "scope", "frameworks", "trust", "answers", "review", "evidence", "ledger",
  ]

  /// Reads the file.
  init(file: String) throws {
    let root = try YAMLNode.parse(try ReadableFile.bytes(of: file, limit: 1 << 20), file: file)
    guard !root.isNull else { return }
    for member in try root.mapping(of: "the workspace file") where !Self.keys.contains(member.name) {
      let close = Suggestion.closest(to: member.name, in: Self.keys).map { "did you mean '\($0)'?" }
      throw member.key.failure(
        "unknown key '\(member.name)'", hint: close ?? "one of: \(Self.keys.joined(separator: ", "))")
    }
    node = root
    organisation = try root.optionalString("organisation") ?? ""
    domain = try root.optionalString("domain")
    scope = try Self.list(root["scope"], "scope")
    trust = try root.optionalString("trust")
    if let list = root["frameworks"], !list.isNull {
      frameworks = try Self.list(list, "frameworks").map { Identifier($0) }
    }
    if let list = root["products"], !list.isNull { products = try list.sequence(of: "products").map(Self.product) }
  }

  private static func product(_ node: YAMLNode) throws -> Product {
    if let name = node.text { return Product(name: name, editions: []) }
    try node.allow(only: ["name", "editions"])
    return Product(name: try node.string("name"), editions: try list(node["editions"], "editions"))
  }

  /// A list, or one word for a list of one.
  private static func list(_ node: YAMLNode?, _ what: String) throws -> [String] {
    guard let node, !node.isNull else { return [] }
    if let text = node.text { return [text] }
    return try node.sequence(of: what).map { try $0.string(of: what) }
  }

  /// The file that `vouch init` writes.
  static func template(organisation: String) -> String {
    """
    # What the company is, and what its answers hold for.
    organisation: "\(organisation.unicodeScalars.filter { $0 != "\"" && $0 != "\\" && $0.value >= 32 }.map(String.init).joined())"

    # The domain names the ledger's checkpoints: DOMAIN/vouch/ledger
    # domain: acme.example

    # Products and their plans, where what holds differs between them.
    products: []
    # products:
    #   - name: Acme Cloud
    #     editions: [Team, Enterprise]

    # What the answers and the management system cover.
    scope: []

    frameworks: [iso27001, soc2, gdpr]

    # Who may sign evidence: OpenSSH's allowed_signers, relative to this file.
    # trust: allowed_signers

    """
  }
}
