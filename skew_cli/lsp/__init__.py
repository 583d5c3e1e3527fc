"""The language server: what editors ask over stdin and stdout; the only room that knows pygls (extra `lsp`)."""
