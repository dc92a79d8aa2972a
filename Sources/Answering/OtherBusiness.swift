import Language

/// What companies audit, teach and assess beside the security of information: accounts, conduct, safety at work.
enum OtherBusiness {
  /// Whether words, in small letters with spaces around each, are of it and not of security as well.
  static func isMeant(by text: String) -> Bool {
    subjects.contains(where: text.holds) && !security.contains(where: text.holds)
  }

  private static let subjects = [
    " financial statements ", " annual accounts ", " bribery ", " anti corruption ", " health and safety ",
    " occupational safety ", " credit risk ", " travel policy ", " travel expenses ", " invoices ", " expense reports ",
    " modern slavery ", " harassment ", " gender pay ", " carbon ",
  ]
  private static let security = [" security ", " privacy ", " data protection ", " confidential ", " confidentiality "]
}
