// Delimited text: dialects, records and the byte spans of their fields.
