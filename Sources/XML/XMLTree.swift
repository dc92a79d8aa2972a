import CXML2
import Model

/// A small XML document in memory, for XPath; freed when it is released.
///
/// A DOCTYPE is refused, nothing is fetched, and no entity is expanded.
public final class XMLTree {
  private let document: xmlDocPtr
  private let context: xmlXPathContextPtr

  /// Parses bytes; `line` is where they begin in `file`, `encoding` overrides what they declare.
  ///
  /// - Throws: `Failure` with `file:line:column`.
  public init(
    _ bytes: UnsafeBufferPointer<UInt8>, file: String, line: Int = 1, encoding: String? = nil,
    namespaces: [String: String] = [:]
  ) throws {
    guard let parser = xmlNewParserCtxt() else { throw Failure(.input, "libxml2 has no memory", at: .file(file)) }
    defer { xmlFreeParserCtxt(parser) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_COMPACT.rawValue
    let parsed = bytes.withMemoryRebound(to: CChar.self) {
      xmlCtxtReadMemory(parser, $0.baseAddress, Int32(clamping: $0.count), nil, encoding, Int32(options))
    }
    guard let parsed else {
      let error = xmlCtxtGetLastError(parser)?.pointee
      throw Failure(
        .input, "not well-formed XML: \(error.map(Self.message) ?? "no element")",
        at: .text(file: file, line: line - 1 + Int(error?.line ?? 1), column: error.map { Int($0.int2) }))
    }
    guard parsed.pointee.intSubset == nil, parsed.pointee.extSubset == nil else {
      xmlFreeDoc(parsed)
      throw Failure(
        .input, "a DOCTYPE is refused: it can name files and entities", at: .file(file), hint: "remove the DOCTYPE")
    }
    guard let context = xmlXPathNewContext(parsed) else {
      xmlFreeDoc(parsed)
      throw Failure(.input, "libxml2 has no memory", at: .file(file))
    }
    // Without a handler libxml2 writes XPath errors to standard error.
    context.pointee.error = { _, _ in }
    for (prefix, uri) in namespaces { xmlXPathRegisterNs(context, prefix, uri) }
    (document, self.context) = (parsed, context)
    number()
  }

  deinit {
    xmlXPathFreeContext(context)
    xmlFreeDoc(document)
  }

  /// A node that an expression found.
  public struct Node: Hashable, Sendable {
    /// The characters inside it.
    public var text: String
    /// The element's place among all start tags in the order of the document, from 0; for an attribute its element's.
    public var ordinal: Int
    /// The attribute's local name, or nil for an element.
    public var attribute: String?
    /// Whether elements stand inside it.
    public var hasChildren: Bool
  }

  /// The nodes that an expression finds, from the element with an ordinal; text nodes stand for their element.
  public func nodes(_ expression: XPathExpression, from ordinal: Int = 0) -> [Node] {
    guard let start = element(ordinal) else { return [] }
    context.pointee.node = start
    guard let result = xmlXPathCompiledEval(expression.compiled, context) else { return [] }
    defer { xmlXPathFreeObject(result) }
    guard result.pointee.type == XPATH_NODESET, let set = result.pointee.nodesetval else { return [] }
    return (0..<Int(set.pointee.nodeNr)).compactMap { index in set.pointee.nodeTab[index].flatMap(node) }
  }

  /// What an expression yields as text: the first node's characters, a string, a number, a truth value.
  public func text(_ expression: XPathExpression, from ordinal: Int = 0) -> String? {
    guard let start = element(ordinal) else { return nil }
    context.pointee.node = start
    guard let result = xmlXPathCompiledEval(expression.compiled, context) else { return nil }
    defer { xmlXPathFreeObject(result) }
    if result.pointee.type == XPATH_NODESET {
      guard let set = result.pointee.nodesetval, set.pointee.nodeNr > 0 else { return nil }
    }
    return Self.take(xmlXPathCastToString(result))
  }

  private var elements: [xmlNodePtr] = []

  private func element(_ ordinal: Int) -> xmlNodePtr? { ordinal < elements.count ? elements[ordinal] : nil }

  /// Numbers all elements in the order of their start tags.
  private func number() {
    var current = xmlDocGetRootElement(document)
    let root = current
    while let node = current {
      if node.pointee.type == XML_ELEMENT_NODE {
        node.pointee._private = UnsafeMutableRawPointer(bitPattern: elements.count + 1)
        elements.append(node)
      }
      if node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children {
        current = child
        continue
      }
      var above: xmlNodePtr? = node
      while let candidate = above, candidate != root, candidate.pointee.next == nil { above = candidate.pointee.parent }
      current = above == root ? nil : above?.pointee.next
    }
  }

  private func node(_ found: xmlNodePtr) -> Node? {
    var element: xmlNodePtr? = found
    var attribute: String?
    if found.pointee.type == XML_ATTRIBUTE_NODE { attribute = Self.string(found.pointee.name) }
    while let candidate = element, candidate.pointee.type != XML_ELEMENT_NODE { element = candidate.pointee.parent }
    guard let element, let number = element.pointee._private else { return nil }
    let text = Self.take(xmlNodeGetContent(attribute == nil ? element : found)) ?? ""
    return Node(
      text: text, ordinal: Int(bitPattern: number) - 1, attribute: attribute,
      hasChildren: attribute == nil && xmlChildElementCount(element) > 0)
  }

  static func string(_ text: UnsafePointer<xmlChar>?) -> String? {
    text.map { String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self)) }
  }

  static func take(_ text: UnsafeMutablePointer<xmlChar>?) -> String? {
    guard let text else { return nil }
    defer { vouch_xmlFree(text) }
    return string(text)
  }

  /// The first line of libxml2's words, without a full stop.
  static func message(of error: xmlError) -> String {
    guard let message = error.message else { return "code \(error.code)" }
    let line = String(cString: message).prefix { $0 != "\n" }
    return line.hasSuffix(".") ? String(line.dropLast()) : String(line)
  }
}

/// A compiled XPath 1.0 expression.
public final class XPathExpression {
  let compiled: xmlXPathCompExprPtr
  /// The expression as written.
  public let text: String

  /// Compiles an expression; nil where it is none.
  public init?(_ text: String) {
    guard let context = xmlXPathNewContext(nil) else { return nil }
    defer { xmlXPathFreeContext(context) }
    context.pointee.error = { _, _ in }
    guard let compiled = xmlXPathCtxtCompile(context, text) else { return nil }
    (self.compiled, self.text) = (compiled, text)
  }

  deinit { xmlXPathFreeCompExpr(compiled) }
}
