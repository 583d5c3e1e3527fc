"""Scripts that are measured, or that measure inside another interpreter; each runs alone."""
