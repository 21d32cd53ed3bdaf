"""The example a fresh installation starts with: its words as data, and how they become a programme."""
