import Arguments

/// Every verb, in the order of the help. A new verb is one file in `Verbs/` and one line here.
enum Verbs {
  static let all: [any Verb.Type] = [
    InitVerb.self,
    ImportVerb.self,
    StatusVerb.self,
    TraceVerb.self,
    ClaimsListVerb.self,
    ClaimsShowVerb.self,
    ClaimsLintVerb.self,
    AnswerVerb.self,
    EvalVerb.self,
    DiffVerb.self,
    ReviewVerb.self,
    ReviewApproveVerb.self,
    ReviewAmendVerb.self,
    ReviewRejectVerb.self,
    ReviewAssignVerb.self,
    ReviewDeferVerb.self,
    ReviewUndoVerb.self,
    ReviewExportVerb.self,
    ReviewImportVerb.self,
    ReviewSentVerb.self,
    GapVerb.self,
    GapSetVerb.self,
    GapImportVerb.self,
    SoAVerb.self,
    SoAApproveVerb.self,
    SoALintVerb.self,
    SoADiffVerb.self,
    RisksVerb.self,
    RisksImportVerb.self,
    PublishVerb.self,
    ExportVerb.self,
    MapVerb.self,
    MapImportVerb.self,
    CollectVerb.self,
    VerifyVerb.self,
    TimestampVerb.self,
    DiscloseVerb.self,
    MergeVerb.self,
    OpenVerb.self,
    KeyGenerateVerb.self,
    KeyShowVerb.self,
    KeyTrustVerb.self,
    LogVerb.self,
    LogVerifyVerb.self,
    LogCheckpointVerb.self,
    DoctorVerb.self,
    CompletionVerb.self,
    HelpVerb.self,
  ]

  /// The whole command line.
  static let program = Program(
    name: "vouch", version: Version.number,
    summary: "answer security questionnaires from what your company has published, decided and proved",
    sections: [
      .init(
        "EXIT STATUS",
        [
          Example("0", "Done, and the answer is yes."),
          Example("1", "Done, and the answer is no: verification failed, gaps remain, --strict left something open."),
          Example("2", "Could not do it: usage, unreadable or malformed input, no space."),
          Example("3", "Partly done; what succeeded is kept."),
          Example("130", "Interrupted."),
        ]),
      .init(
        "ENVIRONMENT",
        [
          Example("NO_COLOR", "Set: no colour."),
          Example("SOURCE_DATE_EPOCH", "Seconds since 1970 that stand for the present time."),
          Example("VOUCH_ACTOR", "Who acts, for the ledger; the login name otherwise."),
        ]),
      .init(
        "FILES",
        [
          Example("vouch.yaml", "Marks a workspace: organisation, products, scope, frameworks, trust."),
          Example(".vouch/", "The database and keys of a workspace, for its owner only."),
          Example("mappings/, evidence/", "In a workspace, these win over the data that came with the program."),
        ]),
    ],
    commands: all)

  /// A suggestion where a word after a verb is not one of its verbs, but nearly, as `aprove` after `review`.
  static func hint(for word: String, after verb: String) -> String? {
    let members = program.commands(under: [verb]).compactMap { $0.path.dropFirst().first }
    return Suggestion.closest(to: word, in: members).map { "did you mean 'vouch \(verb) \($0)'?" }
  }
}

/// The version of the program and of the data in it.
enum Version {
  static let number = "0.1.0"
}
