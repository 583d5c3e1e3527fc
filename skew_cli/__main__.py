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
        code = _INTERRUPTED
    gc.freeze()  # or Python would look through all that was read for cycles, several times, before it leaves
    return code


if __name__ == "__main__":
    sys.exit(run())
