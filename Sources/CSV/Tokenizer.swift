/// Splits UTF-8 bytes into records and fields without copying any of them.
struct Tokenizer {
  let delimiter: UInt8
  var recordLimit = Int.max
  var columnLimit = Int.max
  var fieldLimit = Int.max
  var records: [Table.Record] = []
  var fields: [Table.Field] = []

  init(delimiter: UInt8, recordLimit: Int = .max) {
    self.delimiter = delimiter
    self.recordLimit = recordLimit
  }

  /// Why scanning stopped, with the offset that a person should look at.
  enum Stop {
    case openQuote(Int)
    case tooManyColumns(Int)
    case fieldTooLong(Int)
  }

  /// Appends all records from `start` on; nil when the whole of it could be read.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, line firstLine: Int = 1) -> Stop? {
    let lineFeed: UInt8 = 0x0A, carriageReturn: UInt8 = 0x0D, quote: UInt8 = 0x22
    let delimiter = self.delimiter, count = bytes.count
    var position = start, line = firstLine
    while position < count {
      if records.count >= recordLimit { return nil }
      let firstField = fields.count, recordLine = line
      var recordEnded = false
      while !recordEnded {
        let fieldStart = position
        var quoted = false
        if position < count, bytes[position] == quote {
          quoted = true
          position += 1
          while true {
            while position < count, bytes[position] != quote {
              if bytes[position] == lineFeed { line += 1 }
              position += 1
            }
            if position >= count {
              append(fieldStart, position, quoted, recordLine, firstField)
              return .openQuote(fieldStart)
            }
            guard position + 1 < count, bytes[position + 1] == quote else { break }
            position += 2
          }
          position += 1
        }
        while position < count {
          let byte = bytes[position]
          if byte == delimiter || byte == lineFeed || byte == carriageReturn { break }
          position += 1
        }
        if position - fieldStart > fieldLimit { return .fieldTooLong(fieldStart) }
        fields.append(Table.Field(start: UInt32(fieldStart), end: UInt32(position), isQuoted: quoted))
        if fields.count - firstField > columnLimit { return .tooManyColumns(fieldStart) }
        if position >= count {
          recordEnded = true
        } else if bytes[position] == delimiter {
          position += 1
        } else {
          recordEnded = true
          if bytes[position] == carriageReturn, position + 1 < count, bytes[position + 1] == lineFeed { position += 1 }
          position += 1
          line += 1
        }
      }
      records.append(
        Table.Record(first: UInt32(firstField), width: UInt32(fields.count - firstField), number: UInt32(recordLine)))
    }
    return nil
  }

  private mutating func append(_ start: Int, _ end: Int, _ quoted: Bool, _ line: Int, _ firstField: Int) {
    fields.append(Table.Field(start: UInt32(start), end: UInt32(end), isQuoted: quoted))
    records.append(
      Table.Record(first: UInt32(firstField), width: UInt32(fields.count - firstField), number: UInt32(line)))
  }
}
