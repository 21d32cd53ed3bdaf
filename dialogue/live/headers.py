"""The security headers of every answer, whoever made it."""

from typing import Final

Headers = list[tuple[str, str]]

CONTENT_SECURITY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types lit-html"
)

# All off but clipboard-write, by which an organiser copies a seat's link.
_FEATURES: Final = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "sync-xhr",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)

_FIXED: Final[Headers] = [
    ("Content-Security-Policy", CONTENT_SECURITY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in _FEATURES)),
]
_TRANSPORT: Final = ("Strict-Transport-Security", "max-age=31536000")
_OURS: Final = {name.lower() for name, _ in _FIXED} | {"strict-transport-security", "server", "x-powered-by"}


def secured(headers: Headers, *, secure: bool) -> Headers:
    """Return an answer's headers with ours: fixed ones, `no-store` unless immutable, `Vary: Cookie`."""
    kept = [(name, value) for name, value in headers if name.lower() not in _OURS]
    result = kept + _FIXED + ([_TRANSPORT] if secure else [])
    if any(name.lower() == "cache-control" and "immutable" in value for name, value in kept):
        return result
    varies = [value for name, value in result if name.lower() == "vary"]
    result = [(name, value) for name, value in result if name.lower() not in {"cache-control", "vary"}]
    fields = [field.strip() for value in varies for field in value.split(",")]
    if "cookie" not in {field.lower() for field in fields}:
        fields.append("Cookie")
    return [*result, ("Cache-Control", "no-store"), ("Vary", ", ".join(fields))]
