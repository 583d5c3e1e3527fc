"""Answers of an interrupted dialogue, kept in `.skew/` until a program is written."""

import contextlib
import json
from pathlib import Path

from skew_cli.store.files import put

_FOLDER, _FILE = ".skew", "create.json"


def keep(root: Path, answers: dict[str, str]) -> None:
    """Remembers answers; the folder is never committed."""
    folder = root / _FOLDER
    put(folder / ".gitignore", b"*\n")
    put(folder / _FILE, json.dumps(answers, indent=1, sort_keys=True).encode() + b"\n")


def kept(root: Path) -> dict[str, str]:
    """The answers of the last interrupted dialogue; empty when there are none or they cannot be read."""
    try:
        found = json.loads((root / _FOLDER / _FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return {str(name): str(text) for name, text in found.items()} if isinstance(found, dict) else {}


def forget(root: Path) -> None:
    """Drops them."""
    with contextlib.suppress(OSError):
        (root / _FOLDER / _FILE).unlink()
