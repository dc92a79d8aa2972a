extension String {
  /// The text as it is typed in a shell: what a shell would read as more than a word stands in quotes.
  var typed: String {
    let isWord = !isEmpty && !hasPrefix("#") && !hasPrefix("~") && unicodeScalars.allSatisfy(Self.isPlain)
    return isWord
      ? self : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "_-./#:@%+=,~".unicodeScalars.contains(scalar)
  }
}
