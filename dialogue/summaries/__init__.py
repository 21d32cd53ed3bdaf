"""The record of a meeting: plain facts become figures, a record that is safe to give away, and files.

Everything here but the tables is pure: the same facts give the same bytes.
"""
