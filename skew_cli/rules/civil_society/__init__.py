"""Rules of family Z, civil society."""
