"""What is kept, and for how long: rooms whose day has come, and how everything said in one is erased."""
