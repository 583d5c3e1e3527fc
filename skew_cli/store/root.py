"""Where a repository begins and which language it prefers, found without reading more than `skew.toml`.

Kept apart from `repository.py` because help and completion must not load the models (law 10).
"""

import tomllib
from pathlib import Path

CONFIG = "skew.toml"


def root(start: Path) -> Path | None:
    """The folder with `skew.toml` that holds `start`, looked for upwards, at most to the root of a git checkout."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return folder
        if (folder / ".git").exists():
            return None
    return None


def language(start: Path) -> str | None:
    """The key `lang` of `skew.toml`; None where there is none or the file is faulty, which `repository.find` tells."""
    folder = root(start)
    if folder is None:
        return None
    try:
        found = tomllib.loads((folder / CONFIG).read_text("utf-8-sig")).get("lang")
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, str) else None


def program_ids(start: Path) -> tuple[str, ...]:
    """Ids of the programs of the repository around `start`, from the names of the files alone, sorted."""
    folder = root(start)
    files = (folder / "programs").glob("*/*.y*ml") if folder else ()
    return tuple(sorted({each.stem for each in files if each.stem != "season"}))
