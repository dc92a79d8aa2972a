import CXML2

/// What an HTML parser meets, in order, with the source line where text begins.
public enum HTMLEvent: Sendable {
  /// An element starts; its name is in lower case.
  case open(name: String, attributes: [String: String])
  /// An element ends, implied ends included.
  case close(name: String)
  /// Characters with entities resolved, in UTF-8, and the line, from 1, of their first byte.
  case text([UInt8], line: Int)
}

/// Reads HTML as forgivingly as libxml2 does, without building a tree.
public enum HTML {
  /// Hands out the events of UTF-8 text; a declared encoding is ignored and nothing is ever fetched.
  public static func read(_ bytes: [UInt8], _ receive: @escaping (HTMLEvent) -> Void) {
    guard !bytes.isEmpty, bytes.count < Int(Int32.max) else { return }
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress,
        let context = htmlCreateMemoryParserCtxt(base.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
      else { return }
      defer { htmlFreeParserCtxt(context) }
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      htmlCtxtUseOptions(context, Int32(bitPattern: options))
      xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
      let gatherer = Gatherer(context, receive)
      guard let handler = context.pointee.sax else { return }
      handler.pointee = gatherer.handler()
      withExtendedLifetime(gatherer) {
        context.pointee.userData = Unmanaged.passUnretained(gatherer).toOpaque()
        htmlParseDocument(context)
        // Whatever libxml2 frees at the end must find its own data again.
        context.pointee.userData = UnsafeMutableRawPointer(context)
      }
    }
  }

  private final class Gatherer {
    private let context: htmlParserCtxtPtr
    private let receive: (HTMLEvent) -> Void

    init(_ context: htmlParserCtxtPtr, _ receive: @escaping (HTMLEvent) -> Void) {
      (self.context, self.receive) = (context, receive)
    }

    func handler() -> xmlSAXHandler {
      var handler = xmlSAXHandler()
      handler.startElement = { data, name, attributes in
        guard let gatherer = Gatherer.of(data), let name else { return }
        gatherer.receive(.open(name: Gatherer.string(name), attributes: Gatherer.pairs(attributes)))
      }
      handler.endElement = { data, name in
        guard let gatherer = Gatherer.of(data), let name else { return }
        gatherer.receive(.close(name: Gatherer.string(name)))
      }
      handler.characters = { data, text, length in Gatherer.of(data)?.characters(text, length) }
      handler.ignorableWhitespace = { data, text, length in Gatherer.of(data)?.characters(text, length) }
      return handler
    }

    private func characters(_ text: UnsafePointer<xmlChar>?, _ length: Int32) {
      guard let text, length > 0 else { return }
      let bytes = Array(UnsafeBufferPointer(start: text, count: Int(length)))
      // The parser stands behind the characters already.
      let end = Int(xmlSAX2GetLineNumber(context))
      receive(.text(bytes, line: max(1, end - bytes.count { $0 == 0x0A })))
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> Gatherer? {
      data.map { Unmanaged<Gatherer>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func string(_ text: UnsafePointer<xmlChar>) -> String { String(cString: text) }

    private static func pairs(
      _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) -> [String: String] {
      guard let attributes else { return [:] }
      var pairs: [String: String] = [:]
      var index = 0
      while let name = attributes[index] {
        pairs[string(name)] = attributes[index + 1].map(string) ?? ""
        index += 2
      }
      return pairs
    }
  }
}
