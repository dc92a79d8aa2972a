import CXML2
import Dispatch
import Synchronization

/// Whether bytes are well-formed XML without a DOCTYPE, found out by another task while the bytes are put to use.
///
/// It takes less than half the time of reading: libxml2 calls nobody and builds nothing. Where it finds anything wrong,
/// `XMLReader` says what and where.
public final class XMLCheck {
  /// What the other task found.
  private final class Result: Sendable {
    let isWellFormed = Mutex(false)
  }

  private let bytes: [UInt8]
  private let file: String
  private let result = Result()
  private let group = DispatchGroup()

  /// Begins to check bytes; `file` is what problems are reported of.
  public init(_ bytes: [UInt8], file: String) {
    (self.bytes, self.file) = (bytes, file)
    DispatchQueue.global().async(group: group) { [result] in
      let isWellFormed = Self.isWellFormed(bytes)
      result.isWellFormed.withLock { $0 = isWellFormed }
    }
  }

  /// Waits for the end of the check.
  ///
  /// - Throws: `Failure` with `file:line:column`, as reading would.
  public func finish() throws {
    group.wait()
    if result.isWellFormed.withLock({ $0 }) { return }
    let reader = try XMLReader(bytes, file: file)
    while try reader.next() {}
  }

  private static func isWellFormed(_ bytes: [UInt8]) -> Bool {
    guard let parser = xmlNewParserCtxt() else { return false }
    defer { xmlFreeParserCtxt(parser) }
    guard let handler = parser.pointee.sax else { return false }
    let usual = handler.pointee
    handler.pointee = xmlSAXHandler()
    // The mark of the second version of handlers: without it namespaces are not checked.
    handler.pointee.initialized = usual.initialized
    handler.pointee.getEntity = usual.getEntity
    handler.pointee.internalSubset = { context, _, _, _ in
      guard let parser = context?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
      xmlStopParser(parser)
      parser.pointee.wellFormed = 0
    }
    // Without a handler libxml2 writes what it finds to standard error.
    handler.pointee.serror = { context, error in
      guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      context?.assumingMemoryBound(to: xmlParserCtxt.self).pointee.wellFormed = 0
    }
    // Handed over piece by piece, since libxml2 would copy what it is given as a whole.
    let document = bytes.withUnsafeBytes { bytes in
      var rest = bytes
      return withUnsafeMutablePointer(to: &rest) { rest in
        xmlCtxtReadIO(
          parser,
          { context, buffer, length in
            guard let rest = context?.assumingMemoryBound(to: UnsafeRawBufferPointer.self), let buffer else {
              return -1
            }
            let count = min(Int(length), rest.pointee.count)
            UnsafeMutableRawBufferPointer(start: buffer, count: count).copyMemory(
              from: UnsafeRawBufferPointer(rebasing: rest.pointee[..<count]))
            rest.pointee = UnsafeRawBufferPointer(rebasing: rest.pointee[count...])
            return Int32(count)
          }, nil, rest, nil, nil, Int32(XML_PARSE_NONET.rawValue))
      }
    }
    if let document { xmlFreeDoc(document) }
    return parser.pointee.wellFormed == 1 && parser.pointee.nsWellFormed == 1
  }
}
