// Markdown blocks with their source lines over cmark-gfm: the only importer of CMarkdown.
