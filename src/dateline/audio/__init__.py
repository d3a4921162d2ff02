"""Script -> sound."""
