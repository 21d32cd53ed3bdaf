"""Says something: to the room, to the moderators, or among them. Screened before anything shows."""

from typing import Any, ClassVar, Final

from sqlalchemy import bindparam, insert, null, select

from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.holding import hold_wording
from dialogue.flows.judging import judge_text
from dialogue.flows.telling import show_aside, show_in_room
from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict, Missing
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.kernel.text import clean
from dialogue.messages.events import MessageShown
from dialogue.messages.finding import Audience, find_in_room, find_message, find_own
from dialogue.messages.models import Message
from dialogue.messages.writing import Wording, Written, wording_of, write_revision
from dialogue.moderation.events import Rule
from dialogue.moderation.holding import Held
from dialogue.rooms.members import note_first_words
from dialogue.rooms.standing import Standing
from dialogue.store.prepared import Prepared
from dialogue.store.work import Work
from dialogue.streams.append import Appended
from dialogue.streams.kinds import Id

_KNOWN: Final = Prepared(
    select(
        Message.id,
        Message.body,
        Message.first_revision,
        Message.first_became,
        Message.first_rule,
        Message.audience,
        Message.place,
        Message.own_place,
    ).where(Message.author_id == bindparam("author"), Message.client_key == bindparam("key"))
)
_NOT_YET: Final = ("hidden_reason", "place", "own_place")
_MESSAGE: Final = Prepared(
    insert(Message).values(
        {
            column.key: null() if column.key in _NOT_YET else bindparam(column.key)
            for column in Message.__table__.columns
        }
    )
)


class SendMessage(Command, frozen=True, forbid_unknown_fields=True):
    """A message in one language; `reply_to` is a message of the same audience."""

    name: ClassVar[str] = "message.send"
    audience: Audience
    lang: Lang
    text: str
    reply_to: Id | None = None

    def permit(self) -> str:
        """The room, the moderators and the desk each have a row of their own."""
        return self.name if self.audience == "room" else f"{self.name}:{self.audience}"


def known_message(work: Work, call: Call) -> Outcome | None:
    """Return the first answer to a key that made a message, whatever became of it since.

    Raises `Conflict` when the key comes with another body.
    """
    row = _KNOWN.first(work.db, author=call.standing.member, key=call.key)
    if row is None:
        return None
    message, body, revision, became, rule, audience, place, own_place = row
    if body is not None and body != call.body:
        raise Conflict(why="key")
    data: dict[str, Any] = {"message": message, "revision": revision}
    if became == "held":
        return Outcome("held", {**data, "rule": rule})
    return Outcome("shown", {**data, "seq": own_place if audience == "moderators" else place})


def send_message(work: Work, call: Call, command: SendMessage) -> Outcome:
    """Store the message once and show or hold it; raises `Declined` or `Ask` and stores nothing."""
    standing = call.standing
    text = clean(command.text, limits.MESSAGE_POINTS, limits.MESSAGE_BYTES)
    _check_reply(work, call, command)
    wording = wording_of(work.kit.sealer, standing.room, standing.member, command.lang, text)
    rule = judge_text(work, call, wording, audience=command.audience)
    written = _write(work, call, command, wording, rule)
    if not standing.wrote:
        note_first_words(work.db, standing.member)
    data: dict[str, Any] = {"message": written.message, "revision": written.revision}
    if rule is None:
        return Outcome("shown", data, event=_show(work, standing, written, command))
    found = find_own(work.db, standing.member, written.message)
    held = Held.fresh(found.id, written.revision, standing.room, rule)
    hold_wording(work, standing, found, held, command.lang, standing.session)
    return Outcome("held", {**data, "rule": rule})


def _show(work: Work, standing: Standing, written: Written, command: SendMessage) -> Appended:
    message, revision = written.message, written.revision
    if command.audience == "room":
        return show_in_room(work, standing, MessageShown(message, revision, command.reply_to, standing.stage))
    return show_aside(
        work, standing, MessageShown(message, revision, command.reply_to, None, command.audience)
    )


def _check_reply(work: Work, call: Call, command: SendMessage) -> None:
    if command.reply_to is None:
        return
    if command.audience == "room":
        find_in_room(work.db, call.standing.room, command.reply_to, call.standing.reads_from)
        return
    found = find_message(work.db, call.standing.room, command.reply_to)
    # the desk answers what it was told; a message to the moderators answers nothing that others may read
    if command.audience != "desk" or found.audience == "room":
        raise Missing


def _write(work: Work, call: Call, command: SendMessage, wording: Wording, rule: Rule | None) -> Written:
    standing, written = call.standing, Written(new_id("m"), new_id("v"))
    became = "shown" if rule is None else "held"
    _MESSAGE.run(
        work.db,
        id=written.message,
        room_id=standing.room,
        session_id=standing.session,
        author_id=standing.member,
        client_key=call.key,
        body=call.body,
        audience=command.audience,
        state=became,
        stage=standing.stage if command.audience == "room" else None,
        reply_to=command.reply_to,
        revision=written.revision,
        changed=False,
        first_became=became,
        first_revision=written.revision,
        first_rule=rule,
        sent=work.now,
        shown=work.now if rule is None else None,
    )
    write_revision(work, written.message, 1, wording, written.revision)
    return written
