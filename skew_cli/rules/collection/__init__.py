"""Rules of family C, over all programs."""
