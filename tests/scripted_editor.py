"""A script as the advisor's editor, and what `skew edit` left behind."""

import sys

from cli_repository import KOELN

FILE = "programs/2024/koeln-bethlehem.yaml"
GOOD = KOELN.replace("status: planned", "status: idea")
BAD = KOELN.replace("season: 2024", "season: 2024\nmood: fine")
COPY = f".skew-edit/1/{FILE}"

EDITOR = """
import os, sys
from pathlib import Path
here = Path(__file__).parent
*options, name = sys.argv[1:]
with open(here / "calls", "a", encoding="utf-8") as calls:
    calls.write(" ".join(options) + "\\n")
turn = len((here / "calls").read_text(encoding="utf-8").splitlines())
text = here / f"text-{turn}"
if text.exists():
    Path(name).write_bytes(text.read_bytes())
if (here / "other").exists():
    (here / "other").replace(os.environ["OTHER"])
sys.exit(int((here / "code").read_text()) if (here / "code").exists() else 0)
"""


class Editor:
    """A script as the advisor's editor: writes the n-th text at its n-th call."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        script = folder / "vim.py"
        script.write_text(EDITOR)
        self.command = f'"{sys.executable}" "{script.as_posix()}" -u'

    def writes(self, *texts):
        for number, text in enumerate(texts, 1):
            (self.folder / f"text-{number}").write_bytes(text if isinstance(text, bytes) else text.encode())

    @property
    def calls(self):
        return (self.folder / "calls").read_text(encoding="utf-8").splitlines()


def copies(root):
    return sorted(each.relative_to(root).as_posix() for each in (root / ".skew-edit").glob("*/**/*.yaml"))


def text(root):
    return (root / FILE).read_bytes().decode()


def at_terminal(root, editor, *args):
    from pseudo_terminal import PseudoTerminal  # not on Windows

    env = {"SKEW_AS_OF": "2024-05-01", "SKEW_LANG": "en", "VISUAL": editor.command, "CI": "", "SKEW_NO_INPUT": ""}
    return PseudoTerminal([sys.executable, "-m", "skew_cli", "edit", "2024/koeln-bethlehem", *args], root, env)
