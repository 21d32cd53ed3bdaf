"""An invitation as it is handed over: link, code in groups, picture, and neutral words in four languages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import segno
from babel.dates import format_date
from markupsafe import Markup

from dialogue.kernel.locales import Lang
from dialogue.programmes.defaults import InvitationText, invitation_texts
from dialogue.rooms.invitations import Issued, in_groups
from dialogue.web.here import ports
from dialogue.web.language import langs_in_order, page_lang

QUIET_ZONE: Final = 4  # modules of white that every reader needs around the picture
BLANK: Final = "…………"


@dataclass(frozen=True, slots=True)
class Invitation:
    """All that is told, once."""

    link: str
    code: str
    address: str
    expires: datetime
    zone: str
    picture: Markup

    def until(self, lang: Lang) -> str:
        """Return the last day in a language."""
        return format_date(self.expires.astimezone(ZoneInfo(self.zone)), "long", locale=lang)

    def values(self, lang: Lang) -> dict[str, str]:
        """Return what is put into ready-made texts."""
        return {"link": self.link, "code": self.code, "address": self.address, "until": self.until(lang)}


@dataclass(frozen=True, slots=True)
class Message:
    """A ready-made text in one language."""

    lang: Lang
    key: str
    text: str


def invitation(issued: Issued, zone: str) -> Invitation:
    """Return an invitation whose link keeps its code out of every log: behind the number sign."""
    address = f"{ports().settings.public_url}/join"
    code = in_groups(issued.code)
    link = f"{address}#{code}"
    return Invitation(link, code, address, issued.expires, zone, picture_of(link))


def picture_of(link: str) -> Markup:
    """Return a QR code as a drawing without any style of its own; segno writes nothing of ours into it."""
    drawing = segno.make(link, error="m", micro=False)
    inline = drawing.svg_inline(border=QUIET_ZONE, svgclass="qr", lineclass=None, omitsize=True)
    return Markup(inline)  # noqa: S704 - numbers of a path, from the library


def messages_for(made: Invitation | None, use: str = "messenger") -> list[Message]:
    """Return the ready-made texts, the reader's own language first; where nothing is made, with gaps."""
    blank = {"link": BLANK, "code": BLANK, "address": f"{ports().settings.public_url}/join", "until": BLANK}
    return [
        Message(lang, text.key, text.filled(lang, made.values(lang) if made else blank))
        for text in texts_for(use)
        for lang in langs_in_order(page_lang())
    ]


def texts_for(use: str) -> list[InvitationText]:
    """Return the ready-made texts of one use."""
    return [text for text in invitation_texts() if text.use == use]


def sheet_lines(made: Invitation, lang: Lang) -> list[str]:
    """Return the lines of a printed sheet; the first is its heading."""
    [text] = texts_for("sheet")
    return [line for line in text.filled(lang, made.values(lang)).splitlines() if line.strip()]
