public import JSON
import Signing
import Synchronization

/// Made-up names that are the same for the same thing in every file and every run of a workspace.
///
/// A name is made of a keyed digest, so that nobody can try names against it without the private key.
public final class Pseudonyms: Sendable {
  private let key: [UInt8]
  private let map: Mutex<[String: String]>

  /// Makes pseudonyms with a private key of 32 bytes.
  public init(key: [UInt8]) {
    self.key = key
    map = Mutex([:])
  }

  /// The pseudonym of a find, as `email-1c9a0f3b2d`.
  func pseudonym(for find: [UInt8], rule: String) -> [UInt8] {
    // An address in another case is the same address.
    let folded = find.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let code = HMAC.code(of: Array(rule.utf8) + [0] + folded, key: key)
    let name = "\(rule)-\(Hexadecimal.text(of: code.prefix(5)))"
    map.withLock { $0[name] = String(decoding: folded, as: UTF8.self) }
    return Array(name.utf8)
  }

  /// The private map, together with what it held before: `{"schema":"vouch.pseudonyms/1","key",…,"names":{name: original}}`.
  public func merged(with earlier: JSONValue?) -> JSONValue {
    var names: [String: String] = [:]
    for member in earlier?["names"]?.members ?? [] { names[member.name] = member.value.string }
    map.withLock { names.merge($0) { _, new in new } }
    return .object([
      .init("schema", "vouch.pseudonyms/1"), .init("key", .string(Hexadecimal.text(of: key))),
      .init("names", .object(names.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })),
    ])
  }

  /// The key of a private map, or nil where it holds none.
  public static func key(of map: JSONValue) -> [UInt8]? {
    map["key"]?.string.flatMap { Hexadecimal.bytes(of: $0) }.flatMap { $0.count == 32 ? $0 : nil }
  }

  /// Whether anything was replaced.
  public var isEmpty: Bool { map.withLock { $0.isEmpty } }
}
