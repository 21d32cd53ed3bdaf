"""The product's own server with raised rates, as a process of its own; that entry exists only here."""
