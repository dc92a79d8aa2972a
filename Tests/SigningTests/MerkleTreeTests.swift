import Testing

@testable import Signing

struct MerkleTreeTests {
  static func leaves(_ count: Int) -> [[UInt8]] { (0..<count).map { MerkleTree.leaf(Array("leaf \($0)".utf8)) } }

  /// The definition of RFC 6962, word by word.
  static func defined(_ leaves: [[UInt8]]) -> [UInt8] {
    if leaves.isEmpty { return SHA256.digest(of: []) }
    if leaves.count == 1 { return leaves[0] }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    return MerkleTree.node(defined(Array(leaves[..<half])), defined(Array(leaves[half...])))
  }

  @Test func rootsAreThoseOfTheDefinition() {
    for count in 0..<70 { #expect(MerkleTree.root(of: Self.leaves(count)) == Self.defined(Self.leaves(count))) }
  }

  @Test func everyInclusionProofHoldsAndNoAlteredOneDoes() throws {
    for count in 1...33 {
      let leaves = Self.leaves(count)
      let root = MerkleTree.root(of: leaves)
      let levels = MerkleTree.Levels(leaves)
      #expect(levels.root == root)
      for index in 0..<count {
        let proof = try #require(MerkleTree.inclusionProof(of: index, in: leaves))
        #expect(levels.inclusionProof(of: index) == proof)
        func leads(_ leaf: [UInt8], _ index: Int, _ proof: [[UInt8]]) -> Bool {
          MerkleTree.root(from: leaf, index: index, count: count, proof: proof) == root
        }
        #expect(leads(leaves[index], index, proof))
        #expect(!leads(leaves[index].reversed(), index, proof))
        #expect(!leads(leaves[index], index, proof + [root]))
        #expect(!leads(leaves[index], index, Array(proof.dropLast())) || proof.isEmpty)
        #expect(!leads(leaves[index], index + 1, proof))
        #expect(!leads(leaves[index], -1, proof))
      }
    }
    #expect(MerkleTree.inclusionProof(of: 1, in: Self.leaves(1)) == nil)
  }

  @Test func everyConsistencyProofHoldsAndNoAlteredOneDoes() throws {
    let roots = (0...69).map { MerkleTree.root(of: Self.leaves($0)) }
    for second in 0...69 {
      let leaves = Self.leaves(second)
      for first in 0...second {
        let proof = try #require(MerkleTree.consistencyProof(from: first, in: leaves))
        func holds(_ old: [UInt8], _ proof: [[UInt8]]) -> Bool {
          MerkleTree.isConsistent(first: first, root: old, second: second, root: roots[second], proof: proof)
        }
        #expect(holds(roots[first], proof))
        #expect(!holds(roots[first].reversed(), proof))
        #expect(!holds(roots[first], proof + [roots[first]]))
        if !proof.isEmpty { #expect(!holds(roots[first], Array(proof.dropLast()))) }
      }
    }
  }

  @Test func theVectorsCheckpointIsSignedAndIsTheRootOfItsLedger() throws {
    let key = try #require(NoteVerificationKey(try Vectors.text("ledger.vkey")))
    let text = try Vectors.text("ledger.checkpoint")
    let note = try #require(SignedNote(text))
    #expect(note.isSigned(by: key))
    let checkpoint = try #require(Checkpoint(text: note.text))
    let lines = try Vectors.text("ledger.jsonl").split(separator: "\n").map { MerkleTree.leaf(Array($0.utf8)) }
    #expect(checkpoint == Checkpoint(origin: key.name, size: 3, root: MerkleTree.root(of: lines)))
    #expect(checkpoint.text == note.text)
    let seed = SHA256.digest(of: Array("throwaway ledger key".utf8))
    let signer = try #require(NoteSigningKey(name: key.name, seed: seed))
    #expect(SignedNote.sign(note.text, with: signer) == text)
    #expect(NoteSigningKey(signer.text)?.text == signer.text)
    #expect(signer.verificationKey.description + "\n" == (try Vectors.text("ledger.vkey")))
    #expect(SignedNote(text.replacing("\n3\n", with: "\n4\n"))?.isSigned(by: key) == false)
    #expect(SignedNote(String(text.dropLast())) == nil)
    #expect(Checkpoint(text: note.text + "extension\n") == nil)
    #expect(NoteVerificationKey(key.description.replacing("8ce3", with: "8ce4")) == nil)
  }
}
