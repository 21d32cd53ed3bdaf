"""The office's own sentences: states, parts, acts, and what has just been done."""

from typing import Final

from dialogue.flows.office.audit import Done
from dialogue.flows.office.waiting import Waits
from dialogue.web.catalogue import _, ngettext
from dialogue.web.desk.sentences import act_name
from dialogue.web.formats import zone_name
from dialogue.web.here import ports
from dialogue.web.room.sentences import language_name, reason_line, role_name


def part_name(role: str) -> str:
    """Return what somebody of the staff is called by their part."""
    return _("organiser") if role == "organiser" else role_name(role)


def zone_line(zone: str) -> str:
    """Return what a programme's zone is called, and how far it is from UTC now."""
    return zone_name(ports().clock.now(), zone)


def seat_state(state: str) -> str:
    """Return how a seat stands."""
    states = {
        "empty": _("free"),
        "invited": _("invited"),
        "taken": _("taken"),
        "closed": _("closed"),
        "expired": _("the invitation has expired"),
    }
    return states[state]


def meeting_state(state: str) -> str:
    """Return how a meeting stands."""
    states = {
        "planned": _("planned"),
        "open": _("going on"),
        "paused": _("paused"),
        "closed": _("over"),
        "draft": _("summary: draft"),
        "published": _("summary is published"),
    }
    return states[state]


def turn_name(turn: str) -> str:
    """Return who may write in a stage."""
    turns = {"free": _("Everybody writes"), "queue": _("One after another: moderators give the floor")}
    return turns[turn]


def seats_line(taken: int, seats: int) -> str:
    """Return how many seats are taken."""
    return ngettext("{n} seat, taken: {taken}", "{n} seats, taken: {taken}", seats, taken=taken)


def waits_line(waits: Waits) -> str:
    """Return one thing to do."""
    if waits.kind == "texts":
        return ngettext(
            "Not translated yet: {n} text ({language})",
            "Not translated yet: {n} texts ({language})",
            waits.count,
            language=language_name(waits.lang or ""),
        )
    if waits.kind == "expired":
        return ngettext("{n} invitation has expired", "{n} invitations have expired", waits.count)
    if waits.kind == "expiring":
        return ngettext(
            "{n} invitation expires within two days", "{n} invitations expire within two days", waits.count
        )
    if waits.kind == "publish":
        return _("Meeting {n}: the summary can be published", n=waits.session_number)
    return _("Meeting {n}: the summary is not finished", n=waits.session_number)


def form_name(form: str) -> str:
    """Return what a form of file is good for."""
    forms = {
        "html": _("A page to read and print (HTML)"),
        "csv": _("A table for spreadsheets (CSV)"),
        "json": _("Data for programs (JSON)"),
    }
    return forms[form]


def use_name(kind: str, number: int, stage: int) -> str:
    """Return where an authored text stands."""
    names = {
        "programme": _("Title of the programme"),
        "community": _("Name of a society"),
        "rule": _("Rule {n}", n=number),
        "room": _("Title of room {n}", n=number),
        "stage": _("Meeting {n}, stage {m}", n=number, m=stage),
    }
    return names[kind]


def act_line(done: Done, about: tuple[str, int] | None) -> str:
    """Return what was done, to what and why."""
    parts = [_OFFICE_ACTS[done.act]() if done.act in _OFFICE_ACTS else act_name(done.act)]
    if about is not None:
        parts.append(_TARGETS[about[0]](about[1]))
    elif done.act in _ABOUT_SOMEBODY and done.target:
        parts.append(done.target)
    if done.reason:
        parts.append(_("demo") if done.reason == "demo" else reason_line(done.reason))
    return " · ".join(part for part in parts if part)


_TARGETS: Final = {
    "room": lambda number: _("room {n}", n=number),
    "meeting": lambda number: _("meeting {n}", n=number),
    "seat": lambda number: _("seat {n}", n=number),
}
_ABOUT_SOMEBODY: Final = frozenset(
    {"person.appoint", "person.dismiss", "staff.add", "staff.close", "staff.open"}
)
_OFFICE_ACTS: Final = {
    "programme.create": lambda: _("created the programme"),
    "programme.change": lambda: _("changed the settings"),
    "communities.change": lambda: _("changed the societies"),
    "rules.change": lambda: _("made a new version of the rules"),
    "words.change": lambda: _("changed the lists of words and places"),
    "person.appoint": lambda: _("appointed"),
    "person.dismiss": lambda: _("ended the appointment"),
    "room.create": lambda: _("added a room"),
    "session.plan": lambda: _("planned a meeting"),
    "session.move": lambda: _("moved a meeting"),
    "session.cancel": lambda: _("cancelled a meeting"),
    "agenda.change": lambda: _("changed the agenda"),
    "seat.add": lambda: _("added seats"),
    "seat.link": lambda: _("made a link"),
    "seat.sheet": lambda: _("printed a sheet"),
    "seat.revoke": lambda: _("revoked an invitation"),
    "seat.renew": lambda: _("renewed a seat"),
    "seat.close": lambda: _("closed a seat"),
    "text.write": lambda: _("wrote a text"),
    "summary.prepare": lambda: _("prepared the summary"),
    "summary.publish": lambda: _("published the summary"),
    "summary.file": lambda: _("made a file of the summary"),
    "person.freeze": lambda: _("froze somebody's access"),
    "person.erase": lambda: _("erased everything of somebody"),
    "room.erase": lambda: _("erased a room before its day"),
    "staff.add": lambda: _("added an account"),
    "staff.close": lambda: _("closed an account"),
    "staff.open": lambda: _("opened an account again"),
    "staff.sign_in": lambda: _("signed in"),
    "totp.waived": lambda: _("signed in without a one-time code"),
}
_DONE: Final = {
    "created": lambda: _("The programme has been created. Next: appoint two moderators, then invite people."),
    "settings": lambda: _("The settings are saved."),
    "communities": lambda: _("The societies are saved."),
    "rules": lambda: _("The rules are saved. People accept a new version the next time they come in."),
    "words": lambda: _("The lists are saved. They hold from the next message on."),
    "appointed": lambda: _("This person can now enter."),
    "dismissed": lambda: _("The appointment has ended."),
    "text": lambda: _("The text is saved."),
    "room": lambda: _("The room has been added."),
    "planned": lambda: _("The meeting is planned."),
    "moved": lambda: _("The meeting has moved. Tell those who are invited: the server sends nothing."),
    "cancelled": lambda: _("The meeting is cancelled. Tell those who are invited: the server sends nothing."),
    "agenda": lambda: _("The agenda is saved."),
    "added": lambda: _("The seats have been added."),
    "revoked": lambda: _("The link no longer works. The seat is free."),
    "closed": lambda: _("The seat is closed."),
    "prepared": lambda: _("The draft is ready."),
    "published": lambda: _("The summary is published. From now on there are files."),
}


def done_line(code: str | None) -> str:
    """Return what has just been done, or nothing."""
    say = _DONE.get(code or "")
    return say() if say else ""
