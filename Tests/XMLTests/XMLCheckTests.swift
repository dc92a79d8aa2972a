import Model
import Testing
import XML

/// The quick check and the reader must refuse the same files, in the same words.
@Suite struct XMLCheckTests {
  @Test(
    arguments: [
      ("plain", "<a b=\"1\"><c/>text &amp; &#228; <![CDATA[<x>]]><!-- c --><?p i?></a>"),
      (
        "declared",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a xmlns:x=\"u\" x:y=\"1\"><x:b/></a>\n"
      ),
      ("latin", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>b</a>"),
      ("empty", ""),
      ("blank", "  \n"),
      ("no XML", "PK\u{3}\u{4}"),
      ("cut", "<a><b>"),
      ("cut in a tag", "<a><b c=\"1"),
      ("crossed", "<a>\n<b></a></b>"),
      ("two roots", "<a/><b/>"),
      ("text after the root", "<a/>x"),
      ("repeated attribute", "<a b=\"1\" b=\"2\"/>"),
      ("unbound prefix", "<x:a/>"),
      ("unbound prefix of an attribute", "<a x:b=\"1\"/>"),
      ("same attribute by two prefixes", "<a xmlns:x=\"u\" xmlns:y=\"u\" x:b=\"1\" y:b=\"2\"/>"),
      ("unknown entity", "<a>&b;</a>"),
      ("unknown entity in an attribute", "<a c=\"&b;\"/>"),
      ("bare ampersand", "<a>b & c</a>"),
      ("forbidden character", "<a>\u{1}</a>"),
      ("forbidden reference", "<a>&#1;</a>"),
      ("DOCTYPE", "<!DOCTYPE a>\n<a/>"),
      ("DOCTYPE with an entity", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"),
      ("DOCTYPE before what is wrong", "<!DOCTYPE a><a>"),
      ("deep", String(repeating: "<a>", count: 256) + String(repeating: "</a>", count: 256)),
      ("257 deep", String(repeating: "<a>", count: 257) + String(repeating: "</a>", count: 257)),
      ("258 deep", String(repeating: "<a>", count: 258) + String(repeating: "</a>", count: 258)),
      ("too deep", String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)),
    ])
  func findsWhatTheReaderFinds(name: String, text: String) {
    let bytes = Array(text.utf8)
    let read = problem { () throws in
      let reader = try XMLReader(bytes, file: "f")
      while try reader.next() {}
    }
    #expect(problem { () throws in try XMLCheck(bytes, file: "f").finish() } == read, "\(name)")
  }

  @Test func bytesThatAreNoUTF8AreRefused() {
    #expect(
      problem { () throws in try XMLCheck(Array("<a>".utf8) + [0xFF, 0xC3] + Array("</a>".utf8), file: "f").finish() }
        != nil)
  }

  private func problem(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return "\(error)" }
    return nil
  }
}
