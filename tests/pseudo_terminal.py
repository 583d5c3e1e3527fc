"""A process at a pseudo-terminal: waits for what it says, and answers."""

import os
import select
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty", reason="no pseudo-terminals here")

PATIENCE = 30.0
"""Seconds after which something that is not said is a failure."""
_TAKE = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
"""Makes the terminal the one whose Ctrl-C counts."""


class PseudoTerminal:
    """A running command whose three streams are one terminal."""

    def __init__(self, command, cwd, env):
        self._main, sub = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-c", _TAKE, *command],
            cwd=cwd,
            env=os.environ | env,
            stdin=sub,
            stdout=sub,
            stderr=sub,
            start_new_session=True,
        )
        os.close(sub)
        self.said = ""

    def until(self, part):
        """Everything said since the last question, up to and with `part`."""
        heard = ""
        while part not in heard:
            more = self._more()
            assert more, f"the process ended without {part!r}: {heard}"
            heard += more
        return heard

    def send(self, text):
        """Types."""
        os.write(self._main, text.encode())

    def end(self):
        """Exit code and the rest of what is said."""
        rest = ""
        while more := self._more():
            rest += more
        return self.process.wait(PATIENCE), rest

    def close(self):
        """Ends what still runs."""
        self.process.kill()
        self.process.wait()
        os.close(self._main)

    def _more(self):
        ready, _, _ = select.select([self._main], [], [], PATIENCE)
        assert ready, f"nothing was said for {PATIENCE} s"
        try:
            more = os.read(self._main, 65536).decode(errors="replace")
        except OSError:  # Linux says so when nobody holds the other end any more
            more = ""
        self.said += more
        return more
