"""Rules of family L, languages and interpreting."""
