"""`python -m skew_cli`, and what the program `skew` starts."""

import gc
import sys

_INTERRUPTED = 130


def run() -> int:
    """The command line; Ctrl-C leaves without a traceback even while skew is still being loaded."""
    try:
        from skew_cli.cli.door import main  # noqa: PLC0415 - may be interrupted, too

        code = main()
    except KeyboardInterrupt:
        return _INTERRUPTED
    gc.freeze()  # the process ends and frees everything: no last search for cycles
    return code


if __name__ == "__main__":
    sys.exit(run())
