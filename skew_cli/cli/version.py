"""The line of `skew --version`."""

from skew_cli import __version__
from skew_cli.calendars.zones import tz_version


def version() -> str:
    """Version of skew and of the time zone data: `skew 0.1.0 (tzdata 2026b)`."""
    return f"skew {__version__} (tzdata {tz_version()})"
