import Archives
import Dispatch
import Files
import Glibc
import Model
import Signing
import Synchronization

extension Seal {
  /// Writes and hashes artefacts on two threads; gives the output, to be finished, and their records.
  func writePayload(_ items: [CollectedArtefact], to path: String) throws -> (any BundleOutput, [Artefact]) {
    let seed = try seed()
    guard let format = ArchiveFormat(name: path) else {
      let folder = try FolderOutput(path)
      return (folder, try write(items, into: folder, seed: seed))
    }
    let container = try ContainerOutput(path, format, time: created)
    return (container, try write(items, into: container, seed: seed))
  }

  /// Each thread takes the next artefact and writes its file; only the order of the index matters.
  private func write(_ items: [CollectedArtefact], into folder: FolderOutput, seed: [UInt8]) throws -> [Artefact] {
    for item in items { try folder.makeFolders(for: item.artefact.path) }
    let temporary = folder.temporary
    let work = Mutex(Work(items))
    DispatchQueue.concurrentPerform(iterations: min(2, max(1, items.count))) { _ in
      while let index = work.withLock({ $0.take() }) {
        do {
          let file = try OutputFile("\(temporary)/\(items[index].artefact.path)")
          let record = try Self.record(items[index], seed: seed) { try file.write($0) }
          try file.finish(durable: false)
          work.withLock { $0.records[index] = record }
        } catch { work.withLock { $0.fail(error, at: index) } }
      }
    }
    return try work.withLock { try $0.finish() }
  }

  /// Batch after batch: two threads gather the bytes of the next one while this one archives the last one in order.
  private func write(_ items: [CollectedArtefact], into container: ContainerOutput, seed: [UInt8]) throws -> [Artefact]
  {
    let gathering = Gathering(items, seed: seed)
    let queue = DispatchQueue.global()
    var ready: [(index: Int, spool: Spool)] = []
    repeat {
      let group = DispatchGroup()
      for _ in 0..<2 { queue.async(group: group) { gathering.run() } }
      let result = Result { try Self.archive(ready, items, into: container) }
      group.wait()
      try result.get()
      ready = gathering.takeBatch()
    } while !ready.isEmpty
    return try gathering.finish()
  }

  private static func archive(
    _ ready: [(index: Int, spool: Spool)], _ items: [CollectedArtefact], into container: ContainerOutput
  ) throws {
    for (index, spool) in ready {
      try container.beginFile(items[index].artefact.path, size: spool.size)
      try spool.replay { try container.write($0) }
      try container.endFile()
    }
  }

  /// What the gathering threads share.
  private final class Gathering: Sendable {
    private let items: [CollectedArtefact]
    private let seed: [UInt8]
    private let work: Mutex<Work>
    private let spools = Mutex<[Int: Spool]>([:])

    init(_ items: [CollectedArtefact], seed: [UInt8]) {
      (self.items, self.seed) = (items, seed)
      work = Mutex(Work(items))
    }

    func run() {
      while let index = work.withLock({ $0.takeInBatch(2 << 20) }) {
        do {
          var (spool, count) = (Spool(), 0)
          let record = try Seal.record(items[index], seed: seed) { piece in
            try spool.append(piece)
            count += piece.count
          }
          spools.withLock { $0[index] = spool }
          work.withLock {
            $0.records[index] = record
            $0.batchBytes += count
          }
        } catch { work.withLock { $0.fail(error, at: index) } }
      }
    }

    /// What was gathered, in order; nothing after an error.
    func takeBatch() -> [(index: Int, spool: Spool)] {
      let failed = work.withLock {
        $0.batchBytes = 0
        return $0.error != nil
      }
      let batch = spools.withLock { spools in
        defer { spools = [:] }
        return spools
      }
      return failed ? [] : batch.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    func finish() throws -> [Artefact] { try work.withLock { try $0.finish() } }
  }

  /// Runs an artefact's closure, hashing what it writes.
  private static func record(
    _ item: CollectedArtefact, seed: [UInt8], sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws -> Artefact {
    var record = item.artefact
    var hash = SHA256()
    var size = 0
    try item.write(&record) { piece in
      hash.update(piece)
      size += piece.count
      try sink(piece)
    }
    record.path = item.artefact.path
    record.size = size
    record.digest = Digest(bytes: hash.finalize())
    record.salt = salt(for: record.path, seed: seed)
    return record
  }

  private struct Work: Sendable {
    var next = 0
    let count: Int
    /// As they were gathered, then as they were sealed.
    var records: [Artefact]
    var batchBytes = 0
    var error: (any Error)?
    private var failed = Int.max

    init(_ items: [CollectedArtefact]) {
      count = items.count
      records = items.map(\.artefact)
    }

    mutating func take() -> Int? {
      guard next < count, error == nil else { return nil }
      defer { next += 1 }
      return next
    }

    mutating func takeInBatch(_ limit: Int) -> Int? { batchBytes < limit ? take() : nil }

    /// Keeps the error of the first artefact, so that the same input fails with the same words.
    mutating func fail(_ error: any Error, at index: Int) {
      guard index < failed else { return }
      (self.error, failed) = (error, index)
    }

    func finish() throws -> [Artefact] {
      if let error { throw error }
      return records
    }
  }
}
