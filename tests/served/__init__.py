"""The real server as a subprocess, with a clock that a control socket sets; that socket exists only here."""
