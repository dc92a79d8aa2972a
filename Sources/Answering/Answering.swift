// Claims and a question into a verdict, its words and its citations.
