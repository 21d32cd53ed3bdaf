"""Tells a messenger's built-in browser from a real one: it forgets its cookies when the messenger likes."""

import re
from typing import Final

MESSENGERS: Final = re.compile(
    r"FBAN|FBAV|FB_IAB|Instagram|Telegram|WhatsApp|Viber|Line/|MicroMessenger|VKAndroidApp|VKClient|OKApp|"
    r"Snapchat|Twitter for|; wv\)"
)
APPLE_VIEW: Final = re.compile(r"(?:iPhone|iPad|iPod).*AppleWebKit(?!.*Safari/)")


def in_app_browser(agent: str) -> bool:
    """Whether a page is being shown inside another app; looked at and forgotten."""
    return bool(MESSENGERS.search(agent) or APPLE_VIEW.search(agent))
