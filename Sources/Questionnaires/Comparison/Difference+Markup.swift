import Model
import XML

extension MarkupQuestionnaire {
  /// Compares item by item, and the bytes between the places of answers and comments.
  func difference(to other: MarkupQuestionnaire) throws -> FileDifference {
    var difference = FileDifference(format: "XML")
    let (left, right) = (try source.all(), try other.source.all())
    difference.parts = [
      .init(
        name: "file", before: FileDifference.digest(left), after: FileDifference.digest(right), explanation: "")
    ]
    guard left != right else { return difference }
    let before = try places(), after = try other.places()
    for (one, two) in zip(before, after) where one.text != two.text {
      difference.changes.append(.init(location: one.location, role: one.role, before: one.text, after: two.text))
    }
    let (skeleton, otherSkeleton) = (Self.skeleton(left, before), Self.skeleton(right, after))
    if before.count == after.count, skeleton == otherSkeleton {
      difference.parts[0].explanation = "without the texts of its answers and comments it is the same, byte for byte"
    } else {
      difference.unexpected.append(
        "bytes outside of the answers, first at \(FileDifference.firstDifference(skeleton, otherSkeleton))")
    }
    return difference
  }

  /// The file without the texts in some places; `<a/>` counts as `<a></a>` there.
  private static func skeleton(_ bytes: [UInt8], _ places: [FoundPlace]) -> [UInt8] {
    Splice.apply(places.map { .init(range: $0.range, bytes: $0.place.bytes(for: "", ascii: false)) }, to: bytes)
  }
}

extension OCILQuestionnaire {
  /// Compares the results, and proves that the rest of the file is the first one's.
  func difference(to other: OCILQuestionnaire) throws -> FileDifference {
    var difference = FileDifference(format: "OCIL 2.0")
    let (left, right) = (try source.all(), try other.source.all())
    difference.parts = [
      .init(
        name: "file", before: FileDifference.digest(left), after: FileDifference.digest(right), explanation: "")
    ]
    guard left != right else { return difference }
    let before = try results(), after = try other.results()
    for (question, answer) in after where before.first(where: { $0.question == question })?.answer != answer {
      let old = before.first { $0.question == question }?.answer ?? ""
      difference.changes.append(
        .init(location: question, role: old.isEmpty ? .answer : .other, before: old, after: answer))
    }
    let place = try ResultsPlace(in: left, file: source.file).edit(with: [])
    let head = left[..<place.range.lowerBound], tail = left[place.range.upperBound...]
    guard right.count >= head.count + tail.count, right.starts(with: head), right.suffix(tail.count).elementsEqual(tail)
    else {
      difference.unexpected.append(
        "bytes outside of the results, first at \(FileDifference.firstDifference(left, right))")
      return difference
    }
    let inserted = Array(right[head.count..<(right.count - tail.count)])
    if try Self.holdsOnlyResults(inserted) {
      difference.parts[0].explanation = "without the results that were added it is the same, byte for byte"
    } else {
      difference.unexpected.append("other elements than question results were added")
    }
    return difference
  }

  private static func holdsOnlyResults(_ bytes: [UInt8]) throws -> Bool {
    let names = ["results", "question_results", "answer"]
    return bytes.withUnsafeBufferPointer { bytes in
      var scanner = XMLScanner()
      while true {
        guard let token = try? scanner.next(bytes) else { return false }
        switch token {
        case .finished: return true
        case .start, .empty, .end:
          let name = String(decoding: bytes[scanner.localName(bytes)], as: UTF8.self)
          guard names.contains(name) || name.hasSuffix("_question_result") else { return false }
        case .comment, .instruction: return false
        default: break
        }
      }
    }
  }

  /// Results by question, in order.
  private func results() throws -> [(question: String, answer: String)] {
    var found: [(String, String)] = []
    var items = XMLItems(path: "//question_results", file: source.file, chunk: try source.chunks())
    guard let all = XPathExpression("*"), let reference = XPathExpression("@question_ref"),
      let answer = XPathExpression("concat(o:answer, o:answer/@choice_ref)")
    else { return [] }
    while let item = try items.next() {
      let wrapped = item.openings + item.bytes + item.closings
      let tree = try wrapped.withUnsafeBufferPointer {
        try XMLTree(
          $0, file: source.file, line: item.line, encoding: items.encoding ?? "UTF-8", namespaces: ["o": Self.namespace]
        )
      }
      for node in tree.nodes(all, from: item.path.count) {
        found.append((tree.text(reference, from: node.ordinal) ?? "", tree.text(answer, from: node.ordinal) ?? ""))
      }
    }
    return found
  }
}
