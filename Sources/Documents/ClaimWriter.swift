import Language
import Model
import Signing

/// Makes the claims of a document of its drafts; remembers words and lines, so keep one for each task.
struct ClaimWriter {
  private let document: Identifier<Document>
  private let source: SourceText
  private let reader: MeaningReader
  private var digests: [ClosedRange<Int>: Digest] = [:]
  private var hash = SHA256()

  init(_ document: Identifier<Document>, _ source: SourceText, _ reader: MeaningReader) {
    (self.document, self.source, self.reader) = (document, source, reader)
  }

  /// The claim of a draft, with the identity that it has if no draft before it says the same: see `number`.
  mutating func claim(of draft: DraftClaim) -> Claim {
    let meaning = reader.read(draft)
    let lines = lines(of: draft.raw)
    let digest: Digest
    if let known = digests[lines] {
      digest = known
    } else {
      digest = source.digest(of: lines, &hash)
      digests[lines] = digest
    }
    var parameters = meaning.parameters
    for parameter in draft.standing.scope
    where parameter.name == "plan" && !parameters.contains(where: { $0.name == "plan" }) {
      if draft.standing.modality == .conditional { parameters.append(parameter) }
    }
    let leadIn = draft.leadIn.map { Claim.LeadIn(text: $0.text, lines: self.lines(of: $0.raw)) }
    let id = Self.withKey(draft.text) { Self.identifier(document, $0, ordinal: 0, &hash) }
    // Made in its place, since a claim that is changed afterwards is copied.
    return Claim(
      id: id, document: document, section: draft.section, lines: lines, text: draft.text,
      quote: Self.collapsed(source.bytes, draft.raw), digest: digest, leadIn: leadIn,
      modality: draft.standing.modality, parameters: parameters, scope: draft.standing.scope + meaning.scope,
      topics: meaning.topics)
  }

  /// Gives the claims of a document that say the same an identity each.
  static func number(_ claims: inout [Claim], of document: Identifier<Document>) {
    var keys = WordTable(capacity: claims.count)
    var counts: [Int] = []
    counts.reserveCapacity(claims.count)
    var hash = SHA256()
    for index in claims.indices {
      withKey(claims[index].text) { key in
        let number = keys.insert(key)
        if number == counts.count { return counts.append(1) }
        claims[index].id = identifier(document, key, ordinal: counts[number], &hash)
        counts[number] += 1
      }
    }
  }

  private func lines(of raw: Range<Int>) -> ClosedRange<Int> {
    let first = source.number(at: raw.lowerBound)
    let last = source.number(at: max(raw.lowerBound, raw.upperBound - 1))
    return first...max(first, last)
  }

  /// Hands over what makes a claim the same one when its document is imported again: its words in small letters.
  private static func withKey<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    var text = text
    return text.withUTF8 { bytes in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, bytes.count)) { key in
        var count = 0
        for byte in bytes where keyBytes[Int(byte)] != 0 {
          key.initializeElement(at: count, to: keyBytes[Int(byte)])
          count += 1
        }
        return body(UnsafeBufferPointer(rebasing: key[..<count]))
      }
    }
  }

  /// What each byte is in a key; 0 where it is left out.
  private static let keyBytes: [UInt8] = (0...255).map { (byte: UInt8) in
    switch byte {
    case 0x41...0x5A: byte | 0x20
    case 0x30...0x39, 0x61...0x7A, 0x80...0xFF, 0x25, 0x2B: byte
    default: 0
    }
  }

  private static func identifier(
    _ document: Identifier<Document>, _ key: UnsafeBufferPointer<UInt8>, ordinal: Int, _ hash: inout SHA256
  ) -> Identifier<Claim> {
    hash.update(document.rawValue)
    hash.update(0)
    hash.update(UnsafeRawBufferPointer(key))
    hash.update(0)
    hash.update(String(ordinal))
    return withUnsafeTemporaryAllocation(byteCount: 32, alignment: 1) { digest in
      hash.finalize(into: digest)
      return Identifier(document.rawValue + "-" + Hexadecimal.text(of: digest.prefix(5)))
    }
  }

  /// Source bytes with white space collapsed.
  private static func collapsed(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      String(unsafeUninitializedCapacity: range.count) { text in
        var count = 0
        for index in range {
          let byte = bytes[index]
          if byte > 0x20 {
            text[count] = byte
            count += 1
          } else if count > 0, text[count - 1] != 0x20 {
            text[count] = 0x20
            count += 1
          }
        }
        return count > 0 && text[count - 1] == 0x20 ? count - 1 : count
      }
    }
  }
}
