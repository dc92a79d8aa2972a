// Words, figures and subjects: what questions and documents are both read into.
