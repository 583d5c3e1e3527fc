"""Rules of family T, theme and goals."""
