"""Flask-SocketIO on gevent, as its documentation shows it."""
