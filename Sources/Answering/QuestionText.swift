import Language
import Model

/// Cuts a question's text into what is asked and what only explains it.
enum QuestionText {
  /// The sentences that ask something, and the ones around them.
  static func parts(of text: String) -> (asking: [String], context: [String]) {
    var asking: [String] = []
    var context: [String] = []
    var statements: [String] = []
    let plain = withoutAsides(plainlyJoined(withoutLinks(text)))
    let sentences = sentences(of: plain).map(behindPreface).map(withoutExtent).map(withoutPresupposed).map(
      unconditional)
    for sentence in sentences.flatMap(coordinated) {
      let lower = sentence.lowercased()
      // `Select all that apply.` tells how to answer.
      if isInstruction(lower), !asking.isEmpty { continue }
      if [
        "note that", "note:", "evidence:", "please note", "hint:", "for example", "examples of", "examples are",
        "examples include", "for instance",
      ]
      .contains(where: lower.hasPrefix) {
        continue
      }
      if lower.hasPrefix("if yes") || lower.hasPrefix("if so") || lower.hasPrefix("if no") || lower.hasPrefix("if not")
        || lower.hasPrefix("if applicable")
      {
        context.append(sentence)
      } else if sentence.hasSuffix("?") || isImperative(lower) {
        asking.append(sentence)
      } else {
        statements.append(sentence)
      }
    }
    // "Critical flaws must be fixed within a day. Do you meet this?" asks for the statement.
    if !statements.isEmpty, !asking.isEmpty, asking.allSatisfy({ isAgreement($0.lowercased()) }) { asking = [] }
    if asking.isEmpty || !asking.contains(where: { $0.hasSuffix("?") }) {
      asking += statements
    } else {
      context += statements
    }
    if asking.isEmpty { asking = context.isEmpty ? [text] : context }
    return (asking, context)
  }

  /// The text behind the heading that asks the question of which it is a member: `Are trails kept of the following events:`
  /// above `Actions of administrators`.
  static func led(_ question: Question) -> String {
    guard let lead = question.section.last, lead.hasSuffix(":"),
      Contrary.openings.contains(lead.prefix { $0 != " " }.lowercased()), lead.utf8.count < 300
    else { return question.text }
    return lead + " " + question.text
  }

  /// The text that also asks what it asks for where the first is not so, `Do you offer X? If not, describe Y.`; nil where it
  /// asks for nothing then.
  static func withAlternative(_ text: String) -> String? {
    for opening in ["If not, ", "If no, "] {
      guard let range = text.range(ofBytes: opening) else { continue }
      let rest = text[range.upperBound...].drop { $0 == " " }
      let lower = rest.prefix(12).lowercased()
      guard
        ["describe ", "please ", "explain ", "how ", "what ", "do ", "does ", "is ", "are "].contains(
          where: lower.hasPrefix)
      else { continue }
      return text[..<range.lowerBound] + rest.prefix(1).uppercased() + rest.dropFirst()
    }
    return nil
  }

  /// A link ends what stands before it: `For more, see the guide: https://acme.example/guide Is traffic encrypted?`
  private static func withoutLinks(_ text: String) -> String {
    guard text.holds("://") else { return text }
    let words = text.split(separator: " ")
    return words.indices.compactMap { index in
      let isLink = words[index].hasPrefix("http://") || words[index].hasPrefix("https://")
      guard isLink else { return String(words[index]) }
      return words.dropFirst(index + 1).first?.first?.isUppercase == true && index > 0 ? "." : nil
    }.joined(separator: " ").replacing(" . ", with: ". ")
  }

  /// `Do you have fixed addresses?` for `Our network people ask: do you have fixed addresses?`: who asks is not what is asked.
  private static func behindPreface(_ sentence: String) -> String {
    guard sentence.hasSuffix("?"), let colon = sentence.firstIndex(of: ":") else { return sentence }
    let asked = trimmed(String(sentence[sentence.index(after: colon)...]))
    let who = sentence[..<colon].lowercased().split(separator: " ")
    let opening = asked.prefix { $0.isLetter }.lowercased()
    return who.contains { asking.contains(String($0)) } && Contrary.openings.contains(opening) ? asked : sentence
  }

  /// `For all systems, are privileged accounts reviewed?` for `For all systems including but not limited to servers, switches
  /// and databases, are privileged accounts reviewed?`: what falls under a name asks for none of it by itself.
  private static func withoutExtent(_ sentence: String) -> String {
    guard sentence.hasPrefix("For "), let start = sentence.range(ofBytes: " including ")?.lowerBound,
      let end = asked.compactMap({ sentence[start...].range(ofBytes: $0)?.lowerBound }).min()
    else { return sentence }
    return String(sentence[..<start]) + sentence[end...]
  }

  private static let asked = [", is ", ", are ", ", do ", ", does ", ", has ", ", have ", ", will ", ", can "]

  /// `Are tokens encrypted one by one?` for `Are tokens encrypted one by one, on top of any disk encryption?`: what comes on
  /// top of something does not ask for that.
  private static func withoutPresupposed(_ sentence: String) -> String {
    let lower = sentence.lowercased()
    guard let start = presupposing.lazy.compactMap({ lower.range(ofBytes: $0)?.lowerBound }).min() else {
      return sentence
    }
    let offset = lower.utf8.distance(from: lower.startIndex, to: start)
    let opening =
      sentence.utf8.index(sentence.startIndex, offsetBy: offset, limitedBy: sentence.endIndex) ?? sentence.endIndex
    let rest = sentence[opening...].dropFirst(2)
    let end = rest.firstIndex { $0 == "," || $0 == "?" || $0 == "." } ?? rest.endIndex
    return String(sentence[..<opening]) + rest[end...]
  }

  private static let presupposing = [
    ", on top of ", ", in addition to ", ", over and above ", ", considering ", ", given that ",
    ", or are there plans ",
    ", or do you plan ", ", or are you planning ",
  ]

  private static let asking: Set<String> = [
    "ask", "asks", "asked", "asking", "question", "want", "wants", "know", "insist", "insists", "require", "requires",
  ]

  /// `By when do you intend to be certified?` for `If you are not yet certified, by when do you intend to be?`
  private static func unconditional(_ sentence: String) -> String {
    let lower = sentence.lowercased()
    guard let opening = lacks.first(where: lower.hasPrefix), let comma = sentence.firstIndex(of: ",") else {
      return sentence
    }
    let lacking = sentence[sentence.index(sentence.startIndex, offsetBy: opening.count)..<comma]
    let asked = trimmed(String(sentence[sentence.index(after: comma)...]))
    let question = asked.hasSuffix("?") ? asked.dropLast() : asked[...]
    guard dates.contains(where: question.lowercased().hasPrefix) else { return sentence }
    return question + " " + lacking + "?"
  }

  private static let lacks = ["if you are", "if you have", "if you do"].flatMap { [$0 + " not yet ", $0 + " not "] }
  private static let dates = [
    "by when ", "when ", "until when ", "what is the target date", "what is the planned date",
  ]

  /// The text with `and` for all that joins as it does: `firewalls & intrusion detection`, `a plan as well as tests`.
  private static func plainlyJoined(_ text: String) -> String {
    let joined = conjunctions.reduce(text) {
      $0.utf8.count > $1.utf8.count && $0.holds($1) ? $0.replacing($1, with: " and ") : $0
    }
    // `a VPN with MFA` asks for both.
    return factors.reduce(joined) { $0.holds(" with " + $1) ? $0.replacing(" with " + $1, with: " and " + $1) : $0 }
  }

  private static let conjunctions = [
    " & ", ", as well as ", " as well as ", ", along with ", " along with ", ", together with ", " together with ",
    " and also ", " and / or ", " / ",
  ]
  private static let factors = ["MFA", "2FA", "multi-factor auth", "multifactor auth", "two-factor auth"]

  private static func isInstruction(_ lower: String) -> Bool {
    let words = lower.split(separator: " ").prefix(3).map(String.init)
    let verb = words.first == "please" ? words.dropFirst() : words[...]
    return ["select", "choose", "tick", "pick", "mark", "check"].contains(verb.first ?? "")
      && ["all", "any", "one", "each", "every", "the", "only"].contains(verb.dropFirst().first ?? "")
      && lower.utf8.count < 80
  }

  private static func isAgreement(_ lower: String) -> Bool {
    [
      "do you meet", "do you comply", "do you fulfil", "is this the case", "is that the case", "is this correct",
      "is that correct", "can you confirm", "do you agree", "do you do so", "is this so", "please confirm",
      "does this apply", "can you promise", "can you guarantee", "can you assure", "do you promise",
    ].contains(where: lower.hasPrefix) && lower.utf8.count < 40
  }

  /// Parts with a question of their own: `Is there a plan, and do customers get a report?`.
  private static func coordinated(_ sentence: String) -> [String] {
    let isQuestion = sentence.hasSuffix("?")
    guard isQuestion || isImperative(sentence.lowercased()) else { return [sentence] }
    var parts: [String] = []
    var rest = sentence[...]
    while let joint = firstRange(of: isQuestion ? joints + furtherJoints : furtherJoints, in: rest),
      let and = rest[joint].range(ofBytes: "and ")
    {
      let head = trimmed(String(rest[..<joint.lowerBound]))
      // `Describe how and where …` asks once, `… and how often` says no more.
      guard head.utf8.count > 20, rest[and.upperBound...].utf8.count > 16 else { break }
      parts.append(head + "?")
      rest = rest[and.upperBound...]
    }
    // `State your target and what follows if it is missed.` asks twice.
    let last = trimmed(String(rest))
    return parts + [
      parts.isEmpty || last.hasSuffix("?") ? last : (last.hasSuffix(".") ? String(last.dropLast()) : last) + "?"
    ]
  }

  private static let joints =
    [" and do you "] + ["do", "does", "is", "are", "has", "have", "can", "will"].map { ", and \($0) " }
  private static let furtherJoints = [
    "how", "what", "when", "where", "who", "by whom", "to whom", "for how long",
  ].map { " and \($0) " }

  private static func isImperative(_ lower: String) -> Bool {
    [
      "please ", "describe ", "list ", "explain ", "provide ", "specify ", "state ", "outline ", "indicate ", "select ",
      "detail ",
    ]
    .contains(where: lower.hasPrefix)
  }

  /// Removes bracketed examples and notes; a bracket that restricts the question stays.
  static func withoutAsides(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "(")) else { return withoutExamples(text) }
    var result = ""
    var depth = 0
    var aside = ""
    for character in text {
      if character == "(" {
        depth += 1
        if depth == 1 {
          aside = ""
          continue
        }
      }
      if character == ")", depth > 0 {
        depth -= 1
        if depth == 0 {
          if !isAside(aside) { result += "(" + aside + ")" }
          continue
        }
      }
      if depth > 0 { aside.append(character) } else { result.append(character) }
    }
    if depth > 0 { result += "(" + aside }
    return withoutExamples(result)
  }

  private static func isAside(_ text: String) -> Bool {
    let lower = text.lowercased()
    var first = Substring(lower)
    first = first.drop { $0 == " " }
    return [
      "e.g", "eg", "i.e", "ie", "for example", "such as", "note", "this ", "including ", "like ", "or equivalent",
      "if ", "see ", "max", "port ", "incl",
    ]
    .contains(where: first.hasPrefix) || lower.holds("etc")
  }

  /// Cuts `such as PCI DSS, HITRUST and SSAE 18` to the end of the clause; the predicate stays, and what is asked
  /// `…, including who and when`.
  private static func withoutExamples(_ text: String) -> String {
    var rest = text[...]
    var result = ""
    while let range = firstRange(of: [" such as ", " for example ", " e.g. ", " e.g., "], in: rest) {
      result += rest[..<range.lowerBound]
      let tail = rest[range.upperBound...]
      // `protocols such as TLS 1.2 or higher` sets a bound.
      if bounds.contains(where: tail.prefix { $0 != "?" && $0 != ";" && $0 != "," }.holds) {
        result += " "
        rest = tail
        continue
      }
      let mark = tail.utf8.firstIndex { [0x2E, 0x3F, 0x3B, 0x28].contains($0) } ?? tail.endIndex
      let demand = firstRange(of: [", including ", ", with "], in: tail)?.lowerBound ?? tail.endIndex
      let predicate = predicate(behind: tail[..<mark], of: rest[..<range.lowerBound]) ?? tail.endIndex
      rest = tail[min(mark, demand, predicate)...]
      if rest.startIndex == predicate, !rest.isEmpty { result += " " }
    }
    return result + rest
  }

  private static let bounds = [
    " or higher", " or later", " or newer", " or above", " or better", " or stronger", " or greater",
  ]

  /// Where the predicate stands behind examples: `encrypted at rest` of `Are fields such as bank details encrypted at
  /// rest?`.
  private static func predicate(behind examples: Substring, of head: Substring) -> Substring.Index? {
    let subject = head.split { ".?;".contains($0) }.last?.split(separator: " ") ?? []
    guard let opening = subject.first?.lowercased(), opening == "is" || opening == "are",
      !subject.contains(where: isPredicate)
    else { return nil }
    let words = examples.split(separator: " ")
    // `failed logins` has a noun behind it.
    return words.indices.first { position in
      isPredicate(words[position])
        && (words.dropFirst(position + 1).first.map { follows.contains(String($0)) || $0.hasSuffix("ly") } ?? true)
    }.map { words[$0].startIndex }
  }

  private static func isPredicate(_ word: Substring) -> Bool {
    QuestionReader.isParticiple(String(word)) || ["kept", "held", "sent", "made", "known", "set"].contains(word)
  }

  /// Words that go on after a predicate.
  private static let follows: Set<String> = [
    "and", "or", "at", "by", "in", "with", "from", "before", "after", "against", "on", "to", "when", "for", "under",
    "within", "every", "only", "using", "through", "as", "without", "if", "until", "during", "out", "away", "off",
    "outside", "inside", "between", "into",
  ]

  private static func firstRange(of phrases: [String], in text: Substring) -> Range<Substring.Index>? {
    phrases.compactMap { text.range(ofBytes: $0) }.min { $0.lowerBound < $1.lowerBound }
  }

  /// Sentences with their closing mark.
  static func sentences(of text: String) -> [String] {
    var found: [String] = []
    // All marks are ASCII, which is told in bytes; the line feed after a carriage return stays with it.
    let bytes = Array(text.utf8)
    var current: [UInt8] = []
    func close() {
      let sentence = trimmed(String(decoding: current, as: UTF8.self))
      if sentence.utf8.count > 2 { found.append(sentence) }
      current.removeAll(keepingCapacity: true)
    }
    for (index, byte) in bytes.enumerated() {
      current.append(byte == 0x0A && (index == 0 || bytes[index - 1] != 0x0D) ? 0x20 : byte)
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0x20
      if byte == 0x3F || byte == 0x21
        || (byte == 0x2E && (next == 0x20 || next == 0x0A)
          && !endsInAbbreviation(String(decoding: current, as: UTF8.self)))
      {
        close()
      }
    }
    close()
    return found
  }

  private static func endsInAbbreviation(_ text: String) -> Bool {
    let lower = text.lowercased()
    return ["e.g.", "i.e.", "etc.", "art.", "no.", "vs.", "approx.", "incl.", "lit.", "para.", "sec.", "abs.", "resp."]
      .contains {
        lower.hasSuffix(" " + $0) || lower.hasSuffix("(" + $0)
      }
  }

  static func trimmed(_ text: String) -> String {
    func isBlank(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x0A }
    guard isBlank(text.utf8.first) || isBlank(text.utf8.last) else { return text }
    return String(text.drop { $0 == " " || $0 == "\n" }.reversed().drop { $0 == " " || $0 == "\n" }.reversed())
  }
}
