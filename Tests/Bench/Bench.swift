import Glibc
import Knowledge
import Model

/// What no verb does often enough to be measured from outside: `Bench FILE COUNT` appends entries to a ledger in one
/// batch and prints processor seconds.
@main enum Appending {
  static func main() throws {
    guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]) else {
      print("usage: Bench FILE COUNT")
      exit(2)
    }
    let store = try SQLiteStore(path: CommandLine.arguments[1], creating: true)
    let subject = LedgerEntry.Subject(name: "claim/1", digest: LedgerEntry.none)
    let start = clock()
    try store.transaction {
      for number in 0..<count {
        try store.append(
          action: "claim.approve", subjects: [subject], actor: "ana",
          time: Instant(secondsSinceEpoch: 1_772_787_600 + number))
      }
    }
    print(Double(clock() - start) / Double(CLOCKS_PER_SEC))
  }
}
