public import Model

/// An iCalendar file (RFC 5545) of whole days.
public struct Calendar: Hashable, Sendable {
  /// One day's event.
  public struct Event: Hashable, Sendable {
    /// A lasting identifier.
    public var id: String
    /// The day.
    public var day: CalendarDate
    /// In one line.
    public var summary: String
    /// More words.
    public var description: String

    /// Makes an event.
    public init(id: String, day: CalendarDate, summary: String, description: String = "") {
      (self.id, self.day, self.summary, self.description) = (id, day, summary, description)
    }
  }

  /// When the file was made.
  public var time: Instant
  /// Events.
  public var events: [Event]

  /// Makes a calendar.
  public init(time: Instant, events: [Event]) { (self.time, self.events) = (time, events) }

  /// The file's bytes, lines folded at 75 bytes.
  public var bytes: [UInt8] {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//vouch//vouch//EN", "CALSCALE:GREGORIAN"]
    for event in events.sorted(by: { ($0.day, $0.id) < ($1.day, $1.id) }) {
      lines += [
        "BEGIN:VEVENT", "UID:\(Self.escaped(event.id))@vouch.example", "DTSTAMP:\(Self.stamp(time))",
        "DTSTART;VALUE=DATE:\(Self.digits(event.day))", "DTEND;VALUE=DATE:\(Self.digits(event.day.adding(days: 1)))",
        "SUMMARY:\(Self.escaped(event.summary))",
      ]
      if !event.description.isEmpty { lines.append("DESCRIPTION:\(Self.escaped(event.description))") }
      lines += ["TRANSP:TRANSPARENT", "END:VEVENT"]
    }
    lines.append("END:VCALENDAR")
    return lines.flatMap(Self.folded)
  }

  private static func digits(_ day: CalendarDate) -> String { day.description.filter { $0 != "-" } }

  private static func stamp(_ time: Instant) -> String { time.description.filter { $0 != "-" && $0 != ":" } }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      default: if scalar.value >= 0x20, scalar.value != 0x7F { result.unicodeScalars.append(scalar) }
      }
    }
    return result
  }

  /// A line in pieces of at most 75 bytes, no character torn, each further piece after a blank.
  private static func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var used = 0
    for scalar in line.unicodeScalars {
      let units = Array(String(scalar).utf8)
      if used + units.count > 75 {
        bytes += [0x0D, 0x0A, 0x20]
        used = 1
      }
      bytes += units
      used += units.count
    }
    return bytes + [0x0D, 0x0A]
  }
}

extension Rendering where Subject == GapAnalysis {
  /// Due dates of open findings and the days on which evidence expires.
  static var calendar: Rendering {
    Rendering("ics") { analysis in
      var events: [Calendar.Event] = []
      // Of an item that is collected often only the newest occurrence counts.
      var newest: [String: Evidence] = [:]
      var supported: [String: [String]] = [:]
      for finding in analysis.findings {
        if let due = finding.decision?.due, finding.state.isOpen {
          events.append(
            .init(
              id: "gap-\(finding.reference)", day: due,
              summary: "Due: \(finding.reference) \(finding.control.title)",
              description: [finding.decision?.action, finding.decision?.owner.map { "Owner: \($0)" }]
                .compactMap { $0 }.joined(separator: "\n")))
        }
        for exhibit in finding.evidence where exhibit.standing == .fresh && exhibit.evidence.expires != nil {
          let record = exhibit.evidence
          let item = record.item.isEmpty ? record.path : record.item
          if newest[item].map({ ($0.collected, $0.id) < (record.collected, record.id) }) ?? true {
            newest[item] = record
          }
          let reference = "\(finding.reference)"
          if supported[item]?.contains(reference) != true { supported[item, default: []].append(reference) }
        }
      }
      for (item, record) in newest {
        guard let expires = record.expires, let controls = supported[item] else { continue }
        events.append(
          .init(
            id: "evidence-\(item)", day: expires.date, summary: "Evidence expires: \(item)",
            description: "\(record.path)\nSupports \(controls.joined(separator: ", "))"))
      }
      return Calendar(time: analysis.time, events: events).bytes
    }
  }
}
