"""What the product can do: one use case per file, carried out in one transaction.

Promises that a command is checked against the table of permits in its own transaction and
is answered. `table.py` is the table of contents.
"""
