/// A strict reader of tar (POSIX ustar with pax `path`, `size`, `mtime`, and GNU tar's long names), fed in pieces.
final class TarScan {
  private enum State {
    case header
    /// Bytes of a file still to come, then padding.
    case data(Int, padding: Int)
    /// Bytes of a pax header or a long name still to come, then padding.
    case extended(type: UInt8, Int, padding: Int)
    case skip(Int)
    /// The zero blocks at the end.
    case end
  }

  private let receiver: any ArchiveReceiver
  private let limits: ArchiveLimits
  private var state = State.header
  private var block: [UInt8] = []
  private var extended: [UInt8] = []
  private var longPath: [UInt8]?
  private var longSize: Int?
  /// The kinds of extended headers that the next entry has.
  private var extensions: [UInt8] = []
  private var zeros = 0
  private var entries = 0
  private var total = 0

  init(receiver: any ArchiveReceiver, limits: ArchiveLimits) {
    (self.receiver, self.limits) = (receiver, limits)
    block.reserveCapacity(512)
  }

  func feed(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes
    func take(_ count: Int) -> UnsafeRawBufferPointer {
      let part = UnsafeRawBufferPointer(rebasing: rest[..<min(count, rest.count)])
      rest = UnsafeRawBufferPointer(rebasing: rest[part.count...])
      return part
    }
    while !rest.isEmpty {
      switch state {
      case .header:
        block += take(512 - block.count)
        if block.count == 512 { try readHeader() }
      case .data(let left, let padding):
        let part = take(left)
        try receiver.receive(part)
        if part.count < left {
          state = .data(left - part.count, padding: padding)
        } else {
          try receiver.end()
          state = padding > 0 ? .skip(padding) : .header
        }
      case .extended(let type, let left, let padding):
        let part = take(left)
        extended += part
        if part.count < left {
          state = .extended(type: type, left - part.count, padding: padding)
        } else {
          try readExtended(type)
          state = padding > 0 ? .skip(padding) : .header
        }
      case .skip(let left):
        let part = take(left)
        state = part.count < left ? .skip(left - part.count) : .header
      case .end:
        zeros += rest.count
        if rest.contains(where: { $0 != 0 }) {
          throw ArchiveDefect(.trailingData, "bytes follow the end of the tar archive")
        }
        return
      }
    }
  }

  func finish() throws {
    guard case .end = state, zeros >= 1024 else { throw ArchiveDefect(.invalid, "the tar archive is cut short") }
  }

  private func readHeader() throws {
    defer { block.removeAll(keepingCapacity: true) }
    if block.allSatisfy({ $0 == 0 }) {
      guard extensions.isEmpty else { throw invalid("a header without its entry") }
      zeros = 512
      state = .end
      return
    }
    let isGNU = block[257..<265].elementsEqual("ustar  \0".utf8)
    guard isGNU || block[257..<265].elementsEqual("ustar\u{0}00".utf8) else { throw invalid("no ustar header") }
    let sum = block.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 0x20 : Int($1.element)) }
    guard number(148..<156) == sum else { throw invalid("wrong checksum in a header") }
    guard let declared = number(124..<136) else { throw invalid("no size in a header") }
    let type = block[156]
    switch type {
    case UInt8(ascii: "x"), UInt8(ascii: "L"):
      guard declared > 0, declared <= 8192 else { throw invalid("an extended header of \(declared) bytes") }
      // Of two, some readers join the fields and others take the last one alone.
      guard extensions.isEmpty else { throw invalid("two extended headers for an entry") }
      extensions.append(type)
      extended.removeAll()
      state = .extended(type: type, declared, padding: Self.padding(declared))
      return
    default: break
    }
    let short = name(isGNU: isGNU)
    // Readers that do not know the extended header must not see another entry, but for what has no room without it.
    guard longSize.map({ $0 == declared || $0 > Self.largestPlainSize }) ?? true,
      longPath.map({ $0 == short || $0.count > Self.longestPlainName }) ?? true
    else { throw invalid("an extended header that differs from its entry") }
    var size = longSize ?? declared
    let raw = longPath ?? short
    (longPath, longSize, extensions) = (nil, nil, [])
    entries += 1
    guard entries <= limits.entries else { throw ArchiveDefect(.limit, "more than \(limits.entries) entries") }
    guard let text = String(validating: raw, as: UTF8.self), !raw.contains(0) else {
      throw ArchiveDefect(.path, "a name that is no text", path: String(decoding: raw, as: UTF8.self))
    }
    var path = text.hasPrefix("./") ? String(text.dropFirst(2)) : text
    switch type {
    case UInt8(ascii: "0"), 0:
      total += size
      guard total <= limits.bytes else { throw ArchiveDefect(.limit, "more than \(limits.bytes) bytes") }
      try receiver.begin(ArchiveEntry(path: path, isFolder: false, size: size))
      if size == 0 { try receiver.end() }
    case UInt8(ascii: "5"):
      guard size == 0 else { throw invalid("a folder with bytes") }
      if path.hasSuffix("/") { path.removeLast() }
      try receiver.begin(ArchiveEntry(path: path, isFolder: true, size: 0))
      try receiver.end()
    default:
      receiver.note(ArchiveDefect(.entryType, Self.word(type), path: path))
      guard size == 0 else { throw invalid("a special entry with bytes") }
      size = 0
    }
    state = size > 0 ? .data(size, padding: Self.padding(size)) : .header
  }

  private func readExtended(_ type: UInt8) throws {
    guard type == UInt8(ascii: "x") else {
      guard longPath == nil, extended.last == 0 else { throw invalid("a long name of another form") }
      longPath = Array(extended.dropLast())
      return
    }
    var keys: Set<String> = []
    var position = 0
    while position < extended.count {
      guard let space = extended[position...].firstIndex(of: 0x20),
        let length = Self.decimal(extended[position..<space]), length > space - position + 1,
        position + length <= extended.count, extended[position + length - 1] == 0x0A,
        let equals = extended[space..<position + length].firstIndex(of: UInt8(ascii: "="))
      else { throw invalid("a pax header of another form") }
      let key = String(decoding: extended[(space + 1)..<equals], as: UTF8.self)
      let value = Array(extended[(equals + 1)..<(position + length - 1)])
      guard keys.insert(key).inserted else { throw invalid("pax key \(key) twice") }
      switch key {
      case "path":
        guard longPath == nil else { throw invalid("two long names for one entry") }
        longPath = value
      case "size":
        guard let size = Self.decimal(value[...]) else { throw invalid("pax size of another form") }
        longSize = size
      case "mtime": break
      default: throw invalid("pax key \(key)")
      }
      position += length
    }
  }

  private func name(isGNU: Bool) -> [UInt8] {
    func text(_ range: Range<Int>) -> ArraySlice<UInt8> { block[range].prefix { $0 != 0 } }
    let prefix = isGNU ? [] : text(345..<500)
    return prefix.isEmpty ? Array(text(0..<100)) : prefix + [UInt8(ascii: "/")] + text(0..<100)
  }

  /// An octal number that ends in a space or NUL, or GNU tar's base 256; nil for anything else.
  private func number(_ range: Range<Int>) -> Int? {
    let field = block[range]
    if field.first == 0x80 {
      guard field.dropFirst().prefix(range.count - 8).allSatisfy({ $0 == 0 }) else { return nil }
      let value = field.suffix(7).reduce(0) { $0 << 8 | Int($1) }
      return value
    }
    let digits = field.drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
    let rest = field[digits.endIndex...]
    guard !digits.isEmpty, rest.allSatisfy({ $0 == 0x20 || $0 == 0 }) else { return nil }
    return digits.reduce(0) { $0 << 3 | Int($1 - 0x30) }
  }

  private static func decimal(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 15, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// Eleven octal digits.
  private static let largestPlainSize = 0o77_777_777_777
  private static let longestPlainName = 99

  private static func padding(_ size: Int) -> Int { (512 - size % 512) % 512 }

  private func invalid(_ message: String) -> ArchiveDefect { ArchiveDefect(.invalid, "the tar archive has \(message)") }

  private static func word(_ type: UInt8) -> String {
    switch type {
    case UInt8(ascii: "1"): "a hard link"
    case UInt8(ascii: "2"): "a symbolic link"
    case UInt8(ascii: "3"), UInt8(ascii: "4"): "a device"
    case UInt8(ascii: "6"): "a FIFO"
    case UInt8(ascii: "S"): "a sparse file"
    default: "an entry of type \(type)"
    }
  }
}
