"""A written story that moves from city to city becomes a narrated podcast."""
