import Testing

@testable import Signing

struct TimestampTests {
  static func response() throws -> (bytes: [UInt8], data: [UInt8], authority: [UInt8]) {
    try Peer.inFolder { folder in
      try folder.run("tar xf '\(Vectors.path)/evidence.tar'")
      return (
        try folder.read("evidence/statement.json.sig.tsr"), try folder.read("evidence/statement.json.sig"),
        try Vectors.bytes("tsa-ca.pem")
      )
    }
  }

  @Test func theVectorsTimestampHolds() throws {
    let (bytes, data, authority) = try Self.response()
    let stamp = try Timestamp(parsing: bytes)
    #expect(stamp.time == 1_775_120_405)
    #expect(stamp.covers(data) && !stamp.covers(data + [0]))
    #expect(stamp.isTrusted(for: data, authorities: authority))
    #expect(!stamp.isTrusted(for: data + [0], authorities: authority))
    #expect(!stamp.isTrusted(for: data, authorities: []))
    #expect(throws: Timestamp.Defect.trailingData) { try Timestamp(parsing: bytes + [0]) }
    #expect(throws: Timestamp.Defect.notAResponse) { try Timestamp(parsing: Array(bytes.dropLast())) }
    #expect(throws: Timestamp.Defect.notAResponse) { try Timestamp(parsing: []) }
  }

  /// A flip is refused, or distrusted, or changes nothing that is believed.
  @Test func noFlippedByteChangesTheTime() throws {
    let (bytes, data, authority) = try Self.response()
    for index in bytes.indices {
      var flipped = bytes
      flipped[index] ^= 1
      guard let stamp = try? Timestamp(parsing: flipped), stamp.isTrusted(for: data, authorities: authority) else {
        continue
      }
      #expect(stamp.time == 1_775_120_405 && stamp.covers(data), "byte \(index)")
    }
  }

  @Test(.enabled(if: Peer.has("openssl")))
  func requestsAreReadByOpenSSL() throws {
    try Peer.inFolder { folder in
      let data = Array("x".utf8)
      try folder.write(Timestamp.request(for: data), "q.tsq")
      try folder.write(data, "x")
      try folder.run("openssl ts -query -data x -sha256 -cert -no_nonce -out stock.tsq")
      #expect(try folder.read("stock.tsq") == Timestamp.request(for: data))
    }
  }
}
