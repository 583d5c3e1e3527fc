"""Floor 5, composes: load, check, create, adapt, render; it introduces the rooms to one another and decides nothing."""
