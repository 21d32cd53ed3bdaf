"""What moderators do: hold and show, look when asked, mute, remove, and write to one person.

Promises that each decision names its rule or reason. Refuses to let anything through by silence.
"""
