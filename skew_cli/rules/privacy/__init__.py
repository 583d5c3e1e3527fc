"""Rules of family G, privacy."""
