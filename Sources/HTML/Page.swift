/// A whole page: one file, no script, nothing loaded, light and dark, fit for paper.
public struct Page: Sendable {
  /// The title, shown by the browser.
  public var title: String
  /// The language of its words, as `en`.
  public var language: String
  /// What the page shows.
  public var body: Markup

  /// Makes a page.
  public init(title: String, language: String = "en", @MarkupBuilder body: () -> Markup) {
    (self.title, self.language, self.body) = (title, language, body())
  }

  /// The policy that forbids the browser to run or load anything.
  public static let policy = "default-src 'none'; style-src 'unsafe-inline'"

  /// The file's bytes.
  public var bytes: [UInt8] {
    var markup = Markup()
    markup.appendRaw("<!DOCTYPE html>\n<html lang=\"")
    markup.appendText(language)
    markup.appendRaw("\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
    markup.appendRaw(Self.policy)
    markup.appendRaw("\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    markup.appendRaw("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
    markup.appendText(title)
    markup.appendRaw("</title>\n<style>\n" + Self.styles + "</style>\n</head>\n<body>\n")
    markup.append(body)
    markup.appendRaw("</body>\n</html>\n")
    return markup.bytes
  }
}
