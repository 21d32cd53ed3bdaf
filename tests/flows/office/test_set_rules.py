"""A programme's own rules, in versions."""

from functools import partial

import pytest

from dialogue.flows.office.set_rules import set_rules
from dialogue.flows.office.write_text import write_text
from dialogue.kernel.errors import Invalid
from dialogue.programmes.rules import own_rules, rules_of
from dialogue.programmes.texts import Words
from tests.make.bed import Bed
from tests.make.office import a_programme, an_account


def test_the_three_fixed_rules_stand_first_and_in_every_language(bed: Bed) -> None:
    organiser = an_account(bed)
    programme = a_programme(bed, organiser)

    bed.writer.run(lambda work: set_rules(work, organiser, programme, [{"en": "Ask before you judge"}]))

    with bed.readers.connect() as db:
        rules = rules_of(db, bed.kit.sealer, programme)
    assert [sorted(rule) for rule in rules] == [["az", "en", "hy", "ru"]] * 3 + [["en"]]
    assert rules[3] == {"en": "Ask before you judge"}


def test_other_rules_are_a_new_version_and_the_same_rules_are_not(bed: Bed) -> None:
    organiser = an_account(bed)
    programme = a_programme(bed, organiser)
    rules: list[Words] = [{"en": "Ask before you judge"}, {"en": "One at a time"}]

    versions = [
        bed.writer.run(partial(set_rules, account=organiser, programme=programme, rules=asked))
        for asked in (rules, rules, rules[:1], [])
    ]

    assert versions == [2, 2, 3, 4]


def test_a_rule_gains_a_language_but_is_not_reworded_behind_anybodys_back(bed: Bed) -> None:
    organiser = an_account(bed)
    programme = a_programme(bed, organiser)
    bed.writer.run(lambda work: set_rules(work, organiser, programme, [{"en": "One at a time"}]))
    with bed.readers.connect() as db:
        [rule] = own_rules(db, programme)

    both: Words = {"en": "One at a time", "ru": "По очереди"}
    bed.writer.run(lambda work: write_text(work, organiser, programme, rule, both))
    with pytest.raises(Invalid) as refused:
        bed.writer.run(lambda work: write_text(work, organiser, programme, rule, {**both, "en": "Whenever"}))

    assert refused.value.data == {"field": "words", "problem": "agreed", "lang": "en"}
    with bed.readers.connect() as db:
        assert rules_of(db, bed.kit.sealer, programme)[3] == both
