"""Story -> script."""
