"""Rules of family P, partnership."""
