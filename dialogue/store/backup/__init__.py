"""What a backup is made of: a pair of keys, a sealed container that streams, tables as plain rows in it."""
