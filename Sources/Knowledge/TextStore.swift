public import JSON
public import Model

/// The whole store as lines of text that merge one by one, and back.
public protocol TextStore {
  /// Hands all records but the ledger to a closure, in an order that depends on nothing but what they say.
  ///
  /// A document's bytes are a record for each line, after the document's own; what can be derived is left out.
  func eachRecord(_ body: (JSONValue) throws -> Void) throws
  /// Fills an empty store with records and with ledger lines; throws `Failure` where the store knows something already,
  /// for records that it cannot have, and for a ledger whose chain is broken.
  ///
  /// - Parameters:
  ///   - records: Records with the number of the line that they stand on.
  ///   - file: The records' file, for messages.
  ///   - ledger: The lines without line feeds, as merged by git too; nil keeps the store's own.
  /// - Returns: Where the ledgers of others end, of which only the beginning that all have in common is restored.
  @discardableResult
  func restore(_ records: [(line: Int, record: JSONValue)], file: String, ledger: [[UInt8]]?) throws -> [Digest]
}
