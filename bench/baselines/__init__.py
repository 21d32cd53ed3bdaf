"""What a builder would get without this program: a room that passes messages on, and nothing else."""
