"""Rules of family S, sessions: number, length, agenda."""
