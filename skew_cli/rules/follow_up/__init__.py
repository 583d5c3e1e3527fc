"""Rules of family U, follow-up."""
