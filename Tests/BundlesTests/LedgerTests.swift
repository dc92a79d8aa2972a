import Foundation
import Model
import Signing
import Testing

@testable import Bundles

struct LedgerTests {
  static let key = NoteSigningKey(name: "acme.example/vouch/ledger", seed: [UInt8](repeating: 5, count: 32))

  static func lines(_ count: Int) -> [[UInt8]] {
    var previous = [UInt8](repeating: 0, count: 32)
    return (0..<count).map { number in
      let digest = SHA256.hexadecimal(of: Array("\(number)".utf8))
      let line = Array(
        """
        {"action":"claim.approve","actor":"ana","prev":"\(Hexadecimal.text(of: previous))","seq":\(number),\
        "subjects":[{"digest":{"sha256":"\(digest)"},"name":"claim/\(number)"}],"time":"2026-03-02T09:00:00Z"}
        """.utf8)
      previous = MerkleTree.leaf(line)
      return line
    }
  }

  static func problems(_ lines: [[UInt8]], _ checkpoints: [(name: String, checkpoint: Checkpoint)] = []) -> [String] {
    var check = LedgerCheck(checkpoints: checkpoints)
    for line in lines { check.append(line) }
    check.finish()
    return check.problems.map(\.message)
  }

  static func checkpoint(_ lines: [[UInt8]]) -> Checkpoint {
    Checkpoint(origin: "o", size: lines.count, root: MerkleTree.root(of: lines.map(MerkleTree.leaf)))
  }

  @Test func aSoundLedgerIsConsistentWithAllItsCheckpoints() throws {
    let lines = Self.lines(33)
    let checkpoints = (0...33).map { (name: "c\($0)", checkpoint: Self.checkpoint(Array(lines.prefix($0)))) }
    #expect(Self.problems(lines, checkpoints).isEmpty)
    let vector = try Vectors.bytes("ledger.jsonl")
    let note = try #require(SignedNote(try Vectors.text("ledger.checkpoint")))
    var check = LedgerCheck(checkpoints: [("vector", try #require(Checkpoint(text: note.text)))])
    check.append(file: vector)
    check.finish()
    #expect(check.problems.isEmpty && check.count == 3)
  }

  @Test func everyRemovalReorderingAndEditIsFound() {
    let lines = Self.lines(9)
    let kept = [(name: "kept", checkpoint: Self.checkpoint(lines))]
    for index in lines.indices {
      var altered = lines
      altered.remove(at: index)
      #expect(!Self.problems(altered, kept).isEmpty)
      if index < 8 { #expect(!Self.problems(altered).isEmpty) }
      altered = lines
      altered.insert(lines[index], at: index)
      #expect(!Self.problems(altered).isEmpty)
      for other in lines.indices where other > index {
        altered = lines
        altered.swapAt(index, other)
        #expect(!Self.problems(altered).isEmpty)
      }
      for byte in lines[index].indices {
        altered = lines
        altered[index][byte] ^= 1
        // Only a checkpoint covers the last line's own words.
        #expect(!Self.problems(altered, index == 8 ? kept : []).isEmpty, "line \(index), byte \(byte)")
      }
    }
  }

  @Test func aLedgerWrittenAnewIsFoundByACheckpointKeptElsewhere() {
    let lines = Self.lines(20)
    let kept = [(name: "march", checkpoint: Self.checkpoint(Array(lines.prefix(12))))]
    #expect(Self.problems(lines, kept).isEmpty)
    #expect(Self.problems(Array(lines.prefix(11)), kept) == ["march was signed over 12 entries, and there are only 11"])
    var forged = Self.lines(1)[0]
    forged.replaceSubrange(11..<24, with: Array("claim.forgery".utf8))
    var anew = [forged]
    for line in lines.dropFirst() {
      let text = String(decoding: line, as: UTF8.self)
      let start = text.range(of: "\"prev\":\"")?.upperBound ?? text.startIndex
      let end = text.index(start, offsetBy: 64)
      let previous = Hexadecimal.text(of: MerkleTree.leaf(anew[anew.count - 1]))
      anew.append(Array(text.replacingCharacters(in: start..<end, with: previous).utf8))
    }
    #expect(Self.problems(anew).isEmpty)
    #expect(Self.problems(anew, kept) == ["the first 12 entries are not those that march was signed over"])
  }

  @Test func inconsistentStatesAreNeverSigned() throws {
    let notary = LedgerNotary(key: try #require(Self.key))
    let lines = Self.lines(5)
    let first = try notary.sign(previous: nil) { check in for line in lines.prefix(3) { check.append(line) } }
    let second = try notary.sign(previous: first) { check in for line in lines { check.append(line) } }
    #expect(SignedNote(second).map { $0.isSigned(by: notary.key.verificationKey) } == true)
    #expect(throws: Failure.self) {
      try notary.sign(previous: second) { check in for line in lines.prefix(4) { check.append(line) } }
    }
    #expect(throws: Failure.self) {
      try notary.sign(previous: nil) { check in for line in lines.reversed() { check.append(line) } }
    }
    #expect(throws: Failure.self) { try notary.sign(previous: second.replacing("\n5\n", with: "\n4\n")) { _ in } }
  }

  @Test func checkpointsVerifyWithOpenSSL() throws {
    let key = try #require(Self.key)
    let note = try #require(SignedNote.sign(Self.checkpoint(Self.lines(4)).text, with: key))
    let parsed = try #require(SignedNote(note))
    try Peer.inFolder { folder in
      try folder.write(Array(parsed.text.utf8), "text")
      try folder.write(parsed.signatures[0].bytes, "sig")
      try folder.write(Ed25519.subjectPublicKeyInfo(key.verificationKey.publicKey), "k.der")
      let script = """
        openssl pkey -pubin -inform DER -in k.der -out k.pem
        openssl pkeyutl -verify -pubin -inkey k.pem -rawin -in text -sigfile sig
        """
      #expect(try folder.run(script) == 0)
    }
  }
}
