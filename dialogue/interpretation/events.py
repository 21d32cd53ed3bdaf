"""What happens to renderings."""

from typing import Literal

from dialogue.kernel.locales import Lang
from dialogue.streams.kinds import Event, Id, happens

How = Literal["human", "checked", "machine"]


@happens("rendering_asked")
class RenderingAsked(Event, frozen=True, forbid_unknown_fields=True):
    """A text is wanted in a language."""

    message: Id
    revision: Id
    lang: Lang


@happens("rendering_given")
class RenderingGiven(Event, frozen=True, forbid_unknown_fields=True):
    """A text stands in a language; `replaces` is the one that stood there before."""

    message: Id
    revision: Id
    rendering: Id
    lang: Lang
    how: How
    replaces: Id | None = None
