"""Floor 4, dates: series of sessions on days when both sides work."""
