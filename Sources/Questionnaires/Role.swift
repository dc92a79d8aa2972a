import Model

/// What a column of a questionnaire is for.
public enum Role: String, Hashable, Sendable, CaseIterable {
  /// The customer's id of the row.
  case id
  /// A heading that groups rows.
  case section
  /// What is asked.
  case question
  /// Where the answer goes.
  case answer
  /// Where the words and citations go.
  case comment
  /// The answers offered.
  case options
  /// The kind of answer expected.
  case form = "type"

  /// How well a header's text names each role, from 0 to 1.
  static func scores(of header: String) -> [Role: Double] {
    let folded = FoldedText.folded(header)
    guard !folded.isEmpty, folded.utf8.count <= 120 else { return [:] }
    if let named = named(header, folded) { return named }
    let words = Set(folded.split(separator: " ").map(String.init))
    guard words.count <= 12 else { return [:] }
    var scores: [Role: Double] = [:]
    for (role, hints) in hints where !words.isDisjoint(with: hints) { scores[role] = 0.6 }
    // "Comments on your answer" takes words; "answer" in it names what they are about.
    if scores[.comment] != nil { scores[.answer] = nil }
    if words.contains("type") || words.contains("options") { (scores[.answer], scores[.question]) = (nil, nil) }
    return scores
  }

  /// The scores of a header that is a role's very name, as all above 0.6 are; nil for any other.
  static func named(_ header: String) -> [Role: Double]? {
    let folded = FoldedText.folded(header)
    return folded.isEmpty || folded.utf8.count > 120 ? nil : named(header, folded)
  }

  private static func named(_ header: String, _ folded: String) -> [Role: Double]? {
    if let exact = exact[folded] { return exact }
    guard header.utf8.contains(where: { $0 == 0x28 || $0 == 0x5B || $0 == 0x0A }) else { return nil }
    let head = FoldedText.folded(String(header.prefix { $0 != "(" && $0 != "[" && $0 != "\n" }))
    return head == folded ? nil : exact[head]?.mapValues { $0 * 0.95 }
  }

  private static let exact: [String: [Role: Double]] = {
    var table: [String: [Role: Double]] = [:]
    func add(_ role: Role, _ score: Double, _ names: String) {
      for name in names.split(separator: ",") {
        table[FoldedText.folded(String(name)), default: [:]][role] = score
      }
    }
    add(
      .id, 1,
      "id,ref,reference,ref no,no,nr,number,num,nummer,lfd nr,control id,control number,question id,question no,"
        + "question number,qid,frage nr,requirement id,req id,item no,identifier,#,item number,ref id,reference id")
    add(.id, 0.9, "key,guid,uuid,code,kennung,control ref,control no,numéro,número,index,s no,sr no,sl no")
    add(
      .section, 1,
      "section,domain,category,main area,sub area,area,topic,group,family,control domain,control family,kapitel,"
        + "bereich,kategorie,thema,themenbereich,abschnitt,subcategory,sub category,subdomain,theme,section heading,"
        + "waf pillar,chapter,catégorie,sección,domäne,subsection,sub section,control group,security domain")
    add(.section, 0.6, "control,heading,title,titel,checklist,services,control title,control name,function")
    add(
      .question, 1,
      "question,questions,requirement question,question requirement,checklist item,recommendation,frage,anforderung,"
        + "question text,security question,prüffrage,assessment question,audit question,control question,fragestellung,"
        + "pregunta,vendor question,questionnaire question,sicherheitsfrage,your question,question s,questions asked")
    add(
      .question, 0.85,
      "requirement,requirements,control specification,control description,requirement description,statement,request,"
        + "inquiry,criteria,criterion,control requirement,check,exigence,requisito,control statement,control objective,"
        + "anforderungen,maßnahme,evidence request,requested item")
    add(.question, 0.6, "description,beschreibung,text,item,what we ask,control,rule title,objective")
    add(
      .answer, 1,
      "answer,answers,response,responses,antwort,antworten,your answer,your response,vendor response,vendor answer,"
        + "supplier response,supplier answer,yes no,y n,ja nein,reply,compliant,compliance,provider response,"
        + "company response,respuesta,réponse,answer yes no,response yes no,yes no n a,compliant y n,"
        + "antwort ja nein,ihre antwort,consensus assessment answer,select answer,respondent answer")
    add(
      .answer, 0.85,
      "status,compliance status,implementation status,in place,implemented,erfüllt,umgesetzt,umsetzungsstatus,"
        + "erfüllungsgrad,comply,complies,result,fulfilled,met,assessment result,konform")
    add(.answer, 0.3, "score,rating,value,bewertung,maturity,reifegrad")
    add(
      .comment, 1,
      "comment,comments,explanation,bemerkung,bemerkungen,kommentar,kommentare,remarks,remark,notes,note,"
        + "additional information,additional comments,vendor comments,supplier comments,your comments,anmerkung,"
        + "anmerkungen,erläuterung,erläuterungen,begründung,justification,further information,please explain,"
        + "comment explanation,response details,commentaire,commentaires,comentarios,vendor notes,comments notes")
    add(.comment, 0.8, "details,rationale,implementation description,explain,additional details,supporting information")
    add(
      .options, 1,
      "options,answer options,choices,possible answers,allowed values,antwortmöglichkeiten,valid answers,"
        + "response options,answer choices,auswahl,permitted values,possible responses,option,allowed answers")
    add(.form, 1, "type,answer type,response type,question type,antworttyp,expected answer type,answer format,format")
    return table
  }()

  private static let hints: [(Role, Set<String>)] = [
    (.question, ["question", "questions", "frage", "fragen", "pregunta", "anforderung"]),
    (.answer, ["answer", "response", "antwort", "reply", "compliant", "réponse", "respuesta"]),
    (
      .comment,
      [
        "comment", "comments", "explain", "explanation", "remarks", "bemerkung", "bemerkungen", "kommentar", "describe",
        "erläuterung", "erläutern", "anmerkungen", "justification", "clarification",
      ]
    ),
    (.id, ["id", "ref", "nr"]),
    (.section, ["section", "domain", "category", "kategorie", "bereich"]),
    (.options, ["options", "choices"]),
    (.form, ["type"]),
  ]
}
