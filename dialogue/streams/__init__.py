"""The log: append-only streams of numbered events, one audience each.

Promises numbers 1, 2, 3 … without gaps, each event sealed to the one before it by a digest.
Refuses words: an event holds opaque ids, enums and whole numbers only.
"""
