"""Where the program begins; the only place that patches the standard library for gevent."""

import signal

# while libraries are loaded nothing has begun yet: Ctrl-C just ends it, without a traceback
signal.signal(signal.SIGINT, signal.SIG_DFL)

from gevent import monkey  # noqa: E402 - Ctrl-C may come at once

monkey.patch_all()

from dialogue.cli.commands import dialogue as main  # noqa: E402 - nothing may be imported before the patch

signal.signal(signal.SIGINT, signal.default_int_handler)

if __name__ == "__main__":
    main()
