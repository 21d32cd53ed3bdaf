"""What ports are filled with where an operator asks for a service beside the program.

Each imports its own library and is itself imported only where it was configured.
"""
