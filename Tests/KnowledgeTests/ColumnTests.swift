import Model
import Testing

@testable import Knowledge

@Suite("Columns") struct ColumnTests {
  private func link(_ id: String, _ score: Double, _ reason: String) -> ControlLink {
    ControlLink(ControlReference("iso27001", Identifier(id)), .intersectsWith, score: score, reason: reason)
  }

  @Test("control links read back as they were, with and without escapes")
  func links() throws {
    let lists = [
      [], [link("A.5.1", 0.5, "access: “login”")], [link("A.5.1", 1, "plain"), link("b", 0.05, "")],
      [link("A.5.1", 0.123, "plain"), link("b\\", 0, "a \"word\"\n")],
      [link("x", 1e-7, "small"), link("y", 0.99, "é"), link("z", 0.9, "é")],
    ]
    for links in lists { #expect(try Column.links(Column.text(links)) == links) }
    #expect(
      Column.text([link("A.5.1", 0.05, "r"), link("c", 0.5, "“é”")])
        == #"[["iso27001","A.5.1","intersects-with",0.05,"r"],["iso27001","c","intersects-with",0.5,"“é”"]]"#)
    #expect(Column.text([link("a\"b", 1, "")]) == #"[["iso27001","a\"b","intersects-with",1,""]]"#)
  }
}
