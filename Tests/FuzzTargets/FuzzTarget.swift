/// One reader of untrusted bytes, as the fuzzer and the replay of its seeds call it.
public struct FuzzTarget: Sendable {
  /// The target's name, which is also the folder of its seeds.
  public let name: String
  /// Reads the bytes; a refusal is an ordinary result, a crash is a finding.
  public let read: @Sendable ([UInt8]) -> Void

  init(_ name: String, _ read: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.name = name
    self.read = { bytes in
      do { try read(bytes) } catch { _ = "\(error)" }
    }
  }

  /// The target of a name.
  public static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}
