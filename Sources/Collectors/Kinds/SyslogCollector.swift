import Model

/// Syslog files of RFC 5424, of RFC 3164, or as rsyslog writes them.
struct SyslogCollector: Collector {
  static let name = "syslog"
  static let summary = "Syslog lines of RFC 5424 or RFC 3164; what the older form leaves out is assumed and recorded."
  static let parameters = [
    CollectorParameter("year", "the year of RFC 3164 times; the run's where absent, or the year before"),
    CollectorParameter("zone", "the zone of RFC 3164 times as '+01:00'; UTC where absent"),
  ]
  static let readsInput = true
  private let input: Input
  private let year: Int?
  private let zone: String

  init(_ parameters: Parameters) throws(Failure) {
    input = try InputParameters.required(parameters, name: "syslog.log")
    year = try parameters.number("year")
    let zone = try parameters.text("zone") ?? "Z"
    guard Instant("2026-01-01T00:00:00\(zone)") != nil else {
      throw parameters.failure("zone", "a zone is written '+01:00', or 'Z' for UTC")
    }
    self.zone = zone
  }

  func steps(in surroundings: Surroundings) -> [PlannedStep] { input.steps(in: surroundings) }

  func gather(_ item: Plan.Item, in surroundings: Surroundings) -> Gathering {
    var gathering = input.gather(item, system: "syslog", in: surroundings)
    let today =
      surroundings.period.map { Instant(secondsSinceEpoch: $0.upperBound.secondsSinceEpoch - 1).date }
      ?? surroundings.today
    gathering.pieces.change { piece in
      piece.mediaType = "text/plain"
      let (year, zone) = (self.year, self.zone)
      piece.analyzer = { LineAnalyzer(SyslogReader(today: today, year: year, zone: zone)) }
    }
    return gathering
  }
}

/// Reads the head of each line: priority, time, host.
struct SyslogReader: LineReader {
  private let today: CalendarDate
  private let year: Int?
  private let zone: String
  private var found = Findings()
  private var lines = 0
  private var modern = 0
  private var older = 0
  private var undated = 0
  private var hosts: Set<String> = []
  private var previous: Instant?
  private var longestGap = 0

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  init(today: CalendarDate, year: Int?, zone: String) { (self.today, self.year, self.zone) = (today, year, zone) }

  mutating func read(_ line: UnsafeRawBufferPointer) {
    guard !line.isEmpty else { return }
    lines += 1
    // Times and hosts stand in the first 120 bytes; the message is nobody's business here.
    var head = Array(line.prefix(120))[...]
    if head.first == UInt8(ascii: "<"), let end = head.prefix(6).firstIndex(of: UInt8(ascii: ">")) {
      head = head[(end + 1)...]
    }
    if head.starts(with: Array("1 ".utf8)) { head = head.dropFirst(2) }
    let text = String(decoding: head, as: UTF8.self)
    if let (time, host) = Self.modern(text) {
      modern += 1
      saw(time, host)
    } else if let (time, host) = older(text) {
      older += 1
      saw(time, host)
    } else {
      undated += 1
    }
  }

  mutating func findings() -> Findings {
    found.rows = lines
    found.facts["rfc5424"] = .count(modern)
    found.facts["rfc3164"] = .count(older)
    found.facts["undated"] = .count(undated)
    found.facts["hosts"] = .count(hosts.count)
    if modern + older > 1 { found.facts["longest_gap"] = .span(longestGap) }
    if older > 0 {
      found.assumptions["assumedYear"] = year.map(String.init) ?? "\(today.year), or the year before for later days"
      found.assumptions["assumedZone"] = zone == "Z" ? "UTC" : zone
    }
    found.checks = [
      Check(
        "lines carry a time", modern + older > 0, otherwise: lines == 0 ? "0 lines" : "none of \(lines) lines does"),
      // Continuation lines are usual; a file of mostly undated lines is no log in either form.
      Check("most lines carry a time", undated <= modern + older, otherwise: "\(undated) of \(lines) lines do not"),
    ]
    return found
  }

  private mutating func saw(_ time: Instant, _ host: String) {
    if let previous { longestGap = max(longestGap, time.secondsSinceEpoch - previous.secondsSinceEpoch) }
    previous = time
    found.saw(time)
    if hosts.count < 10_000 { hosts.insert(host) }
  }

  /// `2026-03-06T09:00:00.123+01:00 host …`
  private static func modern(_ text: String) -> (Instant, String)? {
    let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
    guard words.count >= 2, let time = Instant(String(words[0])) else { return nil }
    return (time, String(words[1]))
  }

  /// `Mar  6 09:00:00 host …`
  private func older(_ text: String) -> (Instant, String)? {
    let words = text.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: true)
    guard words.count >= 4, let month = Self.months.firstIndex(of: String(words[0])), let day = Int(words[1]),
      words[2].utf8.count == 8
    else { return nil }
    let assumed = year ?? ((month + 1, day) > (today.month, today.day) ? today.year - 1 : today.year)
    guard let date = CalendarDate(year: assumed, month: month + 1, day: day),
      let time = Instant("\(date)T\(words[2])\(zone)")
    else { return nil }
    return (time, String(words[3]))
  }
}
