"""Floor 2, the nouns: frozen values without input, output or clock."""
