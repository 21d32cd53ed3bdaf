"""Starts the server under test."""

from gevent import monkey

monkey.patch_all()

from tests.live.echo_server.serve import serve  # everything else is imported patched

serve()
