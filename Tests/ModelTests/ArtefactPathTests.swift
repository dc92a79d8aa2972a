import Model
import Testing

struct ArtefactPathTests {
  @Test(arguments: [
    ("notes/100%.txt", "data/notes/100=25.txt"), ("a/./b", "data/a/b"), (".env", "data/=2Eenv"), ("-rf", "data/=2Drf"),
    ("a.", "data/a=2E"), ("con.txt", "data/=63on.txt"), ("LPT1", "data/=4CPT1"), ("a=b", "data/a=3Db"),
    ("a b\n\\é", "data/a=20b=0A=5C=C3=A9"), ("..", "data/=2E=2E"), ("console", "data/console"),
  ])
  func namesBecomePaths(name: String, path: String) {
    #expect(Artefact.path(of: name) == path)
    #expect(Artefact.isValid(path: path))
  }

  @Test(arguments: [
    "data", "data/", "data//a", "data/../a", "data/.a", "data/-a", "data/a.", "data/NUL", "data/a%", "/data/a", "a",
    "data/a=2", "data/a=2e", "data/é", "data/a b", "data/com1.txt",
  ])
  func otherPathsAreInvalid(path: String) { #expect(!Artefact.isValid(path: path)) }

  @Test func longNamesHaveNoPath() {
    #expect(Artefact.path(of: String(repeating: "a", count: 100)) != nil)
    #expect(Artefact.path(of: String(repeating: "a", count: 101)) == nil)
    #expect(Artefact.path(of: [String](repeating: "abcdefghi", count: 30).joined(separator: "/")) == nil)
    #expect(Artefact.path(of: "") == nil)
  }
}
