"""Puts a programme's own rules down as a new version; people accept it the next time they come in."""

from collections.abc import Mapping, Sequence

from dialogue.flows.office.authority import in_programme, note_act
from dialogue.kernel import limits
from dialogue.kernel.errors import Invalid
from dialogue.kernel.locales import Lang
from dialogue.programmes import rules as programme_rules
from dialogue.programmes.authored import authored
from dialogue.programmes.texts import read_texts
from dialogue.store.work import Work


def set_rules(work: Work, account: str, programme: str, rules: Sequence[Mapping[Lang, str]]) -> int:
    """Return the number of the version in force; one that says the same as before is no new version."""
    outline = in_programme(work.db, account, "rules.change", programme)
    if len(rules) > limits.RULES_MAX:
        raise Invalid("rules", "too_many", max=limits.RULES_MAX)
    wanted = [authored("rule", rule) for rule in rules]
    known = programme_rules.own_rules(work.db, programme)
    words = read_texts(work.db, work.kit.sealer, known)
    if wanted == [words[text] for text in known]:
        return outline.rules_version
    version = programme_rules.set_rules(work, programme, wanted)
    note_act(work, outline, account, "rules.change", programme)
    return version
