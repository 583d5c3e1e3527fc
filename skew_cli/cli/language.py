"""In which language skew speaks: one decision for all commands (ux 3)."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from skew_cli.store.root import language

Lang = Literal["de", "en"]


def choose(option: str | None, directory: Path, environ: Mapping[str, str]) -> Lang:
    """`--lang`, `SKEW_LANG`, `lang` of `skew.toml`, the locale variables, on Windows the display language, English."""
    for wanted in (option, environ.get("SKEW_LANG"), language(directory)):
        if wanted in ("de", "en"):
            return "de" if wanted == "de" else "en"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environ.get(name):
            return "de" if environ[name].lower().startswith("de") else "en"
    return "de" if _windows_german() else "en"


def _windows_german() -> bool:
    """Whether Windows shows itself in German; its locale variables are usually not set."""
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - Windows only

    primary = 0x3FF
    german = 0x07
    return bool(ctypes.windll.kernel32.GetUserDefaultUILanguage() & primary == german)
