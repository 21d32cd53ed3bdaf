"""When somebody is in danger: what an operator can do at once, without an account and without a moderator."""
