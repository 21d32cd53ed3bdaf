"""The live edge: Socket.IO over our own WebSocket, the listener under it, and what stands before both.

Promises bounded memory per socket, one order of bytes per socket, and headers on every answer.
Refuses to know what a command means.
"""
