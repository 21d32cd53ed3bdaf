"""Puts the server under test together from one JSON argument, and says as one JSON line where it listens."""

import gc
import json
import logging
import sys
from pathlib import Path
from typing import Any

from dialogue.live.address import listen_tcp, listen_unix
from dialogue.live.bounds import Bounds
from dialogue.live.engine import mount
from dialogue.live.listener import Listener
from dialogue.live.outermost import Outermost
from dialogue.live.policy import Policy
from tests.live.echo_server.app import make_app
from tests.live.echo_server.commands import Commands


def serve() -> None:
    options = json.loads(sys.argv[1])
    if not options.get("litter", True):
        gc.disable()  # what is left lying then stays
    logging.basicConfig(stream=sys.stderr, format="%(message)s")
    app = make_app()
    commands = Commands()
    bounds = Bounds(**options.get("bounds", {}))
    engine = mount(app, greet=commands.greet, carry=commands.wish, bounds=bounds)
    commands.register(engine)
    bound = listen_unix(Path(options["unix"])) if "unix" in options else listen_tcp("127.0.0.1", 0)
    port = bound.getsockname()[1] if "unix" not in options else 0
    policy = _policy(options, port)
    deadlines = {"header_deadline": 10.0, "keep_alive": 75.0} | options.get("deadlines", {})
    body = options.get("body_deadline", 30.0)
    app.wsgi_app = Outermost(app.wsgi_app, policy, body_deadline=body)  # type: ignore[method-assign]
    listener = Listener(bound, app, engine.sockets, secure=policy.secure, **deadlines)
    listener.start()
    sys.stdout.write(json.dumps({"port": port}) + "\n")
    sys.stdout.flush()
    listener.run()


def _policy(options: dict[str, Any], port: int) -> Policy:
    hosts = [host.format(port=port) for host in options.get("hosts", ["127.0.0.1:{port}"])]
    url = options.get("public_url", "http://localhost:{port}").format(port=port)
    return Policy.of(url, other_hosts=hosts, proxies=options.get("proxies", 0))
