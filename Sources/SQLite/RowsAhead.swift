import Dispatch
import Synchronization

/// The parameters of a statement that runs many times: a second task writes the next ones while SQLite stores those at
/// hand. Where that task gets no processor, nobody waits for what it has not begun.
final class RowsAhead: Sendable {
  private struct State {
    /// The first batch that nobody has begun.
    var next = 0
    /// The batch that is wanted now.
    var wanted = 0
    var isWorking = false
    var written: [Int: BoundRows] = [:]
  }

  private let count: Int
  private let fill: @Sendable (Int, inout BoundRows) -> Void
  private let state = Mutex(State())
  private let finished = DispatchSemaphore(value: 0)

  /// How many rows a batch has, and how many batches are held at most.
  static let size = 128
  private static let room = 8

  init(_ count: Int, _ fill: @escaping @Sendable (Int, inout BoundRows) -> Void) {
    (self.count, self.fill) = (count, fill)
  }

  /// How many batches there are.
  var batches: Int { (count + Self.size - 1) / Self.size }

  /// The rows of a batch; to be asked for in their order.
  ///
  /// Whoever asks for one that the other task is at writes a later one meanwhile.
  func rows(of batch: Int) -> BoundRows {
    let begins = state.withLock { state in
      state.wanted = batch
      let begins = !state.isWorking && state.next + 1 < batches && mayBegin(state)
      if begins { state.isWorking = true }
      return begins
    }
    if begins { DispatchQueue.global().async { self.work() } }
    while true {
      let (rows, mine): (BoundRows?, Int?) = state.withLock { state in
        if let rows = state.written.removeValue(forKey: batch) { return (rows, nil) }
        guard mayBegin(state) else { return (nil, nil) }
        defer { state.next += 1 }
        return (nil, state.next)
      }
      if let rows { return rows }
      guard let mine else {
        finished.wait()
        continue
      }
      let written = write(mine)
      if mine == batch { return written }
      state.withLock { $0.written[mine] = written }
    }
  }

  private func mayBegin(_ state: State) -> Bool { state.next < batches && state.next - state.wanted <= Self.room }

  private func work() {
    while true {
      let batch: Int? = state.withLock { state in
        guard mayBegin(state) else {
          state.isWorking = false
          return nil
        }
        defer { state.next += 1 }
        return state.next
      }
      guard let batch else { return }
      let rows = write(batch)
      state.withLock { $0.written[batch] = rows }
      finished.signal()
    }
  }

  private func write(_ batch: Int) -> BoundRows {
    BoundRows(batch * Self.size..<min(count, (batch + 1) * Self.size), fill)
  }
}
