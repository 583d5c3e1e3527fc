"""Rules of family N, adaptation."""
