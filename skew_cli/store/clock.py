"""Today, the one door through which time comes in."""

import datetime as dt
import os

from skew_cli.calendars.zones import BERLIN, zone
from skew_cli.errors import SkewError
from skew_cli.words import Text

_BAD = SkewError(
    Text(en='SKEW_AS_OF is "{value}", not a date', de='SKEW_AS_OF ist "{value}", kein Datum'),
    Text(en="for example 2024-04-15", de="zum Beispiel 2024-04-15"),
)


def today(option: dt.date | None = None) -> dt.date:
    """`--as-of`, else `SKEW_AS_OF`, else the current date in Europe/Berlin, on every machine the same."""
    if option is not None:
        return option
    if given := os.environ.get("SKEW_AS_OF"):
        try:
            return dt.date.fromisoformat(given)
        except ValueError:
            raise SkewError(_BAD.message, _BAD.hint, value=given) from None
    return dt.datetime.now(zone(BERLIN)).date()  # noqa: TID251 - the one place


def day(date: dt.date) -> tuple[int, int]:
    """When a day begins and ends in Europe/Berlin, in seconds of the epoch; the end is exclusive."""
    ends = (date, date + dt.timedelta(days=1))
    begin, end = (int(dt.datetime.combine(each, dt.time(), zone(BERLIN)).timestamp()) for each in ends)
    return begin, end


def now(option: dt.datetime | None = None) -> dt.datetime:
    """The instant for stamps of calendar files: `--now`, else SOURCE_DATE_EPOCH, else the clock; whole seconds UTC."""
    if option is not None:
        return option.astimezone(dt.UTC).replace(microsecond=0)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    return dt.datetime.now(dt.UTC).replace(microsecond=0)  # noqa: TID251 - the one place
