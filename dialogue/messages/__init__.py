"""The spoken word: messages, their revisions, and what their authors released for quoting.

Promises that (author, client key) makes at most one message, for ever, and that a
revision's words never change: they are there or they are gone.
"""
