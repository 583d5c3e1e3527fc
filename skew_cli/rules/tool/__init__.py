"""Rules of family Q, the tool itself."""
