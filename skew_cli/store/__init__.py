"""Floor 4, the machine: repository, files, templates, clock; the only room that touches the disk."""
