"""What readers get: snapshots, the events after them, and the words that both point at.

Promises the fold law, fold(snapshot(p), events p+1..q) == snapshot(q), for every kind of event,
and that a text nobody may read any more is in no answer.
"""
