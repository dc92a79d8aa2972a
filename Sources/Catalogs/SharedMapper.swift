public import Model
import Synchronization

/// A mapper for several tasks at once: each has one of its own while it works, so that none waits for another.
public final class SharedMapper: Sendable {
  /// A mapper that is handed over without a copy.
  private final class Turn: Sendable {
    let mapper: ClaimMapper

    init(_ mapper: ClaimMapper) { self.mapper = mapper }
  }

  private let first: Turn
  private let idle: Mutex<[Turn]>

  /// Makes mappers like this one.
  public init(_ mapper: ClaimMapper) {
    first = Turn(mapper)
    idle = Mutex([first])
  }

  /// The controls of a claim; of one that has some, as a control's own file says what it serves, the same.
  public func controls(for claim: Claim) -> [ControlLink] {
    guard claim.controls.isEmpty else { return claim.controls }
    let turn = idle.withLock { $0.popLast() } ?? Turn(ClaimMapper(copying: first.mapper))
    defer { idle.withLock { $0.append(turn) } }
    return turn.mapper.controls(for: claim)
  }
}
