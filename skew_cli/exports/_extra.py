"""The libraries of the extra `documents`, imported when a format first needs them."""

from importlib import import_module
from types import ModuleType

from skew_cli.errors import SkewError
from skew_cli.words import Text

INSTALL = 'pip install "skew-cli[documents]"'


def library(name: str, fmt: str, instead: Text) -> ModuleType:
    """The module `name`; a SkewError that names the extra, the install line and the way round where it is missing."""
    try:
        return import_module(name)
    except ModuleNotFoundError:
        raise SkewError(
            Text(
                en='{format} needs the extra "documents": {install}',
                de="{format} braucht die Erweiterung „documents“: {install}",
            ),
            instead,
            format=fmt,
            install=INSTALL,
        ) from None
