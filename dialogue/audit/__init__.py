"""What staff did: the names of acts, and who reads them.

Promises that every act is an entry of `desk` or `office` and is named like the command that did it.
"""
