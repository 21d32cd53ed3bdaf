"""Whole evenings: several people, the real server, and what may go wrong."""
