import JSON
import Model
import Signing

/// A sample of a frozen population that anybody with the seed can draw again.
///
/// Rows are ranked by SHA-256 of `seed:key` in hexadecimal; the first `size` ranks are drawn. With stock tools:
/// `while IFS= read -r key; do printf '%s  %s\n' "$(printf '%s:%s' "$seed" "$key" | sha256sum | cut -c1-64)" "$key"; done | sort | head -n SIZE`.
public struct Sample: Sendable {
  let request: SampleRequest
  let keys: [String]

  /// A row that was drawn.
  public struct Draw: Hashable, Sendable {
    /// Its key.
    public var key: String
    /// SHA-256 of `seed:key`.
    public var rank: String
  }

  /// The rows drawn, by rank; a key that occurs twice in the population counts once.
  public var draws: [Draw] {
    Set(keys).map { Draw(key: $0, rank: SHA256.hexadecimal(of: Array("\(request.seed):\($0)".utf8))) }
      .sorted { ($0.rank, $0.key) < ($1.rank, $1.key) }
      .prefix(request.size).map { $0 }
  }

  /// Makes a sample of a population's keys.
  public init(request: SampleRequest, keys: [String]) { (self.request, self.keys) = (request, keys) }

  /// The artefact that freezes the population and lists the draw.
  func piece(of piece: Gathered, population: [UInt8]) -> Gathered {
    let drawn = draws
    let listed = keys.reduce(into: [UInt8]()) { $0 += Array($1.utf8) + [0x0A] }
    let content: JSONValue = .object([
      .init("schema", "vouch.sample/1"),
      .init(
        "population",
        .object([
          .init("name", .string(String(Glob.shown(Glob.path(piece.name)).dropFirst()))),
          .init("sha256", .string(SHA256.hexadecimal(of: population))), .init("count", .integer(keys.count)),
          .init("keysSha256", .string(SHA256.hexadecimal(of: listed))),
          .init("query", .optional(piece.source.query ?? piece.source.arguments.joined(separator: " "))),
        ])),
      .init("seed", .string(request.seed)), .init("size", .integer(request.size)),
      .init("method", "the rows with the smallest SHA-256 of `seed:key`, by hexadecimal digits"),
      .init("keys", .array(keys.map { .string($0) })),
      .init(
        "drawn",
        .array(drawn.map { .object([.init("key", .string($0.key)), .init("rank", .string($0.rank))]) })),
    ])
    var source = piece.source
    source.parameters["seed"] = request.seed
    var name = piece.name
    name[name.count - 1] = (name.last ?? []) + Array(".sample.json".utf8)
    var result = Gathered(name: name, content: .bytes(content.canonical + [0x0A]), source: source)
    result.mediaType = "application/json"
    result.started = piece.started
    result.ended = piece.ended
    result.rows = drawn.count
    result.checks = [
      Check("the population has rows", !keys.isEmpty, otherwise: "0 rows"),
      Check(
        "\(min(request.size, Set(keys).count)) rows drawn", drawn.count == min(request.size, Set(keys).count),
        otherwise: "\(drawn.count)"),
    ]
    return result
  }
}
