"""Schema changes, applied in code at start."""
