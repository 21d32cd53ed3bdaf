"""The agreements: three that always hold, then a programme's own, in versions that people accept anew."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, insert, select, update

from dialogue.kernel.locales import Lang
from dialogue.programmes import defaults
from dialogue.programmes.models import Programme, Rule
from dialogue.programmes.texts import Words, read_texts, write_text
from dialogue.store.sealing import Sealer
from dialogue.store.work import Work


def own_rules(db: Connection, programme: str) -> list[str]:
    """Return the texts of a programme's own rules in their present version, in order."""
    query = (
        select(Rule.text)
        .join(Programme, (Programme.id == Rule.programme_id) & (Programme.rules_version == Rule.version))
        .where(Programme.id == programme)
        .order_by(Rule.number)
    )
    return list(db.scalars(query))


def rules_of(db: Connection, sealer: Sealer, programme: str) -> list[Words]:
    """Return all rules that hold in a programme: the fixed ones first, then its own."""
    own = own_rules(db, programme)
    words = read_texts(db, sealer, own)
    return [*(rule.by_lang() for rule in defaults.entry().rules), *(words[text] for text in own)]


def set_rules(work: Work, programme: str, rules: Sequence[Mapping[Lang, str]]) -> int:
    """Put a programme's own rules down as a new version, accepted anew by everyone; return its number."""
    version = 1 + int(
        work.db.execute(select(Programme.rules_version).where(Programme.id == programme)).scalar_one()
    )
    rows = [
        {
            "programme_id": programme,
            "version": version,
            "number": number,
            "text": write_text(work, programme, rule),
        }
        for number, rule in enumerate(rules, start=1)
    ]
    if rows:
        work.db.execute(insert(Rule), rows)
    work.db.execute(update(Programme).where(Programme.id == programme).values(rules_version=version))
    return version
