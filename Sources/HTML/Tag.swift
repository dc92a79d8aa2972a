/// An element's name; calling it makes the element. There is none that runs, loads or submits anything.
public struct Tag: Hashable, Sendable {
  let name: String
  let isVoid: Bool

  private init(_ name: String, isVoid: Bool = false) { (self.name, self.isVoid) = (name, isVoid) }

  /// The element with its content.
  public func callAsFunction(
    _ attributes: Attribute..., @MarkupBuilder content: () -> Markup = { Markup() }
  ) -> Markup {
    element(attributes, content())
  }

  func element(_ attributes: [Attribute], _ content: Markup) -> Markup {
    var markup = Markup()
    markup.appendRaw("<" + name)
    for attribute in attributes {
      markup.appendRaw(" " + attribute.name + "=\"")
      markup.appendText(attribute.value)
      markup.appendRaw("\"")
    }
    markup.appendRaw(">")
    guard !isVoid else { return markup }
    markup.append(content)
    markup.appendRaw("</" + name + ">" + (Self.blocks.contains(name) ? "\n" : ""))
    return markup
  }

  /// Elements that a line feed follows, so that pages can be compared line by line.
  private static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "header", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
  ]

  /// A link.
  public static let a = Tag("a")
  /// Contact data.
  public static let address = Tag("address")
  /// A part that stands alone.
  public static let article = Tag("article")
  /// A part beside the matter.
  public static let aside = Tag("aside")
  /// Words of another.
  public static let blockquote = Tag("blockquote")
  /// A line break.
  public static let br = Tag("br", isVoid: true)
  /// A table's caption.
  public static let caption = Tag("caption")
  /// The title of a source.
  public static let cite = Tag("cite")
  /// Characters for a machine.
  public static let code = Tag("code")
  /// What a term stands for.
  public static let dd = Tag("dd")
  /// A part that can be folded.
  public static let details = Tag("details")
  /// A part without meaning of its own.
  public static let div = Tag("div")
  /// A list of terms.
  public static let dl = Tag("dl")
  /// A term.
  public static let dt = Tag("dt")
  /// Stress.
  public static let em = Tag("em")
  /// The caption of a figure.
  public static let figcaption = Tag("figcaption")
  /// A figure.
  public static let figure = Tag("figure")
  /// The foot of a page or part.
  public static let footer = Tag("footer")
  /// The first heading.
  public static let h1 = Tag("h1")
  /// A heading of the second rank.
  public static let h2 = Tag("h2")
  /// A heading of the third rank.
  public static let h3 = Tag("h3")
  /// A heading of the fourth rank.
  public static let h4 = Tag("h4")
  /// The head of a page or part.
  public static let header = Tag("header")
  /// A line across.
  public static let hr = Tag("hr", isVoid: true)
  /// A list item.
  public static let li = Tag("li")
  /// The page's own matter.
  public static let main = Tag("main")
  /// Marked words.
  public static let mark = Tag("mark")
  /// Links through the page.
  public static let nav = Tag("nav")
  /// A numbered list.
  public static let ol = Tag("ol")
  /// A paragraph.
  public static let p = Tag("p")
  /// Text whose spaces count.
  public static let pre = Tag("pre")
  /// A part with a heading.
  public static let section = Tag("section")
  /// Side remarks.
  public static let small = Tag("small")
  /// Words without meaning of their own.
  public static let span = Tag("span")
  /// Weight.
  public static let strong = Tag("strong")
  /// The head of a folded part.
  public static let summary = Tag("summary")
  /// A table.
  public static let table = Tag("table")
  /// A table's rows.
  public static let tbody = Tag("tbody")
  /// A cell.
  public static let td = Tag("td")
  /// A head cell.
  public static let th = Tag("th")
  /// A table's head rows.
  public static let thead = Tag("thead")
  /// A time.
  public static let time = Tag("time")
  /// A row.
  public static let tr = Tag("tr")
  /// A list.
  public static let ul = Tag("ul")
}
