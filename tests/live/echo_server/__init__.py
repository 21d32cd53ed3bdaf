"""A small server on the real transport: Flask, Socket.IO, our WebSocket, the listener, the outermost door."""
