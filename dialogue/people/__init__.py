"""Staff accounts and logins.

Promises that passwords, codes and login tokens are kept only as hashes or sealed.
Refuses anything about participants but the opaque id of who is logged in.
"""
