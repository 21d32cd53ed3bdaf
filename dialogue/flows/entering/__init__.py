"""Coming in: from an invitation to the waiting room, and back again with the entry words.

Promises that a way in is used once, that nobody enters without having accepted the rules in force,
and that neither name nor words are known to anyone who could join them to a person.
"""
