"""Floor 3, YAML: text to nodes with places, nodes to data, paths to spans, and span edits back into text."""
