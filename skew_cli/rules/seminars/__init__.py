"""Rules of family V, preparatory seminars."""
