"""What happens to messages."""

from typing import Literal

from dialogue.kernel.locales import Lang
from dialogue.streams.kinds import Event, Id, Whole, happens

HideReason = Literal["hurtful", "names_someone", "off_stage", "rules", "other"]


@happens("message_shown")
class MessageShown(Event, frozen=True, forbid_unknown_fields=True):
    """A message reached its readers; `audience` is null for the room."""

    message: Id
    revision: Id
    reply_to: Id | None = None
    stage: Whole | None = None
    audience: Literal["moderators", "desk"] | None = None


@happens("message_revised")
class MessageRevised(Event, frozen=True, forbid_unknown_fields=True):
    """A message has other words now, in this language."""

    message: Id
    revision: Id
    lang: Lang


@happens("message_withdrawn")
class MessageWithdrawn(Event, frozen=True, forbid_unknown_fields=True):
    """Its author took a message back."""

    message: Id


@happens("message_hidden")
class MessageHidden(Event, frozen=True, forbid_unknown_fields=True):
    """A moderator took a message out of the room; only its author is told the reason, and may reread it."""

    message: Id
    reason: HideReason | None = None
    revision: Id | None = None


@happens("message_restored")
class MessageRestored(Event, frozen=True, forbid_unknown_fields=True):
    """A message is in its old place again, with the name of who wrote it."""

    message: Id
    revision: Id
    author: Id


@happens("message_erased")
class MessageErased(Event, frozen=True, forbid_unknown_fields=True):
    """A message is gone for good."""

    message: Id


@happens("quote_given")
class QuoteGiven(Event, frozen=True, forbid_unknown_fields=True):
    """The author agreed to be quoted in these exact words."""

    message: Id
    revision: Id
    lang: Lang


@happens("quote_taken_back")
class QuoteTakenBack(Event, frozen=True, forbid_unknown_fields=True):
    """The author no longer agrees to be quoted."""

    message: Id
    revision: Id
    lang: Lang
