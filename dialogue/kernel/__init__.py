"""What everything else stands on: time, ids, text, languages, limits and errors.

Promises pure functions and small types. Refuses to do I/O or to know a framework.
"""
