"""Tests of the live edge, over real sockets against a real server in a process of its own."""
