public import Model

/// What a run of answers is taken under.
public struct AnswerSettings: Hashable, Sendable {
  /// Answers below it become drafts.
  public var threshold: Double
  /// The product that the questionnaire is about, where the company has several.
  public var product: String?
  /// All products of the company, so that claims on the others can be told.
  public var products: [String]
  /// The edition or plan that the customer would buy, as `Enterprise`.
  public var edition: String?
  /// The day of the answer, for the age of sources; nil where age does not matter.
  public var today: CalendarDate?
  /// After how many days a source needs another look.
  public var reviewAge: Int
  /// The company's and its products' names, which are no subjects of a question.
  public var names: [String]

  /// The threshold that meets the published figures.
  public static let defaultThreshold = 0.7

  /// Makes settings.
  public init(
    threshold: Double = AnswerSettings.defaultThreshold, product: String? = nil, products: [String] = [],
    edition: String? = nil,
    today: CalendarDate? = nil, reviewAge: Int = 365, names: [String] = []
  ) {
    self.threshold = threshold
    self.product = product
    self.products = products
    self.edition = edition
    self.today = today
    self.reviewAge = reviewAge
    self.names = names
  }
}
