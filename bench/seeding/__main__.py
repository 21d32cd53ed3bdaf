"""Makes a data folder and tells, as JSON, who can come in: `python -m bench.seeding <folder> <rooms> …`."""

from gevent import monkey

monkey.patch_all()

import json
import os
import sys
from argparse import ArgumentParser
from datetime import timedelta

from bench.seeding.clock import ToldClock
from bench.seeding.house import Builder, Filled, talk
from dialogue.app import Instance, open_instance
from dialogue.config import make_secrets, prepare_folder, read_settings
from dialogue.people.models import Login

STEP = timedelta(seconds=1)  # between two messages of a room: slower than its pace allows


def main() -> None:
    wants = ArgumentParser()
    wants.add_argument("folder")
    wants.add_argument("rooms", type=int)
    wants.add_argument("people", type=int)
    wants.add_argument("messages", type=int, nargs="*", help="in the first room, in the second, …")
    asked = wants.parse_args()
    settings = read_settings({**os.environ, "DIALOGUE_DATA": asked.folder})
    prepare_folder(settings.data)
    make_secrets(settings.data)
    clock = ToldClock(STEP * (max(asked.messages, default=0) + 60))
    instance = open_instance(settings, clock)
    builder = Builder(instance, asked.people)
    rooms = [builder.build() for _ in range(asked.rooms)]
    for filled, messages in zip(rooms, asked.messages, strict=False):
        talk(instance, filled, messages, lambda: clock.advance(STEP))
    clock.catch_up()
    instance.writer.run(
        lambda work: work.session.query(Login).update({"seen": work.now, "started": work.now})
    )
    close(instance)
    json.dump([told(filled) for filled in rooms], sys.stdout)


def told(filled: Filled) -> dict[str, object]:
    return filled.told()


def close(instance: Instance) -> None:
    instance.pools.close()
    instance.readers.dispose()


main()
