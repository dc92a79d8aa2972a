// Evidence sources, one file for each, with redaction and sufficiency.
