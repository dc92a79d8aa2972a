// Gap analysis, Statement of Applicability and freshness: pure functions of claims, evidence, decisions and a day.
//
// Two rules run through all of it. What a source does not say is never found: silence is "not assessed", a plan is
// "planned", a condition or a part is "partial". And what a claim asserts never counts as proof: sealed, sufficient,
// unexpired evidence is judged beside it and shown beside it.
