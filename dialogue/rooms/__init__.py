"""Rooms, their meetings, seats, members, stages and the floor.

Promises one member per seat and one name per room that cannot be confused with another.
Refuses to know what was said.
"""
