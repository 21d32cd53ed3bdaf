"""Every sentence a summary can say, by code, and the port through which an edge says it in a language.

No sentence inflects what is put into it, and none needs a plural: numbers stand after a colon or in a cell.
"""

from collections.abc import Sequence
from typing import Final, Literal, Protocol

from dialogue.kernel.locales import Lang
from dialogue.kernel.words import N_

Code = Literal[
    "title",
    "meeting_of",
    "draft",
    "published",
    "lead",
    "minutes",
    "tile_people_each",
    "tile_people",
    "tile_talk",
    "tile_time",
    "about_equally",
    "heading_stages",
    "stage_times",
    "stage_not_reached",
    "heading_people",
    "people",
    "talk",
    "not_named",
    "too_small",
    "nothing_written",
    "few_or_none",
    "some",
    "about_half",
    "most",
    "all_or_nearly_all",
    "fewer_than",
    "from_to",
    "or_more",
    "heading_moderation",
    "held",
    "looks",
    "heading_announcements",
    "not_translated",
    "heading_quotes",
    "quotes_rule",
    "no_quotes",
    "original",
    "human",
    "heading_reading",
    "reading_talk",
    "reading_figures",
    "reading_order",
    "reading_time",
    "reading_languages",
    "reading_erased",
    "column_part",
    "column_about",
    "column_what",
    "column_value",
    "column_language",
    "programme",
    "room",
    "month",
    "meeting",
    "status",
    "languages",
    "erased_by",
    "planned",
    "used",
    "talk_percent",
    "text",
]

SENTENCES: Final[dict[Code, str]] = {
    # the head of the page; the title is what a tab and a print-out show, and says nothing of the topic
    "title": N_("Meeting"),
    "meeting_of": N_("meeting {number} of {of}"),
    "draft": N_("draft, not to be passed on"),
    "published": N_("published"),
    "lead": N_("There are no real names here, no names from the room and no times of messages."),
    # three things at a glance
    "minutes": N_("{n} min"),
    "tile_people_each": N_("participants from each society"),
    "tile_people": N_("participants"),
    "tile_talk": N_("who spoke how much (by length of text)"),
    "tile_time": N_("length of the meeting (planned: {planned})"),
    "about_equally": N_("about equally"),
    # the stages
    "heading_stages": N_("How the meeting went"),
    "stage_times": N_("planned: {planned}, used: {used}"),
    "stage_not_reached": N_("planned: {planned}, not reached"),
    # people and talk
    "heading_people": N_("Who took part and who spoke how much"),
    "people": N_("Participants"),
    "talk": N_("Share of the conversation"),
    "not_named": N_("Society not named"),
    "too_small": N_(
        "There are no figures here: with fewer than {smallest} people from a society, "
        "numbers could show who someone is."
    ),
    "nothing_written": N_("nothing was written"),
    "few_or_none": N_("little or nothing"),
    "some": N_("some"),
    "about_half": N_("about half"),
    "most": N_("most"),
    "all_or_nearly_all": N_("all or nearly all"),
    "fewer_than": N_("fewer than {n}"),
    "from_to": N_("{least} to {most}"),
    "or_more": N_("{n} or more"),
    # what moderators did
    "heading_moderation": N_("Moderation"),
    "held": N_("Messages that a moderator read first"),
    "looks": N_("Requests to a moderator to look"),
    # words of moderators and of participants
    "heading_announcements": N_("Announcements"),
    "not_translated": N_("Not translated. Language: {language}"),
    "heading_quotes": N_("In participants' words"),
    "quotes_rule": N_(
        "Only words that their authors agreed to see quoted stand here, in the languages they agreed to. "
        "Their order is drawn by lot."
    ),
    "no_quotes": N_("There are no quotes in this language."),
    "original": N_("With the author's consent. Original"),
    "human": N_("With the author's consent. Translated by an interpreter"),
    # how to read it
    "heading_reading": N_("How to read this"),
    "reading_talk": N_(
        "Who spoke how much is measured by the characters of the original texts shown in the room. "
        "Moderators are not counted. "
        "Where more people come from one society, equal turns give it a larger share."
    ),
    "reading_figures": N_(
        "Numbers of people are given only if every society that has anyone here has at least {smallest}. "
        "They are exact only if every one has at least {exact}. The rule is the same for all."
    ),
    "reading_order": N_(
        "Societies stand in an order that was drawn by lot and moves on by one place with each meeting."
    ),
    "reading_time": N_("The month of the meeting is given, but never the day."),
    "reading_languages": N_("Languages of the meeting: {languages}"),
    "reading_erased": N_("The texts of the room are erased in this month at the latest: {month}"),
    # columns and rows of the table for spreadsheets
    "column_part": N_("Part"),
    "column_about": N_("About"),
    "column_what": N_("What"),
    "column_value": N_("Value"),
    "column_language": N_("Language"),
    "programme": N_("Programme"),
    "room": N_("Room"),
    "month": N_("Month"),
    "meeting": N_("Number of the meeting"),
    "status": N_("Status"),
    "languages": N_("Languages"),
    "erased_by": N_("Month of erasure, at the latest"),
    "planned": N_("Planned minutes"),
    "used": N_("Used minutes"),
    "talk_percent": N_("Share of the conversation, percent"),
    "text": N_("Text"),
}


class Words(Protocol):
    """A language as a summary needs it; the edge gives one for each."""

    @property
    def lang(self) -> Lang:
        """The language that everything below is worded in."""
        ...

    def word(self, code: Code, **data: str) -> str:
        """Return the sentence for a code, with the data put in for its names in braces."""
        ...

    def number(self, number: int) -> str:
        """Return a whole number as the language writes it."""
        ...

    def percent(self, number: int) -> str:
        """Return so many per cent, as the language writes it."""
        ...

    def month(self, year: int, month: int) -> str:
        """Return a month with its year, standing alone."""
        ...

    def listing(self, items: Sequence[str]) -> str:
        """Return a list joined with the language's "and"."""
        ...

    def language(self, lang: Lang) -> str:
        """Return the name of a language."""
        ...
