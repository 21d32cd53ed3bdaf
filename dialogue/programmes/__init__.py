"""Programmes: their societies, staff, rules, lists of words and places, and authored texts.

Promises that every authored text knows which of the four languages it still lacks.
Refuses any default that favours one society: order and shapes are drawn by lot.
"""
