"""The pure parts of the bench: what a figure is, what a run has to be, what the generator is told."""
