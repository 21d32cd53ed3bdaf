"""The promises of this program, each in a file that bears its name."""
