// English word stems over Snowball: the only importer of CStemmer.
