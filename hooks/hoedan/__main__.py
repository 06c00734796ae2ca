"""Where `hoedan` starts, also as `python -m hoedan` where no other command is in the way, as on Windows."""

import sys


def start() -> int:
    """Run the command. Who breaks it off while it is still loading gets one line, as later on."""
    try:
        from .incremental.temporary import end_as_after_ctrl_c  # noqa: PLC0415 - as below

        end_as_after_ctrl_c()
        from .cli import main  # noqa: PLC0415 - takes half a second, in which somebody may change their mind

        return main()
    except KeyboardInterrupt:
        print("\nhoedan: afgebroken.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(start())
