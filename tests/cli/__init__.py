"""The command line as an operator has it."""
