/// Lengths of passwords.
extension QuantityReader {
  static func characters(_ tokens: [Token], _ start: Int) -> Quantity? {
    guard let value = tokens[start].number else { return nil }
    var position = start + 1
    var second: Double?
    if let end = tokens[safe: position]?.number, tokens[position].gap == .tight {
      (second, position) = (end, position + 1)
    }
    // `12 to 64 characters`
    if tokens[safe: position]?.word == "to", let end = tokens[safe: position + 1]?.number, end > value {
      (second, position) = (end, position + 2)
    }
    while let word = tokens[safe: position]?.word, ["or", "more", "alphanumeric", "+"].contains(word),
      position < start + 5
    {
      position += 1
    }
    let hasUnit = ["charact", "char", "symbol", "digit"].contains(tokens[safe: position]?.stem ?? "")
    guard hasUnit || isPasswordLength(tokens, start) else { return nil }
    let range = start..<(hasUnit ? position : start) + 1
    return Quantity(
      kind: .characters, magnitude: value, upper: second, unit: "chars", bound: bound(tokens, range),
      normalised: "\(TimeUnit.plain(value)) chars", tokens: range)
  }

  /// `Passwords have a minimum length of 12, …`: a length without its unit.
  private static func isPasswordLength(_ tokens: [Token], _ start: Int) -> Bool {
    let next = tokens[safe: start + 1]
    return tokens[..<start].suffix(4).contains { $0.word == "length" }
      && tokens.contains { ["password", "passphras", "passcod"].contains($0.stem) }
      && (next.map { $0.gap >= .comma || ["and", "with", "or", "including"].contains($0.word) } ?? true)
  }
}
