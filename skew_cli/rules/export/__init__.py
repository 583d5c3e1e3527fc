"""Rules of family K, export."""
