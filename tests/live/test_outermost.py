"""Headers on every answer, and who is refused before anything else is asked."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest

from dialogue.live.door import address
from dialogue.live.headers import CONTENT_SECURITY
from dialogue.live.policy import Policy
from tests.make.echo import Echo
from tests.make.http import Answer, Line, ask
from tests.make.wire import PATH, Refused, Wire

UPGRADE = ("Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13")
KEY = "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg=="
DEMO = ["127.0.0.1:{port}", "organiser.localhost:{port}", "moderator-1.localhost:{port}"]


@pytest.fixture(scope="module")
def demo() -> Iterator[Echo]:
    with Echo(hosts=DEMO) as server:
        yield server


@pytest.fixture(scope="module")
def public() -> Iterator[Echo]:
    """A server that is reached by https, through one proxy."""
    with Echo(public_url="https://talk.example.org", hosts=["127.0.0.1:{port}"]) as server:
        yield server


def _guarded(answer: Answer) -> dict[str, str | None]:
    names = (
        "content-security-policy",
        "x-content-type-options",
        "referrer-policy",
        "cross-origin-opener-policy",
        "cross-origin-embedder-policy",
        "cross-origin-resource-policy",
        "cache-control",
        "vary",
        "server",
        "access-control-allow-origin",
    )
    return {name: answer.headers.get(name) for name in names}


GUARDED: dict[str, str | None] = {
    "content-security-policy": CONTENT_SECURITY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
    "vary": "Cookie",
    "server": None,
    "access-control-allow-origin": None,
}


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/", 200),
        ("/moved", 302),
        ("/answer/400", 400),
        ("/answer/403", 403),
        ("/nowhere", 404),
        ("/answer/429", 429),
        ("/fault", 500),
        ("/half", 500),
        (PATH, 400),
        ("/socket.io/?EIO=4&transport=polling", 400),
    ],
)
def test_every_answer_carries_the_headers(echo: Echo, target: str, status: int) -> None:
    answer = ask(echo.port, target)

    assert answer.status == status
    assert _guarded(answer) == GUARDED
    assert answer.headers["permissions-policy"].startswith("accelerometer=(), ")


@pytest.mark.parametrize(
    ("method", "target", "headers", "status"),
    [
        ("DELETE", "/", (), 405),
        ("POST", "/body", ("Content-Length: 70000",), 413),
        ("GET", "/", ("Host: other.example",), 400),
        ("GET", "/" + "x" * 9000, (), 414),
        ("GET", "/", ("X: " + "y" * 9000, "Z: " + "y" * 9000), 431),
        ("GET", "/", ("Content-Length: 1", "Content-Length: 2"), 400),
        ("GET", PATH, (*UPGRADE, KEY), 403),
        ("GET", PATH, (*UPGRADE, "Origin: http://127.0.0.1:{port}"), 400),
    ],
)
def test_refusals_carry_them_too(
    echo: Echo, method: str, target: str, headers: tuple[str, ...], status: int
) -> None:
    answer = ask(echo.port, target, method=method, headers=[h.format(port=echo.port) for h in headers])

    assert answer.status == status
    assert _guarded(answer) == GUARDED


def test_what_never_changes_may_be_kept(echo: Echo) -> None:
    answer = ask(echo.port, "/asset")

    expected = {"cache-control": "public, max-age=31536000, immutable", "vary": None}
    assert _guarded(answer) == GUARDED | expected


def test_what_varies_still_does(echo: Echo) -> None:
    answer = ask(echo.port, "/varied")

    assert _guarded(answer) == GUARDED | {"vary": "Accept-Language, Cookie"}


def test_strict_transport_only_under_https(echo: Echo, public: Echo) -> None:
    plain = ask(echo.port, "/").headers.get("strict-transport-security")
    secure = ask(public.port, "/").headers.get("strict-transport-security")

    assert (plain, secure) == (None, "max-age=31536000")


def test_a_fault_is_named_in_the_log_and_described_nowhere() -> None:
    with Echo() as echo:
        answers = [ask(echo.port, target) for target in ("/fault", "/half")]
        _, told = echo.stop()

    assert [answer.status for answer in answers] == [500, 500]
    assert all(b"words of a person" not in answer.body for answer in answers)
    assert "words of a person" not in told
    assert "an answer failed: LookupError" in told


@pytest.mark.parametrize(
    "query",
    [
        "EIO=4&transport=polling",
        "EIO=4",
        "EIO=4&transport=websocket&transport=polling",
        "EIO=4&transport=polling&transport=websocket",
        "EIO=3&transport=websocket",
        "transport=websocket",
        "EIO=4&transport=websocket&sid=abc",
        "",
    ],
)
@pytest.mark.parametrize("upgrade", [True, False])
def test_no_transport_but_websocket(echo: Echo, query: str, upgrade: bool) -> None:
    origin = f"Origin: http://127.0.0.1:{echo.port}"
    answer = ask(echo.port, f"/socket.io/?{query}", headers=[*(UPGRADE if upgrade else ()), KEY, origin])

    assert (answer.status, answer.body) == (400, b'{"code":"invalid","data":{}}')


@pytest.mark.parametrize("method", ["POST", "OPTIONS", "PUT", "HEAD"])
def test_no_method_but_get(echo: Echo, method: str) -> None:
    origin = f"Origin: http://127.0.0.1:{echo.port}"
    answer = ask(echo.port, PATH, method=method, headers=[*UPGRADE, KEY, origin])

    assert answer.status == 400


@pytest.mark.parametrize("target", ["/", "/socket.iox/?EIO=4&transport=websocket"])
def test_no_upgrade_elsewhere(echo: Echo, target: str) -> None:
    origin = f"Origin: http://127.0.0.1:{echo.port}"
    answer = ask(echo.port, target, headers=[*UPGRADE, KEY, origin])

    assert answer.status == 400


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "",
        "http://evil.test",
        "http://127.0.0.1",
        "http://127.0.0.1:{other}",
        "https://127.0.0.1:{port}",
        "http://127.0.0.1:{port}.evil.test",
        "http://evil.127.0.0.1:{port}",
        "http://127.0.0.1:{port}/",
        "http://127.0.0.1:{port} http://evil.test",
        "http://stranger.localhost:{port}",
    ],
)
def test_a_foreign_origin_is_refused_before_the_upgrade(demo: Echo, origin: str | None) -> None:
    given = None if origin is None else origin.format(port=demo.port, other=demo.port + 1)
    forged = {"X-Forwarded-Host": "evil.test", "X-Forwarded-Proto": "http", "Forwarded": "host=evil.test"}

    with pytest.raises(Refused) as caught:
        Wire.open(demo.port, headers={"Origin": given or "", **forged} if given else forged, origin=None)

    assert caught.value.status == 403


@pytest.mark.parametrize("name", ["127.0.0.1", "organiser.localhost", "ORGANISER.localhost", "localhost"])
def test_every_configured_name_is_welcome(demo: Echo, name: str) -> None:
    origin = f"http://{name.lower()}:{demo.port}"

    with Wire.open(demo.port, host=f"{name}:{demo.port}", origin=origin) as wire:
        assert wire.join()["code"] == "40"


@pytest.mark.parametrize(
    "host",
    [
        "evil.test",
        "localhost",
        "127.0.0.1",
        "127.0.0.1:1",
        "organiser.localhost:{port}.evil.test",
        "stranger.localhost:{port}",
        "",
        "127.0.0.1:{port}\r\nHost: evil.test",
    ],
)
def test_an_unknown_host_is_refused_whatever_a_proxy_is_said_to_say(demo: Echo, host: str) -> None:
    lines = [f"Host: {host.format(port=demo.port)}", f"X-Forwarded-Host: 127.0.0.1:{demo.port}"]
    answer = ask(demo.port, "/", headers=lines)

    assert (answer.status, answer.body) == (400, b'{"code":"invalid","data":{}}')


def test_what_a_client_says_of_proxies_is_not_believed(echo: Echo, public: Echo) -> None:
    lie = ("X-Forwarded-For: 9.9.9.9", "X-Forwarded-Proto: https")

    assert ask(echo.port, "/address", headers=lie).body == b"127.0.0.1 http"
    assert ask(public.port, "/address", headers=lie).body == b"127.0.0.1 https"


@pytest.mark.parametrize(
    ("told", "believed"),
    [("9.9.9.9, 8.8.8.8", "8.8.8.8"), ("9.9.9.9", "9.9.9.9"), ("", "127.0.0.1")],
)
def test_our_own_proxy_is_believed_in_its_own_word_alone(told: str, believed: str) -> None:
    environ = {"HTTP_X_FORWARDED_FOR": told, "REMOTE_ADDR": "127.0.0.1"}

    assert address(environ, 1) == believed


def test_a_body_of_the_limit_passes_and_one_byte_more_does_not(echo: Echo) -> None:
    most = b"x" * HTTPStatus.OK * 327 + b"x" * 136  # 65,536

    passed = ask(echo.port, "/body", method="POST", body=most)
    refused = ask(echo.port, "/body", method="POST", body=most + b"x")

    assert (passed.status, passed.body) == (200, b"65536")
    assert (refused.status, refused.body) == (413, b'{"code":"too_large","data":{}}')


@pytest.mark.parametrize(("chunks", "status", "body"), [(16, 200, b"65536"), (17, 413, None)])
def test_a_body_in_chunks_is_bounded_too(echo: Echo, chunks: int, status: int, body: bytes | None) -> None:
    data = b"1000\r\n" + b"x" * 4096 + b"\r\n"
    answer = ask(
        echo.port,
        "/body",
        method="POST",
        headers=["Transfer-Encoding: chunked"],
        body=data * chunks + b"0\r\n\r\n",
    )

    assert answer.status == status
    assert body is None or answer.body == body


def test_a_length_that_is_over_is_refused_unread_and_the_line_ends(echo: Echo) -> None:
    with Line(echo.port) as line:
        answer = line.ask("/body", method="POST", headers=["Content-Length: 100000000000"])

        assert (answer.status, answer.headers["connection"]) == (413, "close")
        assert line.ended()


def test_a_body_that_does_not_come_is_not_waited_for(hasty: Echo) -> None:
    with Line(hasty.port) as line:
        answer = line.ask("/body", method="POST", headers=["Content-Length: 10"])

        assert answer.status == 408
        assert line.ended()


@pytest.mark.parametrize(
    ("url", "hosts", "origins", "secure"),
    [
        ("https://Talk.example.org", {"talk.example.org"}, {"https://talk.example.org"}, True),
        ("https://talk.example.org:443/", {"talk.example.org"}, {"https://talk.example.org"}, True),
        ("http://127.0.0.1:8000", {"127.0.0.1:8000"}, {"http://127.0.0.1:8000"}, False),
        ("http://[::1]:8000", {"[::1]:8000"}, {"http://[::1]:8000"}, False),
    ],
)
def test_a_public_url_says_which_hosts_and_origins_are_ours(
    url: str, hosts: set[str], origins: set[str], secure: bool
) -> None:
    assert Policy.of(url) == Policy(hosts=frozenset(hosts), origins=frozenset(origins), secure=secure)
