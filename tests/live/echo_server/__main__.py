"""Starts the server under test; takes one JSON argument and prints where it listens as one JSON line."""

from gevent import monkey

monkey.patch_all()

import json
import logging
import sys
from pathlib import Path

from dialogue.live.address import listen_tcp, listen_unix
from dialogue.live.bounds import Bounds
from dialogue.live.engine import mount
from dialogue.live.listener import Listener
from dialogue.live.outermost import Outermost
from dialogue.live.policy import Policy
from tests.live.echo_server.app import make_app
from tests.live.echo_server.commands import Commands


def main() -> None:
    options = json.loads(sys.argv[1])
    logging.basicConfig(stream=sys.stderr, format="%(message)s")
    app = make_app()
    commands = Commands()
    engine = mount(app, greet=commands.greet, bounds=Bounds(**options.get("bounds", {})))
    commands.register(engine)
    bound = listen_unix(Path(options["unix"])) if "unix" in options else listen_tcp("127.0.0.1", 0)
    port = bound.getsockname()[1] if "unix" not in options else 0
    hosts = [host.format(port=port) for host in options.get("hosts", ["127.0.0.1:{port}"])]
    policy = Policy.of(
        options.get("public_url", "http://localhost:{port}").format(port=port), other_hosts=hosts
    )
    deadlines = {"header_deadline": 10.0, "keep_alive": 75.0} | options.get("deadlines", {})
    body = options.get("body_deadline", 30.0)
    app.wsgi_app = Outermost(app.wsgi_app, policy, body_deadline=body)  # type: ignore[method-assign]
    listener = Listener(bound, app, engine.sockets, secure=policy.secure, **deadlines)
    listener.start()
    sys.stdout.write(json.dumps({"port": port}) + "\n")
    sys.stdout.flush()
    listener.run()


main()
