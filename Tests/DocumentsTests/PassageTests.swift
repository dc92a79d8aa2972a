import Testing

@testable import Documents

@Suite struct PassageTests {
  private func passage(_ raw: [UInt8]) -> Passage {
    var passage = Passage()
    passage.append(raw, 0..<raw.count)
    return passage
  }

  @Test(
    arguments: [
      ("  two\t words ", "two words"), ("a\u{7F}b", "a b"), ("soft\u{AD}ware é", "software é"), ("x\u{A0}y", "x y"),
      ("", ""), ("don\u{2019}t", "don\u{2019}t"),
    ])
  func whiteSpaceIsOneAndInvisiblesGo(_ raw: String, _ clean: String) {
    #expect(passage(Array(raw.utf8)).string == clean)
  }

  @Test func eachWordIsFoundInTheSource() {
    let raw = Array("  Backups   are\u{AD} kept é here".utf8)
    let passage = passage(raw)
    for word in ["Backups", "are", "kept", "é", "here"] {
      let bytes = Array(word.utf8)
      let starts = (0...passage.bytes.count - bytes.count).filter {
        passage.bytes[$0..<$0 + bytes.count].elementsEqual(bytes)
      }
      #expect(starts.count == 1)
      let place = passage.raw(starts[0]..<starts[0] + bytes.count)
      #expect(raw[place].elementsEqual(bytes), "\(word)")
    }
  }
}
