"""Rules of family X, exploration meeting."""
