import JSON
import Model
import Signing

extension Seal {
  /// Seals bundles of several hosts or months as one of kind `period`, each unchanged inside it.
  ///
  /// A `period` bundle among them gives its children, so that a year merges the leaves. Every bundle is verified first;
  /// the scope is the union of theirs, the period spans theirs unless one is set.
  /// - Throws: ``Failure`` for a bundle that is not whole, or given twice, and with `trust` for a signer not in it.
  public func merge(_ bundles: [Bundle], trust: Trust?, to path: String) throws -> SealedBundle {
    var children: [Child] = []
    var sources: [(bundle: Bundle, contents: BundleContents)] = []
    for bundle in bundles {
      try bundle.needsRewinding("merged")
      let contents = try bundle.contents()
      let found = try Verifier.verification(of: contents, trust: trust ?? Trust())
      guard Bundle.isWhole(found, anySigner: trust == nil) else { throw Bundle.refusal(found, bundle.path) }
      children += try Child.all(in: contents, source: sources.count)
      sources.append((bundle, contents))
    }
    children.sort { $0.target < $1.target }
    for (one, next) in zip(children, children.dropFirst()) where one.target == next.target {
      throw Failure(.input, "the bundle \(one.statement.digest.prefix(16)) is given twice")
    }
    let output = try output(path)
    var total = 0
    for (number, source) in sources.enumerated() {
      let own = children.filter { $0.source == number }
      let copy = CheckedCopy(output) { path in
        guard let child = own.first(where: { path.hasPrefix($0.prefix) }), let file = source.contents.files[path]
        else { return nil }
        return (child.target + String(path.dropFirst(child.prefix.count)), file.digest)
      }
      try source.bundle.stream(to: copy)
      total += copy.bytes
    }
    let (manifest, count) = try Self.manifest(of: children, in: sources.map(\.contents))
    var seal = self
    seal.scope = Set(scope + children.flatMap(\.content.scope)).sorted()
    seal.period = period ?? Self.span(children.compactMap(\.content.period))
    let seed = try seed()
    var lists = ListWriter()
    for child in children { try lists.append(child.record(seed: seed)) }
    var content = Content(lists.finish())
    (content.manifest, content.size) = (manifest, (total, count))
    content.subjects = children.map { .init(name: $0.target + BundleLayout.statement, digest: $0.statement.digest) }
    return try seal.finish(content, kind: .period, output: output)
  }

  /// The manifest over the files of all children, which are in order, and how many it lists.
  private static func manifest(of children: [Child], in sources: [BundleContents]) throws -> (Spool, Int) {
    let orders = sources.map(\.files.order)
    var (manifest, count) = (Spool(), 0)
    for child in children {
      let files = sources[child.source].files
      for index in orders[child.source] {
        let path = files.path(Int(index))
        guard path.hasPrefix(child.prefix) else { continue }
        let target = child.target + String(path.dropFirst(child.prefix.count))
        try manifest.append(Manifest.line(files.file(Int(index)).digest, target))
        count += 1
      }
    }
    return (manifest, count)
  }

  private static func span(_ periods: [Range<Instant>]) -> Range<Instant>? {
    guard let first = periods.map(\.lowerBound).min(), let last = periods.map(\.upperBound).max() else { return nil }
    return first..<last
  }

  /// A bundle that goes into a period.
  private struct Child {
    /// Which of the given bundles holds it, and below which prefix.
    var source: Int
    var prefix: String
    var statement: FileTable.File
    var content: Statement
    var controls: [String]

    /// Its folder in the period.
    var target: String { "\(BundleLayout.children)\(statement.digest.prefix(16))/" }

    static func all(in contents: BundleContents, source: Int) throws -> [Child] {
      func child(_ prefix: String) throws -> Child? {
        let path = prefix + BundleLayout.statement
        guard let file = contents.files[path], let bytes = try contents.kept[path]?.bytes(),
          let statement = Statement(try JSONValue(parsing: bytes))
        else { return nil }
        var controls: Set<String> = []
        try contents.kept[prefix + BundleLayout.index]?.eachLine { line, _ in
          let value = try JSONValue(parsing: Array(line))
          controls.formUnion(value["controls"]?.array?.compactMap(\.string) ?? [])
        }
        return Child(
          source: source, prefix: prefix, statement: file, content: statement, controls: controls.sorted())
      }
      guard let whole = try child("") else { return [] }
      guard whole.content.kind == .period else { return [whole] }
      let files = contents.files
      return try Set(files.order.compactMap { BundleLayout.child(of: files.path(Int($0))) }).sorted().compactMap(child)
    }

    func record(seed: [UInt8]) -> Artefact {
      var record = Artefact(
        path: target + BundleLayout.statement, mediaType: BundleLayout.payloadType,
        source: .init(system: "vouch", tool: content.tool, version: content.toolVersion),
        collector: .init(name: "merge"), started: content.created, ended: content.created, period: content.period,
        rows: content.leafCount, controls: controls)
      record.digest = Digest(hexadecimal: statement.digest)
      record.size = statement.size
      record.salt = Seal.salt(for: record.path, seed: seed)
      return record
    }
  }
}
