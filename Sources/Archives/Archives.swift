// Tar, zip and zstd containers over libarchive and libzip: the only importer of CArchive and CZip.
