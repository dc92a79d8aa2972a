import CSV
import Model
import Testing

@Suite struct TableTests {
  func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    var bytes: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    for unit in text.utf16 {
      let pair = [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      bytes += bigEndian ? pair.reversed() : pair
    }
    return bytes
  }

  @Test func detectsDelimiterAndLineEnd() throws {
    let semicolon = try Table(Array("Title;;\r\nid;text, with commas;x\r\n1;\"a;b, c\";y\r\n".utf8), file: "q")
    #expect(semicolon.dialect.delimiter == 0x3B)
    #expect(semicolon.dialect.lineEnd == .crlf)
    #expect(semicolon[2, 1] == "a;b, c")
    let tab = try Table(Array("a\tb, c\nd\te, f".utf8), file: "q")
    #expect(tab.dialect.delimiter == 0x09)
    #expect(!tab.dialect.endsWithLineEnd)
    let bar = try Table(Array("a|b\nc|d\n".utf8), file: "q")
    #expect(bar.dialect.delimiter == 0x7C)
  }

  @Test func separatorLineWinsAndStays() throws {
    let bytes = Array("sep=;\r\na,b;c,d\r\ne,f;g\r\n".utf8)
    let table = try Table(bytes, file: "q")
    #expect(table.dialect.delimiter == 0x3B)
    #expect(table.records.count == 2)
    #expect(table.records[0].line == 2)
    #expect(table[0, 0] == "a,b")
    #expect(try table.replacing([], file: "q") == bytes)
  }

  @Test func recordsAreNotLines() throws {
    let table = try Table(Array("a,\"x\ny\r\nz\",b\r\n\r\nc\r\n".utf8), file: "q")
    #expect(table.records.map(\.count) == [3, 1, 1])
    #expect(table.records.map(\.line) == [1, 4, 5])
    #expect(table[0, 1] == "x\ny\r\nz")
    #expect(table.values(1) == [""])
  }

  @Test func quotesAreHalvedAndLateQuotesAreLiteral() throws {
    let table = try Table(Array("\"a \"\"b\"\"\",5\" pipe,\"c\"d\n".utf8), file: "q")
    #expect(table.values(0) == ["a \"b\"", "5\" pipe", "cd"])
  }

  @Test(arguments: ["a,b\n1,é\n", "a;b\r\n1;„x“ €\r\n\r\n", "a\tb\rc\td", "", "\n", "a,b,c\n,,\n\"\",\"\"\n"])
  func everyEncodingComesBackByteForByte(text: String) throws {
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), utf16(text), utf16(text, bigEndian: true)] {
      #expect(try Table(bytes, file: "q").replacing([], file: "q") == bytes)
    }
  }

  @Test func windows1252IsReadAndWrittenBack() throws {
    let bytes: [UInt8] = Array("Frage,Antwort\r\n".utf8) + [0x93, 0x41, 0xE4, 0x94, 0x2C, 0x2C] + Array("\r\n".utf8)
    let table = try Table(bytes, file: "q")
    #expect(table.dialect.encoding == .windows1252)
    #expect(table[1, 0] == "\u{201C}A\u{E4}\u{201D}")
    let edited = try table.replacing([.init(record: 1, column: 1, value: "Ja \u{2013} ü")], file: "q")
    #expect(edited == Array(bytes.dropLast(3)) + Array("Ja ".utf8) + [0x96, 0x20, 0xFC] + Array(",\r\n".utf8))
    #expect(throws: Failure.self) { try table.replacing([.init(record: 1, column: 1, value: "達成")], file: "q") }
  }

  @Test func editsTouchTheirSpansAlone() throws {
    let table = try Table(Array("id,q,a\n1,\"x\",\"\"\n2,\"needless\",\n3,short\n4\n".utf8), file: "q")
    let edited = try table.replacing(
      [
        .init(record: 1, column: 2, value: "Yes"), .init(record: 2, column: 2, value: "No, \"never\""),
        .init(record: 3, column: 2, value: "Yes"), .init(record: 4, column: 2, value: "A"),
        .init(record: 4, column: 4, value: "B"),
      ], file: "q")
    #expect(
      String(decoding: edited, as: UTF8.self)
        == "id,q,a\n1,\"x\",\"Yes\"\n2,\"needless\",\"No, \"\"never\"\"\"\n3,short,Yes\n4,,A,,B\n")
  }

  @Test func hostileInputIsAFailureWithAPlace() {
    func place(_ bytes: [UInt8]) -> String? {
      do {
        _ = try Table(bytes, file: "q.csv")
        return nil
      } catch let failure as Failure { return failure.location?.description } catch { return "?" }
    }
    #expect(place(Array("a,b\nc,\0\n".utf8)) == "q.csv:2:3")
    #expect(place(Array("a,b\nc,\"open\n".utf8)) == "q.csv:2:3")
    #expect(place(Array("é,ü,ö\nc,".utf8) + [0xFF]) == "q.csv:2:3")
    #expect(place([0x61, 0x81]) == "q.csv:1:2")
    #expect(place([0xFF, 0xFE, 0x41]) == "q.csv")
    #expect(place([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]) == "q.csv")
    #expect(place([UInt8](repeating: 0x2C, count: 100_000)) == "q.csv:1:16385")
    #expect(place([UInt8](repeating: 0x61, count: 2 << 20)) == "q.csv:1:1")
  }

  @Test func writerQuotesWhatItMust() {
    var writer = Writer(dialect: Dialect(delimiter: 0x3B, lineEnd: .crlf))
    writer.append(["a,b", "c;d", "e\"f", " g", ""])
    #expect(writer.bytes == Array("a,b;\"c;d\";\"e\"\"f\";\" g\";\r\n".utf8))
    #expect(Table.letters(0) == "A")
    #expect(Table.letters(27) == "AB")
  }
}
