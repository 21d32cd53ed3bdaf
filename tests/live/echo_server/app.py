"""Routes that answer in every way a server can."""

from collections.abc import Iterator

from flask import Flask, Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse


def make_app() -> Flask:
    app = Flask("echo")
    app.config["PROPAGATE_EXCEPTIONS"] = True  # Flask would write them down with all they say
    app.add_url_rule("/", "index", lambda: "hello")
    app.add_url_rule("/moved", "moved", _moved)
    app.add_url_rule("/answer/<int:status>", "answer", _answer)
    app.add_url_rule("/fault", "fault", _fault)
    app.add_url_rule("/half", "half", _half)
    app.add_url_rule("/address", "address", lambda: f"{request.remote_addr} {request.scheme}")
    app.add_url_rule("/body", "body", _body, methods=["POST"])
    app.add_url_rule("/asset", "asset", _asset)
    app.add_url_rule("/varied", "varied", _varied)
    app.add_url_rule("/page", "page", lambda: "<!doctype html><script src='/page.js'></script>")
    app.add_url_rule("/page.js", "script", _script)
    return app


def _moved() -> AnyResponse:
    return redirect("/")


def _answer(status: int) -> str:
    abort(status)


def _fault() -> str:
    raise LookupError("the words of a person")


def _half() -> Response:
    def parts() -> Iterator[bytes]:
        yield b""
        raise LookupError("the words of a person")

    return Response(parts())


def _body() -> str:
    return str(len(request.get_data()))


def _asset() -> Response:
    return Response("x", headers={"Cache-Control": "public, max-age=31536000, immutable", "Server": "mine/1"})


def _varied() -> Response:
    return Response("x", headers={"Cache-Control": "public", "Vary": "Accept-Language"})


def _script() -> Response:
    return Response(
        """
        const ws = new WebSocket(`ws://${location.host}/socket.io/?EIO=4&transport=websocket`);
        ws.onmessage = (event) => { document.title = event.data[0] === "0" ? "open" : "other"; };
        ws.onerror = () => { document.title = "error"; };
        """,
        mimetype="text/javascript",
    )
