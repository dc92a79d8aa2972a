import Language

/// Words by which a claim says less than its measure.
extension ClaimReading {
  /// Words by which something holds only on a condition, which bind a claim that is conditional.
  static let restrictions = [
    " on request ", " upon request ", " where required ", " where applicable ", " where necessary ", " subject to ",
    " if required ", " optional ", " case by case ", " may be ", " can deploy ", " unless ", " where possible ",
    " wherever possible ", " wherever we can ", " where we can ", " as far as possible ", " depending on ",
    " where feasible ", " if feasible ", " if possible ", " where available ", " where supported ", " when possible ",
    " if available ", " when available ",
    " where practical ", " where practicable ", " at additional cost ", " in certain ", " on demand ",
    " on order ", " if ordered ", " when ordered ",
    " for customers requiring ", " for organizations with ", " for customers with ",
    " for clients requiring ", " when necessary ", " may use ",
  ]

  /// Words of an intention, or of what is the rule and has its exceptions.
  static let hedges = [
    " aim to ", " aims to ", " strive to ", " strives to ", " we try to ", " always try to ", " endeavour to ",
    " endeavor to ",
    " endeavours to ", " endeavors to ", " seek to ", " seeks to ", " hope to ", " would like to ", " do our best ",
    " ideally ", " in most cases ", " reasonable efforts ", " customers who have booked ",
    " customers who have purchased ", " customers who have bought ", " customers who have subscribed ",
    " customers who subscribe to ", " customers who book ", " customers who opt ", " customers who have opted ",
    " with exceptions ", " with some exceptions ", " with certain exceptions ", " ought to ",
    " where the customer has ordered ",
    " where customers have ordered ", " if the customer has ordered ", " if the customer has booked ",
    " where the customer has booked ", " if the customer has agreed ", " where the customer has agreed ",
    " as an add-on ", " as an addon ", " add-on for ",
  ]

  /// Words that leave out a part of what a sentence speaks of.
  static let exceptions = [
    " except ", " apart from ", " other than ", " save for ", " aside from ", " with few exceptions ",
    " with a few exceptions ", " unless the customer ", " unless customers ", " unless a customer ", " but not ",
  ]

  /// Somebody else than who did something is no exception: `a developer other than the author`.
  static let others = [
    "the author", "the developer", "the requester", "the person", "the one", "the creator", "its author",
  ]
  .map { " other than \($0) " }

  /// Words of what customers are given.
  static let offers = [
    " customers can ", " you can ", " can export ", " can download ", " can choose ", " users can ", " available for ",
    " available to ", " supported ", " offer ", " can enable ", " can be enabled ", " can be switched off ",
    " can be disabled ", " can be turned off ", " available ", " customers may ", " you may ", " users may ",
    " administrators can ", " admins can ", " administrators may ", " admins may ", " the customer may ",
    " the customer can ", " researchers may ", " by the customer ", " by customers ", " by the administrator ",
    " by administrators ", " can be downloaded ", " can be enforced for ", " can be exported ", " can be requested ",
    " can be ", " organizations can ", " organisations can ", " teams can ", " clients can ", " clients may ",
    " organizations may ", " organisations may ", " the client can ", " the client may ", " the controller can ",
    " the controller may ", " tenants can ", " employees may ", " employees can ", " staff may ", " staff can ",
    " anyone may ", " anyone can ", " everyone can ", " everybody can ", " anybody can ", " may be provisioned ",
  ]
  /// Words that leave an offer open.
  static let reserves = ["where", "when", "if", "wherever"].flatMap { opening in
    ["available", "supported", "possible", "feasible"].map { " \(opening) \($0) " }
  }

  /// The edition to which words limit what they say.
  static func plan(in text: String) -> String? {
    for (name, forms) in plans where text.holds(name) && forms.contains(where: text.holds) {
      return name.prefix(1).uppercased() + name.dropFirst()
    }
    return nil
  }

  /// Names of editions, and the words that limit something to each.
  private static let plans = ["enterprise", "business", "premium", "professional", "pro", "ultimate"].map { name in
    (
      name,
      [
        " \(name) plan ", " \(name) plans ", " \(name) tier ", " \(name) edition ", " \(name) customers only ",
        " \(name) only ", " \(name) customers can ", " for \(name) customers ", " to \(name) customers ",
      ]
    )
  }
}
