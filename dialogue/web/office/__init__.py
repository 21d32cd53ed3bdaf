"""The office's pages: programmes, meetings, seats, people, texts, summaries.

Promises that nothing here shows who holds a seat, and that a link is told once, to the one who asked for it.
"""
