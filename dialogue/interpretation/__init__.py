"""Texts of messages in other languages, and who asked for them.

Promises that a rendering belongs to one revision, says how it was made, and never replaces the original.
"""
