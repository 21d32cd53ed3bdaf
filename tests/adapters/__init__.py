"""Tests of what ports are filled with, against the real services."""
