"""Builders and doubles for what lies outside the program: time and chance."""
