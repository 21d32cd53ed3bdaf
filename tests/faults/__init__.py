"""What may go wrong around the program, with real processes and sockets: what is acknowledged is kept."""
