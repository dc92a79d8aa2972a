import Arguments
import Bundles
import Files
import JSON
import Model
import Questionnaires
import Reports

/// Answers a questionnaire's rows with sealed evidence: one row's files as a bundle, or a whole list of requests.
struct EvidenceReply {
  private let questionnaire: any Questionnaire
  private let entries: [QuestionEntry]
  private let judge: Judge
  private let file: String
  private let output: String?
  private let force: Bool
  private let json: Bool

  init(
    _ questionnaire: any Questionnaire, _ entries: [QuestionEntry], _ judge: Judge, file: String, output: String?,
    force: Bool, json: Bool
  ) {
    (self.questionnaire, self.entries, self.judge) = (questionnaire, entries, judge)
    (self.file, self.output, self.force, self.json) = (file, output, force, json)
  }

  func run(_ id: String, in session: Session) throws -> ExitStatus {
    let packing = try EvidencePacking(session)
    return id == "all" ? try list(packing, session) : try one(id, packing, session)
  }

  /// A follow-up question: the files behind one answer, in a small signed bundle.
  private func one(_ id: String, _ packing: EvidencePacking, _ session: Session) throws -> ExitStatus {
    guard let entry = entries.first(where: { $0.question.id.rawValue == id }) else {
      let close = Suggestion.closest(to: id, in: entries.map(\.question.id.rawValue))
      throw Failure(
        .input, "no question has the id '\(id)'", at: .file(file), hint: close.map { "did you mean '\($0)'?" })
    }
    let evidence = packing.evidence(for: entry, judge.answer(entry.question))
    let name = id.unicodeScalars.map {
      $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) ? String($0) : "-"
    }
    let target = output ?? "\(FileName.stem(of: file)).\(name.joined()).evidence.tar.zst"
    guard let made = try packing.pack(evidence, request: "\(FileName.stem(of: file)), question \(id)", to: target)
    else {
      throw Failure(
        .input, "no sealed evidence supports question \(id)", at: .file(file), hint: "vouch collect PLAN gathers some")
    }
    report([(entry, evidence)], made, bundle: target, answered: nil, packing, session)
    return .done
  }

  /// An auditor's list: each row names its files in a copy of the list, and one bundle has them all.
  private func list(_ packing: EvidencePacking, _ session: Session) throws -> ExitStatus {
    let target = output ?? FileName.answered(file)
    let whole = try WholeFile(target, replacing: force)
    let found = entries.map { ($0, packing.evidence(for: $0, judge.answer($0.question))) }
    let fillings = found.map { entry, evidence in
      let words = evidence.isEmpty ? "No evidence has been collected for this." : packing.words(evidence)
      // A list of answers offers none for a list of files; the words then go beside it.
      let cell = entry.question.options.isEmpty ? words : ""
      return Filling(
        question: entry.question.id, verdict: evidence.isEmpty ? .notStated : .yes, answer: cell,
        comment: cell.isEmpty || !entry.question.options.isEmpty ? words : "")
    }
    let written = try questionnaire.writing(fillings)
    let bundle = "\(FileName.stem(of: file)).evidence.tar.zst"
    let made = try packing.pack(
      Array(Set(found.flatMap(\.1))), request: "the requests of \(FileName.stem(of: file))", to: bundle)
    try whole.write(written.bytes)
    try whole.commit()
    report(found, made, bundle: bundle, answered: target, packing, session)
    return found.contains { $0.1.isEmpty } ? .partly : .done
  }

  private func report(
    _ found: [(QuestionEntry, [Evidence])], _ made: Disclosed?, bundle: String, answered: String?,
    _ packing: EvidencePacking, _ session: Session
  ) {
    if json {
      let value: JSONValue = [
        "schema": "vouch.evidence-reply/1", "answered": .optional(answered),
        "bundle": .optional(made.map { _ in bundle }),
        "requests": .array(
          found.map { entry, evidence in
            [
              "id": .string(entry.question.id.rawValue), "text": .string(entry.question.text),
              "evidence": .array(evidence.map { .string($0.id.rawValue) }),
              "paths": .array(evidence.map { .string($0.path) }),
            ]
          }),
      ]
      session.write(value)
      return
    }
    for (entry, evidence) in found {
      session.write(
        Visible.clipped(
          "\(entry.question.id)  \(Visible.line(evidence.isEmpty ? "nothing" : packing.words(evidence)))",
          to: session.width) + "\n")
    }
    if let answered { session.write("wrote \(Visible.line(answered))\n") }
    if let made {
      session.write("sealed \(Visible.line(bundle)): \(made.disclosed) disclosed, \(made.withheld) withheld\n")
    }
  }
}
