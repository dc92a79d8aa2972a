// SQL statements and transactions over SQLite: the only importer of CSQLite.
