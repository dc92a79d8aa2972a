// New workbooks over libxlsxwriter: the only importer of CXLSXWriter.
