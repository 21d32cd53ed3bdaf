"""Pages and forms: parse, ask who this is, call one flow, word the answer in the reader's language.

Promises that no GET changes anything, that every POST carries its form's token, and that a page
missing from `permits.PAGES` cannot be opened. Refuses to decide anything by itself.
"""
