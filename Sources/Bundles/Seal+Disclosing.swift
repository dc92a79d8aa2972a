import JSON
import Model
import Signing

/// Which artefacts of a bundle are disclosed: those that any of these names.
public struct DisclosureSelection: Sendable {
  /// Controls, as `iso27001:A.8.9`, or without the catalog's name.
  public var controls: [String]
  /// Paths, with or without `data/`; one that ends in `/` names all below it.
  public var paths: [String]

  /// Makes a selection.
  public init(controls: [String] = [], paths: [String] = []) { (self.controls, self.paths) = (controls, paths) }

  func includes(_ artefact: Artefact) -> Bool {
    includes(path: artefact.path)
      || controls.contains { control in
        artefact.controls.contains { $0 == control || $0.split(separator: ":").last.map(String.init) == control }
      }
  }

  /// Whether a line of the index is worth reading: its path is chosen, or it speaks of a control somewhere.
  func mayInclude(_ path: String, _ line: UnsafeBufferPointer<UInt8>) -> Bool {
    includes(path: path)
      || controls.contains { control in
        let word = Array(control.utf8)
        return line.indices.contains { start in line[start] == word.first && line[start...].starts(with: word) }
      }
  }

  func includes(path: String) -> Bool {
    let inside = path.dropFirst("data/".count)
    return paths.contains { chosen in
      chosen.hasSuffix("/") ? path.hasPrefix(chosen) || inside.hasPrefix(chosen) : chosen == path || chosen == inside
    }
  }
}

/// What a disclosure shows and withholds.
public struct Disclosed: Sendable {
  /// The bundle that was sealed.
  public var sealed: SealedBundle
  /// How many artefacts it shows.
  public var disclosed: Int
  /// How many of the first bundle's it does not show.
  public var withheld: Int
}

extension Seal {
  /// Seals chosen artefacts of a bundle, with proofs that they belong to what was signed first.
  ///
  /// Only the statement's chain and the chosen files are read closely, so that the time goes with what is disclosed.
  /// - Throws: ``Failure`` where nothing is chosen, or the bundle is not whole or not of kind `evidence`.
  public func disclose(
    _ selection: DisclosureSelection, of bundle: Bundle, request: String?, to path: String
  ) throws -> Disclosed {
    try bundle.needsRewinding("disclosed")
    let gathered = try bundle.gathered { selection.includes(path: $0) }
    let tags = gathered.files
    let origin = try Self.origin(of: tags, bundle)
    let chosen = try DisclosedLines(selection, tags[BundleLayout.index] ?? Spool(), origin, bundle)
    let files = chosen.files
    let output = try output(path)
    let copy = CheckedCopy(output) { path in files[path].map { (path, $0.digest) } }
    if files.order.allSatisfy({ gathered.parts[files.path(Int($0))] != nil }) {
      for path in files.order.map({ files.path(Int($0)) }) {
        guard let bytes = gathered.parts[path], try copy.begin(path, size: bytes.count) else { continue }
        try bytes.withUnsafeBytes { try copy.receive($0) }
        try copy.end()
      }
    } else {
      try bundle.stream(to: copy, only: files)
    }
    guard copy.files == chosen.count else {
      throw Failure(.input, "an artefact that the index lists is missing", at: .file(bundle.path))
    }
    var content = Content(chosen.lists)
    content.tags = [(BundleLayout.proofs, chosen.proofs)]
    for name in [BundleLayout.statement, BundleLayout.signature, BundleLayout.timestamp] {
      if let bytes = tags[name] { content.tags.append(("origin/" + name, bytes)) }
    }
    var seal = self
    seal.organisation = organisation ?? origin.organisation
    (seal.scope, seal.period, seal.plan, seal.previous) = (origin.scope, origin.period, nil, nil)
    let withheld = origin.leafCount - chosen.count
    content.disclosure = .init(
      origin: try tags[BundleLayout.statement]?.digest() ?? "", leafCount: origin.leafCount,
      disclosed: chosen.count, withheld: withheld, request: request)
    let sealed = try seal.finish(content, kind: .disclosure, output: output)
    return Disclosed(sealed: sealed, disclosed: chosen.count, withheld: withheld)
  }

  /// The statement of a bundle, where it and the index are the ones that were signed.
  private static func origin(of tags: [String: Spool], _ bundle: Bundle) throws -> Statement {
    var contents = BundleContents()
    for (path, content) in tags {
      contents.kept[path] = content
      contents.files[path] = .init(digest: try content.digest(), size: content.size)
    }
    var verifier = Verifier(contents, trust: Trust(), order: [])
    let (statement, _, _) = try verifier.readSigned("")
    if let statement { verifier.checkSubjects(statement) }
    let found = Verification(reasons: verifier.reasons, signer: nil, time: nil)
    guard let statement, Bundle.isWhole(found, anySigner: true) else { throw Bundle.refusal(found, bundle.path) }
    guard statement.kind == .evidence else {
      throw Failure(
        .input, "is of kind \(statement.kind.rawValue): only evidence can be disclosed", at: .file(bundle.path))
    }
    return statement
  }
}
