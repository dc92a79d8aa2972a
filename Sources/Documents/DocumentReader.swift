// Documents turn a company's own pages into atomic claims that cite their lines.
//
// A format's reader gives blocks (`Outline`); `ClaimAssembler` lets headings and lead-ins flow to what they govern;
// `ModalityReader` and `ParameterReader` say what each clause asserts; `ClaimWriter` makes claims of it all.

public import Language
public import Model
import Signing

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
    let today = CalendarDate(daysSinceEpoch: imported.secondsSinceEpoch / 86_400)
    let asOf = DocumentDate.find(outline)
    let title = outline.title ?? Self.title(outline.blocks)
    var warnings = outline.source.warnings
    if outline.blocks.contains(where: { $0.passage.repaired || $0.cells.contains(where: \.repaired) }) {
      warnings.append(
        "text that was UTF-8 read as Windows-1252 was repaired for matching; citations keep the original words")
    }
    let drafts = ClaimAssembler.assemble(
      LineMark.marked(outline.blocks, in: outline.source.bytes), year: asOf?.year,
      read: today.year)
    let claims = claims(of: drafts, in: outline.source, of: Identifier<Document>(name))
    let document = Document(
      name: Identifier(name), title: title ?? "", path: path, mediaType: outline.mediaType,
      digest: Digest(bytes: SHA256.digest(of: bytes)),
      asOf: asOf, imported: imported, lineCount: outline.source.count, warnings: warnings)
    return Reading(document: document, claims: claims)
  }

  /// The claims of all drafts, in two tasks where they are many; what a draft says does not depend on the others.
  private func claims(of drafts: [DraftClaim], in source: SourceText, of document: Identifier<Document>) -> [Claim] {
    let size = 256
    var claims: [Claim] = []
    claims.reserveCapacity(drafts.count)
    if drafts.count > 2 * size {
      let compiled = lexicon.compiled
      let pieces = Pieces.map((drafts.count + size - 1) / size) {
        ClaimWriter(document, source, MeaningReader(lexicon: Lexicon(compiled)))
      } work: { writer, number in
        drafts[number * size..<min(drafts.count, (number + 1) * size)].map { writer.claim(of: $0) }
      }
      for piece in pieces { claims += piece }
    } else {
      var writer = ClaimWriter(document, source, MeaningReader(lexicon: lexicon))
      for draft in drafts { claims.append(writer.claim(of: draft)) }
    }
    ClaimWriter.number(&claims, of: document)
    return claims
  }

  /// The first heading, or a short first line; a numbered heading beside others of its rank is a section's.
  private static func title(_ blocks: [Block]) -> String? {
    guard let first = blocks.first else { return nil }
    func isTitle(_ block: Block) -> Bool {
      guard case .heading = block.kind else { return false }
      let isNumbered = block.passage.bytes.first.map { (0x30...0x39).contains($0) } ?? false
      return !isNumbered || block.passage.string == ClaimAssembler.titleHeading(blocks)
    }
    if case .heading = first.kind { return isTitle(first) ? first.passage.string : nil }
    let words = Words(first.passage)
    if case .paragraph = first.kind, first.passage.bytes.count <= 80, first.passage.bytes.last != 0x2E,
      !words.hasFigure,
      !words.words.contains(where: { $0.text == ":" })
    {
      return first.passage.string
    }
    if let heading = blocks.prefix(8).first(where: isTitle) { return heading.passage.string }
    guard case .paragraph = first.kind, first.passage.bytes.count <= 80,
      first.passage.bytes.last != 0x2E,
      !Words(first.passage).hasFigure
    else { return nil }
    return first.passage.string
  }
}
