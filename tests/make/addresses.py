"""Every address of the site, with something in place of its arguments."""

from typing import Any

from flask import Flask
from werkzeug.routing import Rule


def addresses(app: Flask, method: str, **known: str) -> dict[str, list[str]]:
    """Return the addresses of each endpoint that answers to a method; `known` are real arguments."""
    found: dict[str, list[str]] = {}
    with app.test_request_context():
        for rule in app.url_map.iter_rules():
            if method in (rule.methods or ()):
                built = rule.build(_values(rule, known), append_unknown=False)
                assert built is not None, rule
                found.setdefault(rule.endpoint, []).append(built[1])
    return found


def _values(rule: Rule, known: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, converter in rule._converters.items():
        some: Any = next(iter(sorted(getattr(converter, "items", ()))), "x")
        kind = type(converter).__name__
        values[name] = known.get(name, 1 if kind == "IntegerConverter" else some)
    return values
