// The command line as one table: parsing, help, man page and completions are renderings of it.
