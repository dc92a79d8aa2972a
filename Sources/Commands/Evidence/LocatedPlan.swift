import Collectors
import Files
import Glibc
import Model

/// A plan with the folder that its relative paths start from.
struct LocatedPlan {
  let plan: Plan
  let root: String

  /// Finds a plan by its path, or by its name among the workspace's and the program's plans.
  ///
  /// `seed` takes the place of the plan's own words for samples.
  init(_ name: String, seed: String?, in session: Session) throws {
    let reader = PlanReader(profiles: try session.evidenceProfiles())
    let path = name.hasPrefix("/") ? name : session.directory + "/" + name
    if Folder.exists(path) {
      plan = Self.seeded(try reader.read(try PlanSafety.read(path), file: name), seed)
      root = Self.folder(of: path)
      return
    }
    let data = "evidence/plans/\(name).yaml"
    guard !name.contains("/"), session.dataFiles(under: "evidence/plans").contains(data) else {
      let names = session.planNames
      let near = (Folder.nearest(to: name) ?? Spelling.nearest(to: name, among: names)).map { "did you mean '\($0)'?" }
      throw Failure(
        .input, "there is no such plan", at: .file(name),
        hint: near ?? "a file, or one of \(names.joined(separator: ", "))")
    }
    let location = session.dataLocation(data)
    let bytes = location.hasPrefix("/") ? try PlanSafety.read(location) : try session.data(data)
    plan = Self.seeded(try reader.read(bytes, file: location), seed)
    root = session.directory
  }

  private static func seeded(_ plan: Plan, _ seed: String?) -> Plan {
    guard let seed else { return plan }
    var plan = plan
    for index in plan.items.indices { plan.items[index].sample?.seed = seed }
    return plan
  }

  private static func folder(of path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    let whole = String(cString: resolved)
    guard let slash = whole.lastIndex(of: "/"), slash != whole.startIndex else { return "/" }
    return String(whole[..<slash])
  }
}

extension Session {
  /// Names of the plans that can be given without a path.
  var planNames: [String] {
    dataFiles(under: "evidence/plans").map { path in
      String(path.split(separator: "/").last?.dropLast(".yaml".count) ?? "")
    }
  }

  /// The profiles of the workspace and of the program, the workspace's first.
  func evidenceProfiles() throws -> [Profile] {
    try dataFiles(under: "evidence/profiles").map { path in
      try Profile(try data(path), file: dataLocation(path))
    }
  }

  /// What collectors may know of the world.
  func surroundings(root: String, period: Range<Instant>?, spool: String) -> Surroundings {
    let now = self.now
    let isFixed = environment["SOURCE_DATE_EPOCH"] != nil
    return Surroundings(
      root: root, host: Self.hostName, user: actor,
      searchPath: (ChildProcess.cleanEnvironment["PATH"] ?? "").split(separator: ":").map(String.init), period: period,
      spool: spool, version: Version.number,
      clock: { isFixed ? now : Instant(secondsSinceEpoch: time(nil)) })
  }

  private static var hostName: String {
    var name = [UInt8](repeating: 0, count: 256)
    let length = name.count
    let status = name.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map { gethostname($0.assumingMemoryBound(to: CChar.self), length) } ?? -1
    }
    return status == 0 ? String(decoding: name.prefix { $0 != 0 }, as: UTF8.self) : "unknown"
  }
}
