"""Rules of family R, roles."""
