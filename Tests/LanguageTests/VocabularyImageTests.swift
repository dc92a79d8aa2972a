import Model
import Testing

@testable import Language

/// A compiled vocabulary as bytes, and other bytes in its place.
@Suite struct VocabularyImageTests {
  private static let vocabulary: Vocabulary = {
    var backup = Topic(
      id: "backup-encryption", family: "continuity", definition: "Backups are encrypted.",
      terms: ["@encrypt & backup ! laptop", "encrypted backups", "backup & #frequency"],
      slots: [Topic.Slot(name: "cadence", type: "frequency")], notToBeConfusedWith: ["disk-encryption"],
      controls: [ControlReference("iso27001", "A.8.13")])
    backup.asks = ["do you protect & backup"]
    backup.adverse = ["plain backups"]
    backup.broader = ["disk-encryption"]
    var point = Point(name: "key", terms: ["with & key"], asked: ["which key"], isNarrower: true)
    point.isEssential = true
    point.statedBy = ["disk-encryption"]
    backup.points = [point]
    let disk = Topic(
      id: "disk-encryption", family: "endpoint", definition: "Disks are encrypted.",
      terms: ["@encrypt & =disks", "@encrypt & laptop"])
    return Vocabulary(
      concepts: [
        Concept(name: "encrypt", terms: ["encrypt", "=cipher", "cryptographically protected"]),
        Concept(name: "same-laptop", terms: ["laptop", "notebook"]),
      ],
      points: [Point(name: "documented", terms: ["documented", "in writing"])], topics: [backup, disk])
  }()
  private static let texts = [
    "Backups are cryptographically protected with a key, daily and in writing.", "Do you protect each backup?",
    "Encrypted backups of laptops", "Disks are encrypted; plain backups are not documented.", "",
  ]

  @Test func theImageReadsAsWhatItWasMadeOf() throws {
    let compiled = CompiledVocabulary(Self.vocabulary)
    let again = try #require(CompiledVocabulary(image: compiled.image))
    #expect(again.vocabulary == Self.vocabulary)
    #expect(again.image == compiled.image)
    let (first, second) = (Lexicon(compiled), Lexicon(again))
    for text in Self.texts {
      let (left, right) = (first.read(text, contexts: ["Backup"]), second.read(text, contexts: ["Backup"]))
      #expect(left.topics == right.topics)
      #expect(left.points == right.points && left.asked == right.asked && left.named == right.named)
    }
    #expect(!first.read(Self.texts[0]).topics.isEmpty)
    #expect(
      second.areNeighbours("backup-encryption", "disk-encryption")
        == first.areNeighbours("backup-encryption", "disk-encryption"))
    let tokens = second.tokenizer.tokens(of: "a notebook")
    #expect(!second.thesaurus.groups(in: tokens).isEmpty)
  }

  @Test func whatIsCutIsNoImage() {
    let image = CompiledVocabulary(Self.vocabulary).image
    for length in 0..<image.count { #expect(CompiledVocabulary(image: Array(image[..<length])) == nil) }
    #expect(CompiledVocabulary(image: image + [0]) == nil)
  }

  @Test func whatIsAlteredIsRefusedOrReadWithoutACrash() {
    let image = CompiledVocabulary(Self.vocabulary).image
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var refused = 0
    for _ in 0..<3000 {
      var altered = image
      for _ in 0...random(3) {
        altered[random(altered.count)] = [0, 1, 0x7F, 0x80, 0xFF, UInt8(random(256))][random(6)]
      }
      guard let compiled = CompiledVocabulary(image: altered) else {
        refused += 1
        continue
      }
      let lexicon = Lexicon(compiled)
      for text in Self.texts { _ = lexicon.read(text, contexts: ["Backup"]) }
    }
    #expect(refused > 300)
  }
}
