"""Floor 3, time: zones, working weeks and holidays of both sides, and the meetings that lie in them."""
