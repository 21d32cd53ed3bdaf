"""The room over plain HTTP: its first page, commands as forms, and what a page without a socket reads."""
