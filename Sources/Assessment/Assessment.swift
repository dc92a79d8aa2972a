// Gap analysis, Statement of Applicability and freshness: pure functions.
