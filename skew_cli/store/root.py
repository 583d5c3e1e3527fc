"""Where a repository begins and which language it prefers, found without reading more than `skew.toml`.

Kept apart from `repository.py` because help and completion must not load the models (law 10).
"""

import re
from pathlib import Path
from typing import Any

CONFIG = "skew.toml"
LARGEST = 256 * 1024
"""Characters of a configuration, as of a program."""
_DEEP = re.compile(r"""(?:\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*){33}""")
"""A key of more parts than any file has; tomllib needs memory by their square."""

_PLAIN = re.compile(r"""(?:#[ -~]*\n|\n)*lang = "(de|en)"\n*""")
"""A configuration that says nothing but the language: it needs no tomllib, which takes as long as a program."""


def root(start: Path) -> Path | None:
    """The folder with `skew.toml` that holds `start`, looked for upwards, at most to the root of a git checkout."""
    if gone(start):
        return None
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
        if (folder / ".git").exists():
            return None
    return None


def gone(folder: Path) -> bool:
    """Whether a relative folder leads nowhere because somebody deleted the current one."""
    try:
        folder.absolute()
    except FileNotFoundError:
        return True
    return False


def tables(text: str) -> dict[str, Any]:
    """What a configuration says; ValueError for what is no TOML, is too large or would cost more than it is worth."""
    if len(text) > LARGEST:
        raise ValueError(f"> {LARGEST // 1024} KiB")
    if _DEEP.search(text):
        raise ValueError("a.b.c. …")
    import tomllib  # noqa: PLC0415 - start-up, law 10: `language` mostly knows without it

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("[[[ …") from None


def language(start: Path) -> str | None:
    """The key `lang` of `skew.toml`; None where there is none or the file is faulty, which `repository.find` tells."""
    folder = root(start)
    if folder is None:
        return None
    try:
        with (folder / CONFIG).open(encoding="utf-8-sig") as file:
            text = file.read(LARGEST + 1)
        if plain := _PLAIN.fullmatch(text):
            return plain[1]
        found = tables(text).get("lang")
    except (OSError, ValueError):
        return None
    return found if isinstance(found, str) else None


def program_ids(start: Path) -> tuple[str, ...]:
    """Ids of the programs of the repository around `start`, from the names of the files alone, sorted."""
    folder = root(start)
    files = (folder / "programs").glob("*/*.y*ml") if folder else ()
    return tuple(sorted({each.stem for each in files if each.stem != "season"}))
