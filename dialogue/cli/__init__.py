"""The command line: start the server, set things up, and errands that a running server carries out itself."""
