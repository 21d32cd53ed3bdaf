"""The edges from outside: every page, command, socket and file, asked by everybody who might ask."""
