// Renderings: terminal, CSV, XLSX, HTML, OSCAL, calendar. They word and lay out; they judge nothing.

/// One way to write a subject as a file: a new way is one file with one value, and one line in the subject's list.
public struct Rendering<Subject>: Sendable {
  /// What `--format` calls it.
  public let name: String
  /// Whether the bytes can be shown on a terminal.
  public let isText: Bool
  /// Writes the subject.
  public let render: @Sendable (Subject) throws -> [UInt8]

  /// Makes a rendering.
  public init(_ name: String, isText: Bool = true, render: @escaping @Sendable (Subject) throws -> [UInt8]) {
    (self.name, self.isText, self.render) = (name, isText, render)
  }
}
