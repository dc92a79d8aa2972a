import HTML
import Testing

@Suite struct PageTests {
  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("a & b \"c\" 'd'", "a &amp; b &quot;c&quot; &#39;d&#39;"),
    ("bell\u{7}escape\u{1B}[31m", "bell‹U+0007›escape‹U+001B›[31m"),
    ("turned \u{202E}txt\u{2069}", "turned ‹U+202E›txt‹U+2069›"),
    ("“kept” – ´ …", "“kept” – ´ …"),
    ("c1 \u{85}", "c1 ‹U+0085›"),
  ])
  func textIsEscaped(text: String, markup: String) {
    #expect(Markup(text: text).text == markup)
  }

  @Test func attributesAreEscapedAndLinksAreHarmless() {
    #expect(Tag.td(.title("\" onclick=\"x")) { "1" }.text == "<td title=\"&quot; onclick=&quot;x\">1</td>\n")
    for address in ["javascript:alert(1)", " javascript:alert(1)", "java\nscript:x", "data:text/html,x", ""] {
      #expect(Tag.a(.link(to: address)) { "x" }.text == "<a href=\"#\">x</a>")
    }
    #expect(
      Tag.a(.link(to: "https://a.example/?x=1&y")) { "x" }.text == "<a href=\"https://a.example/?x=1&amp;y\">x</a>")
    #expect(Tag.a(.link(to: "files/a:b.html")) { "x" }.text == "<a href=\"files/a:b.html\">x</a>")
    #expect(Tag.h2(.id("32(1)(a)\">")) { "x" }.text == "<h2 id=\"32-1--a---\">x</h2>\n")
  }

  @Test func builderTakesLoopsAndChoices() {
    let rows = Tag.ul {
      for number in 1...2 { Tag.li { String(number) } }
      if rowsAreMany { Tag.li { "many" } } else { "" }
    }
    #expect(rows.text == "<ul><li>1</li>\n<li>2</li>\n</ul>\n")
    #expect(Status.planned.badge("planned").text.contains("◷</span> planned"))
  }

  private var rowsAreMany: Bool { false }

  @Test func pageLoadsAndRunsNothing() {
    let page = String(decoding: Page(title: "A < B") { Tag.h1 { "A < B" } }.bytes, as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
    #expect(page.contains("<title>A &lt; B</title>"))
    #expect(!page.contains("<script") && !page.contains("url(") && !page.contains("@import"))
  }
}
