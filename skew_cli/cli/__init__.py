"""Floor 6, people: the command line; the only room that knows typer, and the only one that prints."""
