import Testing

@testable import Commands

@Suite("Terminals that are not UTF-8") struct PlainSpellingTests {
  @Test("the first of LC_ALL, LC_CTYPE and LANG that is set decides")
  func locales() {
    let locales: [([String: String], Bool)] = [
      ([:], true), (["LANG": "C"], true), (["LANG": "POSIX"], true), (["LANG": "de_DE@euro"], true),
      (["LANG": "C.UTF-8"], false), (["LANG": "en_GB.utf8"], false), (["LC_ALL": "C", "LANG": "en_GB.UTF-8"], true),
      (["LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"], false),
    ]
    for (variables, isNeeded) in locales {
      #expect(PlainSpelling.isNeeded { variables[$0] } == isNeeded, "\(variables)")
    }
  }

  @Test("marks become ASCII, letters stay")
  func marks() {
    #expect(
      PlainSpelling.of("\u{2713} verified, \u{2265} 24 h \u{2192} \u{201C}Zürich\u{201D}\u{2026}")
        == "+ verified, >= 24 h -> \"Zürich\"...")
    #expect(PlainSpelling.of("vouch import FILE\u{2026}   pages ") == "vouch import FILE... pages ")
    #expect(PlainSpelling.of("\u{250C}\u{2500}\u{2510} \u{2588}") == "+-+ #")
    #expect(PlainSpelling.of("") == "" && PlainSpelling.of("  a  b \n") == "  a  b \n")
  }

  @Test("columns stay where they were, and no line owes to the one before")
  func columns() {
    let table = "a long na\u{2026}     8  done\nshort          20  due\n"
    #expect(PlainSpelling.of(table) == "a long na...   8  done\nshort          20  due\n")
    #expect(PlainSpelling.of("cut\u{2026}\n  \u{2714}  x") == "cut...\n  +  x")
  }
}
