"""The moderators' desk over plain HTTP: one card for what is next, everything else as forms below it."""
