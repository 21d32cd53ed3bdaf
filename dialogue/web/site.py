"""Puts the pages together: one Flask application for all audiences, its state in the database alone."""

from typing import Any, Final
from uuid import uuid4

import flask_babel
from flask import Blueprint, Flask
from flask.json.provider import DefaultJSONProvider
from jinja2 import StrictUndefined

from dialogue.config import shared
from dialogue.kernel import limits
from dialogue.web import catalogue, demo, door, formats, mine, public, staff, waiting
from dialogue.web.csrf import check_form, csrf_token
from dialogue.web.desk import pages as desk
from dialogue.web.errors import Discreet, handle_errors
from dialogue.web.forms import mistake, problem, ticked, typed, wrong_field
from dialogue.web.guards import guard
from dialogue.web.here import EXTENSION
from dialogue.web.language import langs_in_order, page_lang
from dialogue.web.modules import modules_of
from dialogue.web.office.blueprints import OFFICE
from dialogue.web.ports import Ports
from dialogue.web.present import for_page
from dialogue.web.room import commands, feed, pages
from dialogue.web.signed_in import know_visitors
from dialogue.web.tries import EXTENSION as TRIES
from dialogue.web.tries import Tries
from dialogue.web.visitor import arrive, depart

# One blueprint per audience, one file per blueprint; each endpoint stands in `permits.PAGES`.
BLUEPRINTS: Final[tuple[Blueprint, ...]] = (
    public.pages,
    door.pages,
    waiting.pages,
    mine.pages,
    staff.pages,
    pages.room,
    feed.feed,
    commands.orders,
    desk.desk,
    *OFFICE,
    demo.door,
)


class Plain(DefaultJSONProvider):
    """As short as it can be, for slow lines: letters as they are (escaped, three of the four languages take
    three times the room), nothing between values; in the order they have, for languages stand as drawn.
    """

    ensure_ascii = False
    sort_keys = False

    def dumps(self, obj: Any, **options: Any) -> str:  # noqa: ANN401 - as the library has it
        """Return it as text."""
        return super().dumps(obj, **{"separators": (",", ":"), **options})


def make_site(ports: Ports) -> Flask:
    """Return the application for these ports."""
    app = Discreet("dialogue", static_folder=None, template_folder=str(shared("templates")))
    app.config.update(
        MAX_CONTENT_LENGTH=limits.BODY_BYTES,
        MAX_FORM_MEMORY_SIZE=limits.BODY_BYTES,
        MAX_FORM_PARTS=limits.FORM_PARTS,
        PROVIDE_AUTOMATIC_OPTIONS=False,
        PREFERRED_URL_SCHEME="https" if ports.settings.secure else "http",
    )
    app.json = Plain(app)
    app.extensions[EXTENSION] = ports
    app.extensions[TRIES] = Tries.counted_by(ports.clock)
    flask_babel.Babel(
        app, default_translation_directories=str(shared("translations")), locale_selector=page_lang
    )
    _prepare_templates(app, ports)
    for before in (arrive, check_form, guard):
        app.before_request(before)
    app.after_request(depart)
    know_visitors(app)
    handle_errors(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def _prepare_templates(app: Flask, ports: Ports) -> None:
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.globals.update(
        _=catalogue._,
        gettext=catalogue._,
        ngettext=catalogue.ngettext,
        pgettext=catalogue.pgettext,
        asset=lambda path: f"/static/{ports.build}/{path}",
        build=ports.build,
        csrf_token=csrf_token,
        formats=formats,
        langs_in_order=langs_in_order,
        mistake=mistake,
        modules_of=modules_of,
        new_key=lambda: str(uuid4()),
        problem=problem,
        ticked=ticked,
        typed=typed,
        wrong_field=wrong_field,
    )
    app.context_processor(for_page)
