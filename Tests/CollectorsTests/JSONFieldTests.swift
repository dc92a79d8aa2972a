import Model
import Testing

@testable import Collectors

/// Secrets of exports are replaced by the path of their value, every other byte stays.
@Suite struct JSONFieldTests {
  private func redact(_ content: String, _ fields: String, name: String = "export.json") throws -> Bench.Sealed {
    let bench = try Bench()
    try bench.write(name, content)
    return try bench.one(
      "  export:\n    collector: file\n    parameters: {paths: [\(name)]}\n    redaction: {fields: {\(fields)}}\n")
  }

  @Test(arguments: [
    (
      "$.items[*].data[*]", "{\"items\": [ {\"data\":{\"user\":\"YWRtaW4=\",\"pass\" : \"cGFzcw==\"}} ]}\n",
      "{\"items\": [ {\"data\":{\"user\":\"[redacted]\",\"pass\" : \"[redacted]\"}} ]}\n", 2
    ),
    (
      "$..password", "{\"a\":[{\"password\":\"x\"},{\"b\":{\"password\":12}}],\"password\":null}",
      "{\"a\":[{\"password\":\"[redacted]\"},{\"b\":{\"password\":\"[redacted]\"}}],\"password\":null}", 2
    ),
    ("$.secret", "{\"secret\":{\"k\":[1,\"}\\\"\"]},\"z\":1}", "{\"secret\":\"[redacted]\",\"z\":1}", 1),
    ("$[0].k", "[{\"k\":true},{\"k\":false}]", "[{\"k\":\"[redacted]\"},{\"k\":false}]", 1),
    ("$.user", "{\"user\":\"a\"}\n{\"user\":\"b\"}\n", "{\"user\":\"[redacted]\"}\n{\"user\":\"[redacted]\"}\n", 2),
    ("$.é", "{\"\\u00e9\":\"x\",\"e\":\"\"}", "{\"\\u00e9\":\"[redacted]\",\"e\":\"\"}", 1),
  ])
  func valuesAreMaskedInPlace(path: String, content: String, expected: String, count: Int) throws {
    let one = try redact(content, "\"\(path)\": mask")
    #expect(one.text == expected)
    #expect(one.record.redactions.first?.count ?? 0 == count, "\(one.record.redactions)")
  }

  @Test func pseudonymsAreOfTheNamedField() throws {
    let one = try redact(
      "{\"owner\":\"Ida\",\"by\":{\"owner\":\"Ida\"}}", "$..owner: {action: pseudonym, reason: people}")
    let words = one.text.split(separator: "\"").map(String.init)
    #expect(words[3].hasPrefix("owner-") && words[3] == words[9], "\(one.text)")
    #expect(one.record.redactions == [.init(rule: "field:$..owner", count: 2, reason: "people")])
  }

  @Test func whatIsNoJSONIsNotSealed() throws {
    let one = try redact("{\"password\": \"x\"", "$..password: mask")
    #expect(one.record.path.hasSuffix("not-collected.json") && one.text.contains("it is no JSON"))
  }

  @Test(arguments: [
    ("password: mask", "is no path into JSON"), ("$: mask", "is no path into JSON"),
    ("$.a: drop", "masked or given a pseudonym"),
  ])
  func aPlanThatSaysNonsenseIsRefused(fields: String, words: String) throws {
    let failure = #expect(throws: Failure.self) { _ = try redact("{}", fields) }
    #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
  }
}
