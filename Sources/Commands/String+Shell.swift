extension String {
  /// The text as it is typed in a shell: a name with blanks in quotes.
  var typed: String { contains(" ") ? "'\(self)'" : self }
}
