"""The rules of a programme: the three that always hold, then its own."""

from flask import Blueprint, Response, render_template, request

from dialogue.flows.office.set_rules import set_rules
from dialogue.kernel import limits
from dialogue.programmes.defaults import entry
from dialogue.programmes.rules import rules_of
from dialogue.web.forms import returns_to
from dialogue.web.guards import account
from dialogue.web.here import ports
from dialogue.web.office import form, sentences
from dialogue.web.office.heads import programme_head
from dialogue.web.office.onward import onward

rules = Blueprint("office_rules", __name__, url_prefix="/office/programmes/<programme>/rules")


@rules.get("")
def show(programme: str) -> str:
    """Show them, and a place for one more."""
    house = ports()
    with house.readers.begin() as db:
        head = programme_head(db)
        known = rules_of(db, house.kit.sealer, programme)
    own = known[len(entry().rules) :]
    return render_template(
        "office/rules.html",
        head=head,
        fixed=entry().rules,
        own=[*own, {}] if len(own) < limits.RULES_MAX else own,
        say=sentences,
        done=sentences.done_line(request.args.get("done")),
    )


@rules.post("")
@returns_to("office_rules.show")
def save(programme: str) -> Response:
    """Put them down as a new version; a rule whose fields are all empty is left out."""
    who = account()
    given = [form.in_langs(f"rule-{number}") for number in range(1, limits.RULES_MAX + 1)]
    wanted = [rule for rule in given if any(words.strip() for words in rule.values())]
    ports().writer.run(lambda work: set_rules(work, who, programme, wanted))
    return onward("office_rules.show", "rules", programme=programme)
