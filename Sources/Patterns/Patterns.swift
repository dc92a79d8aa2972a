// Byte patterns over PCRE2: the only importer of CPCRE2.
