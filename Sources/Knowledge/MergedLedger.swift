import JSON
import Model

/// A ledger's lines as git merges them: the chain of the first side, and where the chains of others end.
struct MergedLedger {
  private(set) var chain: [[UInt8]] = []
  /// The leaf hashes of last lines that are not the chain's.
  private(set) var otherEnds: [Digest] = []

  init(_ lines: [[UInt8]], file: String) throws {
    var places: [Digest: Int] = [LedgerEntry.none: -1]
    var last = LedgerEntry.none
    for (number, line) in lines.enumerated() {
      let location = Failure.Location.text(file: file, line: number + 1, column: nil)
      let entry: JSONValue
      do { entry = try JSONValue(parsing: line, file: file) } catch let failure as Failure {
        throw Failure(.input, failure.message, at: location, hint: Self.hint)
      }
      let hash = LedgerEntry.leafHash(of: line)
      guard let previous = entry["prev"]?.string.flatMap({ Digest(hexadecimal: $0) }), let place = places[previous],
        entry["seq"]?.integer == place + 1, entry.canonical == line, places[hash] == nil,
        previous != LedgerEntry.none || number == 0
      else {
        throw Failure(.input, "the ledger's chain breaks here", at: location, hint: Self.hint)
      }
      places[hash] = place + 1
      if previous == last {
        chain.append(line)
        last = hash
      } else {
        otherEnds.removeAll { $0 == previous }
        otherEnds.append(hash)
      }
    }
  }

  private static let hint = "take the ledger of one side of a merge, or leave ledger.jsonl out"
}
