"""What people do with a room, through the one door that every command takes."""
