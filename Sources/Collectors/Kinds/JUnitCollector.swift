import Model
import XML

/// Test results in JUnit's XML.
struct JUnitCollector: Collector {
  static let name = "junit"
  static let summary = "Test results in JUnit XML."
  static let parameters: [CollectorParameter] = []
  static let readsInput = true
  private let input: Input

  init(_ parameters: Parameters) throws(Failure) { input = try InputParameters.required(parameters, name: "junit.xml") }

  func steps(in surroundings: Surroundings) -> [PlannedStep] { input.steps(in: surroundings) }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = input.gather(item, system: "junit", in: surroundings)
    gathering.pieces.change { piece in
      piece.mediaType = "application/xml"
      piece.analyzer = { WholeAnalyzer("JUnit XML", Self.read) }
    }
    return gathering
  }

  static func read(_ bytes: [UInt8]) -> Findings {
    if let found = try? JUnitReader.read(bytes) { return found }
    // Test output often holds control characters, which XML 1.0 forbids: they are read as blanks, never altered.
    do {
      var found = try JUnitReader.read(withoutControls(bytes))
      found.assumptions["controlCharacters"] = "read as blanks"
      return found
    } catch {
      return .unreadable("JUnit XML", (error as? Failure)?.description ?? "not well-formed")
    }
  }

  /// The bytes with control characters, and references to them, blanked.
  private static func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
    var output = bytes
    var index = 0
    while index < output.count {
      let byte = output[index]
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { output[index] = 0x20 }
      if byte == UInt8(ascii: "&"), index + 2 < output.count, output[index + 1] == UInt8(ascii: "#"),
        let end = output[index..<min(index + 12, output.count)].firstIndex(of: UInt8(ascii: ";"))
      {
        let digits = String(decoding: output[(index + 2)..<end], as: UTF8.self)
        let value = digits.lowercased().hasPrefix("x") ? Int(digits.dropFirst(), radix: 16) : Int(digits)
        if let value, value < 0x20, ![9, 10, 13].contains(value) {
          for position in index...end { output[position] = 0x20 }
        }
      }
      index += 1
    }
    return output
  }
}

/// Streams suites, however deep they are nested.
private enum JUnitReader {
  static func read(_ bytes: [UInt8]) throws -> Findings {
    let reader = try XMLReader(bytes, file: "junit")
    var found = Findings()
    var tests = 0
    var outcomes = ["failure": 0, "error": 0, "skipped": 0]
    var declared: Int?
    var isFirst = true
    var isJUnit = false
    var inCase = false
    while try reader.next() {
      if reader.kind == .end, reader.name == "testcase" { inCase = false }
      guard reader.kind == .start else { continue }
      let name = reader.name
      if isFirst {
        isJUnit = name == "testsuites" || name == "testsuite"
        declared = reader.attribute("tests").flatMap { Int($0) }
        isFirst = false
      }
      if name == "testsuite", let time = reader.attribute("timestamp").flatMap(Profile.time) {
        found.saw(time)
        found.occurrences.append(time)
      }
      if name == "testcase" {
        tests += 1
        inCase = !reader.isEmpty
      } else if inCase, outcomes[name] != nil {
        outcomes[name, default: 0] += 1
      }
    }
    guard isJUnit else { return .unreadable("JUnit XML", "the root is neither 'testsuites' nor 'testsuite'") }
    found.rows = tests
    found.facts = [
      "tests": .count(tests), "failures": .count(outcomes["failure"] ?? 0), "errors": .count(outcomes["error"] ?? 0),
      "skipped": .count(outcomes["skipped"] ?? 0),
    ]
    found.checks = [
      Check(
        "tests were run", tests > (outcomes["skipped"] ?? 0),
        otherwise: tests == 0 ? "0 tests" : "all \(tests) were skipped")
    ]
    if let declared {
      found.checks.append(
        Check("holds the tests that it declares", declared == tests, otherwise: "declares \(declared), holds \(tests)"))
    }
    return found
  }
}
