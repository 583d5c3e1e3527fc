"""Calendar files of many programs by skew, and the same components by icalendar alone with a cached time zone.

Arguments: repository, day, program files. Prints one figure each as JSON: seconds.
"""

import datetime as dt
import json
import sys
import time
from pathlib import Path
from typing import Any

from icalendar import Calendar, Component, Timezone

from skew_cli.app.load import load
from skew_cli.app.publish import write_draft
from skew_cli.calendars.zones import use_package
from skew_cli.store.repository import find

Parts = tuple[type[Component], tuple[tuple[str, Any], ...], tuple[Any, ...]]
root, day, wanted = Path(sys.argv[1]), dt.date.fromisoformat(sys.argv[2]), Path(sys.argv[3])
use_package()
index = load(find(root), day)
now = dt.datetime.combine(day, dt.time(12), dt.UTC)
sources = [index.sources[name] for name in json.loads(wanted.read_text(encoding="utf-8"))]
for source in sources:
    index.case(source)
start = time.process_time()
drafts = [write_draft(index, source, root / "none", now, dry_run=True) for source in sources]
own = time.process_time() - start
files = [content for draft in drafts for content in draft.files.values() if content.startswith(b"BEGIN:VCALENDAR")]
calendars = [Calendar.from_ical(content) for content in files]
zone = next(each for calendar in calendars for each in calendar.walk("VTIMEZONE"))


def taken(component: Component) -> Parts:
    """Type, properties and parts of a component; the time zone stays whole, as it is cached."""
    parts = tuple(zone if isinstance(each, Timezone) else taken(each) for each in component.subcomponents)
    return type(component), tuple(component.property_items(recursive=False)), parts


def built(parts: Parts) -> Component:
    """The same component made anew."""
    kind, properties, below = parts
    component = kind()
    for name, value in properties:
        if name not in ("BEGIN", "END"):
            component.add(name, value)
    for each in below:
        component.add_component(each if isinstance(each, Timezone) else built(each))
    return component


takens = [taken(calendar) for calendar in calendars]
start = time.process_time()
for each in takens:
    built(each).to_ical()
alone = time.process_time() - start
print(json.dumps({"skew": [own], "icalendar": [alone], "files": [len(files)]}))  # noqa: T201 - what a probe is for
