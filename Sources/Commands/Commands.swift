// Wiring, wording and exit status: one file for each verb.
