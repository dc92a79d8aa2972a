import CXML2
public import Model

/// Reads XML from start to end in little memory, by libxml2.
///
/// A DOCTYPE is refused, and with it every entity but the five of XML; nothing is ever fetched. Depth ends at 256.
public final class XMLReader {
  /// What the reader stands on.
  public enum Kind: Hashable, Sendable {
    /// The start of an element; an empty one has no `end`.
    case start
    /// The end of an element.
    case end
    /// Characters, CDATA sections too.
    case text
    /// A comment.
    case comment
    /// A processing instruction.
    case instruction
  }

  private let reader: xmlTextReaderPtr
  private let source: Source
  private let file: String
  /// What the reader stands on.
  public private(set) var kind: Kind = .text

  /// Reads bytes.
  public convenience init(_ bytes: [UInt8], file: String) throws {
    var rest: [UInt8]? = bytes
    try self.init(file: file) {
      defer { rest = nil }
      return rest ?? []
    }
  }

  /// Reads what `chunk` hands out until it is empty.
  public init(file: String, chunk: @escaping () throws -> [UInt8]) throws {
    let source = Source(chunk)
    let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue)
    let context = Unmanaged.passUnretained(source).toOpaque()
    let reader = xmlReaderForIO(
      { context, buffer, length in
        guard let context, let buffer else { return -1 }
        return Unmanaged<Source>.fromOpaque(context).takeUnretainedValue().read(into: buffer, length)
      }, nil, context, nil, nil, options)
    guard let reader else { throw Failure(.input, "libxml2 cannot read it", at: .file(file)) }
    xmlTextReaderSetStructuredErrorHandler(
      reader,
      { context, error in
        guard let context, let error else { return }
        Unmanaged<Source>.fromOpaque(context).takeUnretainedValue().note(error.pointee)
      }, context)
    (self.reader, self.source, self.file) = (reader, source, file)
  }

  deinit { xmlFreeTextReader(reader) }

  /// Goes on to the next start, end, text, comment or instruction; false at the end of the document.
  ///
  /// - Throws: `Failure` with `file:line:column`.
  public func next() throws -> Bool {
    while true {
      let status = xmlTextReaderRead(reader)
      if let thrown = source.thrown { throw thrown }
      guard status >= 0, source.error == nil else { throw failure() }
      guard status == 1 else { return false }
      switch UInt32(xmlTextReaderNodeType(reader)) {
      case XML_READER_TYPE_ELEMENT.rawValue: kind = .start
      case XML_READER_TYPE_END_ELEMENT.rawValue: kind = .end
      case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
        XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue,
        XML_READER_TYPE_WHITESPACE.rawValue:
        kind = .text
      case XML_READER_TYPE_COMMENT.rawValue: kind = .comment
      case XML_READER_TYPE_PROCESSING_INSTRUCTION.rawValue: kind = .instruction
      case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
        throw Failure(
          .input, "a DOCTYPE is refused: it can name files and entities", at: location, hint: "remove the DOCTYPE")
      default: continue
      }
      return true
    }
  }

  /// The element's name without prefix, or the instruction's target.
  public var name: String { Self.string(xmlTextReaderConstLocalName(reader)) ?? "" }

  /// The element's namespace, or nil.
  public var namespace: String? { Self.string(xmlTextReaderConstNamespaceUri(reader)) }

  /// The characters of a text, comment or instruction.
  public var text: String { Self.string(xmlTextReaderConstValue(reader)) ?? "" }

  /// Whether a start has no end because it is written `<a/>`.
  public var isEmpty: Bool { xmlTextReaderIsEmptyElement(reader) == 1 }

  /// Elements around the present node.
  public var depth: Int { Int(xmlTextReaderDepth(reader)) }

  /// The line that the parser has come to, from 1.
  public var line: Int { Int(xmlTextReaderGetParserLineNumber(reader)) }

  /// The value of an attribute, by its name as written or by local name and namespace.
  public func attribute(_ name: String, namespace: String? = nil) -> String? {
    let value =
      if let namespace { xmlTextReaderGetAttributeNs(reader, name, namespace) } else {
        xmlTextReaderGetAttribute(reader, name)
      }
    guard let value else { return nil }
    defer { vouch_xmlFree(value) }
    return String(cString: UnsafeRawPointer(value).assumingMemoryBound(to: CChar.self))
  }

  /// The characters inside the element that the reader stands on, which it leaves at its end.
  public func content() throws -> String {
    guard kind == .start, !isEmpty else { return "" }
    let outer = depth
    var content = ""
    while try next() {
      if kind == .text { content += text }
      if kind == .end, depth == outer { break }
    }
    return content
  }

  /// The place that the reader has come to.
  public var location: Failure.Location {
    .text(file: file, line: line, column: Int(xmlTextReaderGetParserColumnNumber(reader)))
  }

  private func failure() -> Failure {
    guard let error = source.error else { return Failure(.input, "the XML ends too early", at: location) }
    return Failure(
      .input, "not well-formed XML: \(error.message)", at: .text(file: file, line: error.line, column: error.column))
  }

  private static func string(_ text: UnsafePointer<xmlChar>?) -> String? {
    text.map { String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)) }
  }

  /// The input of libxml2's callbacks, and what they reported.
  private final class Source {
    private let chunk: () throws -> [UInt8]
    private var bytes: [UInt8] = []
    private var offset = 0
    var thrown: (any Error)?
    var error: (message: String, line: Int, column: Int)?

    init(_ chunk: @escaping () throws -> [UInt8]) { self.chunk = chunk }

    func read(into buffer: UnsafeMutablePointer<CChar>, _ length: Int32) -> Int32 {
      if offset == bytes.count {
        do { (bytes, offset) = (try chunk(), 0) } catch {
          thrown = error
          return -1
        }
      }
      let count = min(Int(length), bytes.count - offset)
      bytes.withUnsafeBytes { source in
        guard count > 0, let base = source.baseAddress else { return }
        UnsafeMutableRawPointer(buffer).copyMemory(from: base + offset, byteCount: count)
      }
      offset += count
      return Int32(count)
    }

    func note(_ reported: xmlError) {
      guard error == nil, reported.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      error = (XMLTree.message(of: reported), Int(reported.line), Int(reported.int2))
    }
  }
}
