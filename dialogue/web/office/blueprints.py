"""All blueprints of the office, in the order in which one would look for them."""

from typing import Final

from flask import Blueprint

from dialogue.web.office.agenda import agenda
from dialogue.web.office.audit import audit
from dialogue.web.office.calendar import calendar
from dialogue.web.office.communities import communities
from dialogue.web.office.create import create
from dialogue.web.office.files import files
from dialogue.web.office.home import office
from dialogue.web.office.invitation_texts import invitation_texts
from dialogue.web.office.people import people
from dialogue.web.office.programme import programme
from dialogue.web.office.rules import rules
from dialogue.web.office.seats import seats
from dialogue.web.office.sessions import sessions
from dialogue.web.office.settings import settings
from dialogue.web.office.sheet import sheet
from dialogue.web.office.summary import summary
from dialogue.web.office.texts import texts
from dialogue.web.office.words import words

OFFICE: Final[tuple[Blueprint, ...]] = (
    office,
    create,
    programme,
    settings,
    communities,
    rules,
    words,
    people,
    texts,
    audit,
    sessions,
    agenda,
    seats,
    sheet,
    invitation_texts,
    calendar,
    summary,
    files,
)
