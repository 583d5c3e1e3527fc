"""Floor 5, validation: from an index to findings and reports, one step a file."""
