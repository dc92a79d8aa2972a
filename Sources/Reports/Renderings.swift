public import Model

/// The renderings of each subject, in the order of the help.
public enum Renderings {
  /// Ways to write a gap analysis.
  public static let ofGapAnalysis: [Rendering<GapAnalysis>] = [
    .gapCSV, .gapWorkbook, .gapPage, .gapJSON, .assessmentResults, .actionPlan, .calendar,
  ]

  /// Ways to write a Statement of Applicability.
  public static let ofApplicability: [Rendering<StatementOfApplicability>] = [
    .applicabilityCSV, .applicabilityWorkbook, .applicabilityPage, .applicabilityJSON, .componentDefinition,
  ]
}
