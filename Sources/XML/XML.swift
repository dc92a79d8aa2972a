// XML and HTML trees over libxml2: the only importer of CXML2.
