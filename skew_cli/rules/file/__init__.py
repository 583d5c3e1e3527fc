"""Rules of family F, file and identity."""
