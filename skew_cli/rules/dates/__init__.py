"""Rules of family D, date and time."""
