// The last word on matches: checksums, randomness, and the things that only look like a find.

/// Whether the bytes pass the checksum of payment card numbers (ISO/IEC 7812-1, annex B).
func passesLuhn(_ bytes: ArraySlice<UInt8>) -> Bool {
  var sum = 0
  var double = false
  for byte in bytes.reversed() where (0x30...0x39).contains(byte) {
    let digit = Int(byte - 0x30) * (double ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
    double.toggle()
  }
  return sum % 10 == 0
}

/// Whether the bytes are an international bank account number with the right check digits (ISO 13616).
func isAccountNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
  let characters = bytes.filter { $0 != 0x20 }
  guard (15...34).contains(characters.count) else { return false }
  var remainder = 0
  for byte in characters.dropFirst(4) + characters.prefix(4) {
    switch byte {
    case 0x30...0x39: remainder = (remainder * 10 + Int(byte - 0x30)) % 97
    case 0x41...0x5A: remainder = (remainder * 100 + Int(byte - 0x41) + 10) % 97
    default: return false
    }
  }
  return remainder == 1
}

/// Whether an address is a mailbox and not a systemd unit (`user@1000.service`) or the name of an algorithm
/// (`aes128-gcm@openssh.com`).
func isMailbox(_ bytes: ArraySlice<UInt8>) -> Bool {
  let text = String(decoding: bytes, as: UTF8.self).lowercased()
  guard let at = text.firstIndex(of: "@") else { return false }
  let domain = text[text.index(after: at)...]
  let units = [
    "service", "socket", "slice", "scope", "target", "timer", "mount", "device", "path", "swap", "automount", "conf",
    "log", "json", "gz", "png",
  ]
  guard let last = domain.split(separator: ".").last, !units.contains(String(last)) else { return false }
  return !["openssh.com", "libssh.org", "lysator.liu.se", "tinyssh.org"].contains(String(domain))
}

/// Whether a value stands for a secret without being one: masked, a variable, a path, a pseudonym.
func isPlaceholder(_ bytes: ArraySlice<UInt8>) -> Bool {
  guard let first = bytes.first else { return true }
  if Set(bytes).count <= 2 { return true }
  if [0x24, 0x25, 0x2F, 0x2E, 0x7E, 0x2A, 0x26].contains(first) { return true }
  let text = String(decoding: bytes, as: UTF8.self).lowercased()
  return [
    "[redacted", "redacted", "pseudonym", "changeme", "placeholder", "example", "xxxx", "your-", "your_", "null",
    "none",
  ]
  .contains {
    text.hasPrefix($0)
  }
}

/// Whether a value has the spread of characters of something generated: two classes of characters, and at least three
/// bits for each of them, or two and a half in a hexadecimal run of 32 or more.
func looksRandom(_ bytes: ArraySlice<UInt8>) -> Bool {
  var counts = [Int](repeating: 0, count: 256)
  var digits = false, lower = false, upper = false, other = false
  for byte in bytes {
    counts[Int(byte)] += 1
    switch byte {
    case 0x30...0x39: digits = true
    case 0x61...0x7A: lower = true
    case 0x41...0x5A: upper = true
    default: other = true
    }
  }
  guard digits && (lower || upper) || (lower && upper && other) else { return false }
  // Words and versions joined by dots, colons or slashes are names of things.
  if counts[0x2F] > 1 || counts[0x3A] > 1 || counts[0x2E] > 1 { return false }
  // Entropy in hundredths of a bit, by integers only, so that every machine decides alike.
  let total = bytes.count
  var sum = 0
  for count in counts where count > 0 { sum += count * (hundredthsOfLog2(total) - hundredthsOfLog2(count)) }
  let entropy = sum / total
  return entropy >= 300 || (total >= 32 && entropy >= 250)
}

/// A hundred times the binary logarithm of a positive number, rounded down.
private func hundredthsOfLog2(_ value: Int) -> Int {
  let whole = Int.bitWidth - 1 - value.leadingZeroBitCount
  // Squaring a number between 1 and 2 gives the next binary digit of its logarithm.
  var mantissa = (value << 20) >> whole
  var fraction = 0
  for _ in 0..<10 {
    mantissa = (mantissa * mantissa) >> 20
    fraction <<= 1
    if mantissa >= 2 << 20 {
      mantissa >>= 1
      fraction |= 1
    }
  }
  return whole * 100 + fraction * 100 / 1024
}
