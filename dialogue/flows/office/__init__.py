"""What organisers do: programmes and their words, staff, meetings, seats, summaries and files.

Promises that every act asks the database whether this account may do it in this programme, and leaves an
entry in the programme's office stream. What belongs to another programme is `Missing`, like an unknown id.
"""
