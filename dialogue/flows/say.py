"""Says something: to the room, to the moderators, or among them. Screened before anything shows."""

from typing import Any, ClassVar

from sqlalchemy import insert, select, update

from dialogue.flows.command import Call, Command, Outcome
from dialogue.flows.holding import hold_wording
from dialogue.flows.judging import judge_text
from dialogue.flows.telling import show_message
from dialogue.kernel import limits
from dialogue.kernel.errors import Conflict, Missing
from dialogue.kernel.ids import new_id
from dialogue.kernel.locales import Lang
from dialogue.kernel.text import clean
from dialogue.messages.finding import Audience, find_in_room, find_message, find_own
from dialogue.messages.models import Message
from dialogue.messages.writing import Written, write_revision
from dialogue.moderation.events import Rule
from dialogue.moderation.holding import Held
from dialogue.rooms.members import note_first_words
from dialogue.store.work import Work
from dialogue.streams.kinds import Id


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
    query = select(Message.__table__).where(
        Message.author_id == call.standing.member, Message.client_key == call.key
    )
    row = work.db.execute(query).mappings().one_or_none()
    if row is None:
        return None
    if row["body"] is not None and row["body"] != call.body:
        raise Conflict(why="key")
    data: dict[str, Any] = {"message": row["id"], "revision": row["first_revision"]}
    if row["first_became"] == "held":
        return Outcome("held", {**data, "rule": row["first_rule"]})
    place = row["own_place"] if row["audience"] == "moderators" else row["place"]
    return Outcome("shown", {**data, "seq": place})


def send_message(work: Work, call: Call, command: SendMessage) -> Outcome:
    """Store the message once and show or hold it; raises `Declined` or `Ask` and stores nothing."""
    standing = call.standing
    text = clean(command.text, limits.MESSAGE_POINTS, limits.MESSAGE_BYTES)
    _check_reply(work, call, command)
    rule = judge_text(work, call, command.lang, text, audience=command.audience)
    written = _write(work, call, command, text, rule)
    note_first_words(work.db, standing.member)
    data: dict[str, Any] = {"message": written.message, "revision": written.revision}
    if rule is None:
        return Outcome("shown", data, event=show_message(work, standing, written, command.audience))
    found = find_own(work.db, standing.member, written.message)
    held = Held.fresh(found.id, written.revision, standing.room, rule)
    hold_wording(work, standing, found, held, command.lang, standing.session)
    return Outcome("held", {**data, "rule": rule})


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


def _write(work: Work, call: Call, command: SendMessage, text: str, rule: Rule | None) -> Written:
    standing, message = call.standing, new_id("m")
    became = "shown" if rule is None else "held"
    work.db.execute(
        insert(Message).values(
            id=message,
            room_id=standing.room,
            session_id=standing.session,
            author_id=standing.member,
            client_key=call.key,
            body=call.body,
            audience=command.audience,
            state=became,
            stage=standing.stage if command.audience == "room" else None,
            reply_to=command.reply_to,
            revision="",
            changed=False,
            first_became=became,
            first_revision="",
            first_rule=rule,
            sent=work.now,
            shown=work.now if rule is None else None,
        )
    )
    revision = write_revision(work, standing.room, message, 1, command.lang, text)
    work.db.execute(
        update(Message).where(Message.id == message).values(revision=revision, first_revision=revision)
    )
    return Written(message, revision)
