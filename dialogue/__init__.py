"""Moderated dialogue rooms in which each person reads and writes in their own language."""
