"""Fills a data folder with rooms full of people, through the program's own verbs."""
