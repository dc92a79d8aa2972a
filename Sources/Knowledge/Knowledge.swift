// The store: documents, claims, answers, evidence index and ledger.
