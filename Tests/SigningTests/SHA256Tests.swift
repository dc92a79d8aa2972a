import Signing
import Testing

struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func knownAnswers(text: String, digest: String) {
    #expect(SHA256.hexadecimal(of: Array(text.utf8)) == digest)
  }

  @Test func piecesGiveTheDigestOfTheWhole() {
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var hash = SHA256()
    for start in stride(from: 0, to: bytes.count, by: 777) {
      hash.update(Array(bytes[start..<min(start + 777, bytes.count)]))
    }
    #expect(hash.finalize() == SHA256.digest(of: bytes))
    #expect(hash.finalize() == SHA256.digest(of: []))
  }

  @Test func codeIsThatOfRFC4231() {
    let code = HMAC.code(of: Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8))
    #expect(Hexadecimal.text(of: code) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    let long = HMAC.code(
      of: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      key: [UInt8](repeating: 0xAA, count: 131))
    #expect(Hexadecimal.text(of: long) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
  }

  @Test func hexadecimalReadsOnlyWhatItWrites() {
    #expect(Hexadecimal.bytes(of: "00ff7a") == [0, 255, 0x7A])
    #expect(Hexadecimal.bytes(of: "0") == nil)
    #expect(Hexadecimal.bytes(of: "FF") == nil)
  }
}
