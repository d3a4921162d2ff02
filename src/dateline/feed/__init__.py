"""Episode -> everything that a listener's app reads."""
