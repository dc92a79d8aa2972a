import Dispatch
import Synchronization

/// Work that falls into pieces which do not depend on each other.
public enum Pieces {
  /// The results of pieces 0 to `count`, in their order; in two tasks where there are several pieces.
  ///
  /// Each task has a desk of its own, for what is remembered from one piece to the next and cannot be shared.
  public static func map<Desk, Result: Sendable>(
    _ count: Int, desk makeDesk: @Sendable () -> Desk, work: @Sendable (inout Desk, Int) -> Result
  ) -> [Result] {
    guard count > 1 else {
      var desk = makeDesk()
      return (0..<count).map { work(&desk, $0) }
    }
    let shared = Mutex((next: 0, found: [(number: Int, result: Result)]()))
    DispatchQueue.concurrentPerform(iterations: 2) { _ in
      var desk = makeDesk()
      while true {
        let number = shared.withLock { state in
          defer { state.next += 1 }
          return state.next
        }
        guard number < count else { return }
        let result = work(&desk, number)
        shared.withLock { $0.found.append((number, result)) }
      }
    }
    return shared.withLock { $0.found }.sorted { $0.number < $1.number }.map(\.result)
  }
}
