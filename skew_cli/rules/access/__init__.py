"""Rules of family A, access."""
