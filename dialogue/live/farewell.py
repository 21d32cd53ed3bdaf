"""How a socket is told why it ends: `bye` codes for our client, close numbers for every WebSocket."""

from typing import Final, Literal

import msgspec
from wsproto.frame_protocol import CloseReason

from dialogue.live.frame import event_frame

Bye = Literal["removed", "signed_out", "gone", "waiting", "slow", "too_many", "restart"]

CLOSE: Final[dict[Bye, CloseReason]] = {
    "removed": CloseReason.NORMAL_CLOSURE,
    "signed_out": CloseReason.NORMAL_CLOSURE,
    "gone": CloseReason.NORMAL_CLOSURE,
    "waiting": CloseReason.NORMAL_CLOSURE,
    "slow": CloseReason.TRY_AGAIN_LATER,
    "too_many": CloseReason.POLICY_VIOLATION,
    "restart": CloseReason.SERVICE_RESTART,
}


def bye_frame(code: Bye, retry_s: int) -> bytes:
    return event_frame("bye", msgspec.json.encode({"code": code, "retry_s": retry_s}))
