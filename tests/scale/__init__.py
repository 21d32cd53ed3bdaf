"""Three processes of one instance with all they stand on: a meeting across them, and what may go wrong."""
