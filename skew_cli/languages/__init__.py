"""Floor 3, words: catalogues of the documents, dates and terms of the command line."""
