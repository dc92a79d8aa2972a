/// An imported source of the company about itself: a security page, a policy, a TOM annex, a control file.
public struct Document: Hashable, Sendable {
  /// The file's base name without extension; citations carry it.
  public var name: Identifier<Document>
  /// The document's own title, or empty.
  public var title: String
  /// Where the file lay when it was imported, as the user wrote it; `-` for standard input.
  public var path: String
  /// The IANA media type that the reader recognised.
  public var mediaType: String
  /// SHA-256 of the file's bytes.
  public var digest: Digest
  /// The day that the document says it was last updated or is valid from.
  public var asOf: CalendarDate?
  /// When it was imported.
  public var imported: Instant
  /// How many lines the file has.
  public var lineCount: Int
  /// What the reader wants a person to know: repaired encodings, pages without text.
  public var warnings: [String]

  /// Makes a document.
  public init(
    name: Identifier<Document>, title: String, path: String, mediaType: String, digest: Digest,
    asOf: CalendarDate? = nil, imported: Instant, lineCount: Int, warnings: [String] = []
  ) {
    self.name = name
    self.title = title
    self.path = path
    self.mediaType = mediaType
    self.digest = digest
    self.asOf = asOf
    self.imported = imported
    self.lineCount = lineCount
    self.warnings = warnings
  }
}
