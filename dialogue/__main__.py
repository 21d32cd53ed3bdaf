"""Where the program begins; the only place that patches the standard library for gevent."""

from gevent import monkey

monkey.patch_all()

from dialogue.cli.commands import dialogue as main  # noqa: E402 - nothing may be imported before the patch

if __name__ == "__main__":
    main()
