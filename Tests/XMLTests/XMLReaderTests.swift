import Model
import Testing
import XML

@Suite struct XMLReaderTests {
  func failure(_ text: String) -> Failure? {
    do {
      let reader = try XMLReader(Array(text.utf8), file: "q.xml")
      while try reader.next() {}
      return nil
    } catch { return error as? Failure }
  }

  @Test func walksElementsTextAndAttributes() throws {
    let text = "<?xml version=\"1.0\"?><a xmlns=\"urn:x\" k='1 &amp; 2'>x<b/><![CDATA[<y>]]><!--c--></a>"
    let reader = try XMLReader(Array(text.utf8), file: "q.xml")
    var seen: [String] = []
    while try reader.next() {
      switch reader.kind {
      case .start: seen.append("<\(reader.name)\(reader.isEmpty ? "/" : "")>" + (reader.attribute("k") ?? ""))
      case .end: seen.append("</\(reader.name)>")
      case .text: seen.append(reader.text)
      case .comment: seen.append("!" + reader.text)
      case .instruction: seen.append("?" + reader.name)
      }
      if reader.kind == .start { #expect(reader.namespace == "urn:x") }
    }
    #expect(seen == ["<a>1 & 2", "x", "<b/>", "<y>", "!c", "</a>"])
  }

  @Test func refusesWhatCanHarm() {
    #expect(failure("<!DOCTYPE a><a/>")?.message.contains("DOCTYPE") == true)
    #expect(
      failure("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")?.message.contains("DOCTYPE") == true
    )
    #expect(failure(String(repeating: "<a>", count: 10_000)) != nil)
    #expect(failure("<a>\n<b></a>")?.location?.description.hasPrefix("q.xml:2") == true)
    #expect(failure("") != nil)
    #expect(failure("<a>&nbsp;</a>") != nil)
  }

  @Test func evaluatesXPathInsideATree() throws {
    let text = "<v><s><n>Num</n><d>V-1</d></s><s><n>Title</n><d>T &#233;</d></s><st a='x'/></v>"
    let tree = try Array(text.utf8).withUnsafeBufferPointer { try XMLTree($0, file: "q.xml") }
    let title = try #require(XPathExpression("s[n='Title']/d"))
    #expect(tree.text(title) == "T é")
    #expect(tree.nodes(title).map(\.ordinal) == [6])
    let attribute = try #require(XPathExpression("st/@a"))
    #expect(tree.nodes(attribute).first?.attribute == "a")
    #expect(tree.nodes(attribute).first?.ordinal == 7)
    #expect(XPathExpression("s[") == nil)
    let missing = try #require(XPathExpression("nothing"))
    #expect(tree.text(missing) == nil)
  }
}
