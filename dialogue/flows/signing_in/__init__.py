"""Signing in for the team, as far as programmes hear of it, and where its members work.

Promises an entry in each programme's office log for every sign-in of one of its staff.
"""
