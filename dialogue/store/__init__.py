"""Where things are kept: tables, the one writer, readers, and the seals on words.

Promises that what `Writer.run` returned from is on the disk, and that a command which
failed left nothing behind. Refuses to know what the tables mean.
"""
