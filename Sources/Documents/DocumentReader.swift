// Documents turn a company's own pages into atomic claims that cite their lines.
//
// A format's reader gives blocks (`Outline`); `ClaimAssembler` lets headings and lead-ins flow to what they govern;
// `ModalityReader` and `ParameterReader` say what each clause asserts.

import Dispatch
public import Language
public import Model
import Signing
import Synchronization

/// A document and what it claims.
public struct Reading: Sendable {
  /// The document's record.
  public var document: Document
  /// Its claims in the order of the text, context rows included.
  public var claims: [Claim]

  /// Makes a reading.
  public init(document: Document, claims: [Claim]) { (self.document, self.claims) = (document, claims) }
}

/// Reads text, Markdown, HTML, PDF and DOCX into claims.
public struct DocumentReader {
  private let lexicon: Lexicon

  /// Makes a reader that names subjects with a lexicon.
  public init(lexicon: Lexicon) { self.lexicon = lexicon }

  /// Reads one file's bytes; `name` is the document's, `path` where it lay; throws where the bytes are no text or format it knows.
  public func read(_ bytes: [UInt8], name: String, path: String, imported: Instant) throws -> Reading {
    let outline = try Format.outline(bytes, path: path)
    let asOf = DocumentDate.find(outline)
    let title = outline.title ?? Self.title(outline.blocks)
    var warnings = outline.source.warnings
    if outline.blocks.contains(where: { $0.passage.repaired || $0.cells.contains(where: \.repaired) }) {
      warnings.append(
        "text that was UTF-8 read as Windows-1252 was repaired for matching; citations keep the original words")
    }
    let identifier = Identifier<Document>(name)
    let drafts = ClaimAssembler.assemble(outline.blocks, year: asOf?.year)
    var claims: [Claim] = []
    claims.reserveCapacity(drafts.count)
    var ordinals: [String: Int] = [:]
    var digests: [ClosedRange<Int>: Digest] = [:]
    let source = outline.source
    let meanings = meanings(of: drafts)
    var hash = SHA256()
    for (draft, meaning) in zip(drafts, meanings) {
      let first = source.number(at: draft.raw.lowerBound)
      let last = source.number(at: max(draft.raw.lowerBound, draft.raw.upperBound - 1))
      let lines = first...max(first, last)
      let digest: Digest
      if let known = digests[lines] {
        digest = known
      } else {
        digest = source.digest(of: lines, &hash)
        digests[lines] = digest
      }
      let key = Self.key(draft)
      let ordinal = Self.taken(&ordinals[key, default: 0])
      var parameters = meaning.parameters
      for parameter in draft.standing.scope
      where parameter.name == "plan" && !parameters.contains(where: { $0.name == "plan" }) {
        if draft.standing.modality == .conditional { parameters.append(parameter) }
      }
      let leadIn = draft.leadIn.map { leadIn in
        let start = source.number(at: leadIn.raw.lowerBound)
        let end = source.number(at: max(leadIn.raw.lowerBound, leadIn.raw.upperBound - 1))
        return Claim.LeadIn(text: leadIn.text, lines: start...max(start, end))
      }
      // Made in its place, since a claim that is changed afterwards is copied.
      claims.append(
        Claim(
          id: Self.identifier(name: name, key: key, ordinal: ordinal, &hash), document: identifier,
          section: draft.section, lines: lines, text: draft.text, quote: Self.collapsed(source.bytes, draft.raw),
          digest: digest, leadIn: leadIn, modality: draft.standing.modality, parameters: parameters,
          scope: draft.standing.scope + meaning.scope, topics: meaning.topics))
    }
    let document = Document(
      name: identifier, title: title ?? "", path: path, mediaType: outline.mediaType,
      digest: Digest(bytes: SHA256.digest(of: bytes)),
      asOf: asOf, imported: imported, lineCount: source.count, warnings: warnings)
    return Reading(document: document, claims: claims)
  }

  /// A count before it goes up by one.
  private static func taken(_ count: inout Int) -> Int {
    defer { count += 1 }
    return count
  }

  /// What the words of each draft say.
  ///
  /// Works in two tasks where the drafts are many; what a draft says does not depend on the others.
  private func meanings(of drafts: [DraftClaim]) -> [Meaning] {
    let size = 256
    guard drafts.count > 2 * size else {
      let reader = MeaningReader(lexicon: lexicon)
      return drafts.map(reader.read)
    }
    let compiled = lexicon.compiled
    let shared = Mutex((next: 0, found: [(start: Int, meanings: [Meaning])]()))
    DispatchQueue.concurrentPerform(iterations: 2) { _ in
      let reader = MeaningReader(lexicon: Lexicon(compiled))
      while true {
        let start = shared.withLock { work in
          defer { work.next += size }
          return work.next
        }
        guard start < drafts.count else { return }
        let meanings = drafts[start..<min(drafts.count, start + size)].map(reader.read)
        shared.withLock { $0.found.append((start, meanings)) }
      }
    }
    return shared.withLock { $0.found }.sorted { $0.start < $1.start }.flatMap(\.meanings)
  }

  /// The first heading, or a short first line.
  private static func title(_ blocks: [Block]) -> String? {
    guard let first = blocks.first else { return nil }
    if case .heading = first.kind { return first.passage.string }
    let words = Words(first.passage)
    if case .paragraph = first.kind, first.passage.bytes.count <= 80, first.passage.bytes.last != 0x2E,
      !words.hasFigure,
      !words.words.contains(where: { $0.text == ":" })
    {
      return first.passage.string
    }
    for block in blocks.prefix(8) {
      if case .heading = block.kind { return block.passage.string }
    }
    guard case .paragraph = first.kind, first.passage.bytes.count <= 80,
      first.passage.bytes.last != 0x2E,
      !Words(first.passage).hasFigure
    else { return nil }
    return first.passage.string
  }

  /// What makes a claim the same one when its document is imported again: its words under its lead-in.
  private static func key(_ draft: DraftClaim) -> String {
    var text = draft.text
    return text.withUTF8 { bytes in
      String(unsafeUninitializedCapacity: bytes.count) { key in
        var count = 0
        for byte in bytes {
          switch byte {
          case 0x41...0x5A: key[count] = byte | 0x20
          case 0x30...0x39, 0x61...0x7A, 0x80...0xFF, 0x25, 0x2B: key[count] = byte
          default: continue
          }
          count += 1
        }
        return count
      }
    }
  }

  private static func identifier(
    name: String, key: String, ordinal: Int, _ hash: inout SHA256
  ) -> Identifier<Claim> {
    hash.update(name)
    hash.update(0)
    hash.update(key)
    hash.update(0)
    hash.update(String(ordinal))
    return Identifier(name + "-" + Hexadecimal.text(of: hash.finalize().prefix(5)))
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
