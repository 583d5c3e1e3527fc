"""Calendar files of many programs by skew, and the same components by icalendar alone with a cached time zone.

Arguments: repository, day, program files. Prints one figure each as JSON: seconds.
"""

import datetime as dt
import json
import sys
import time
from pathlib import Path

from icalendar import Calendar, Event, Timezone
from skew_cli.app.load import load
from skew_cli.app.publish import write_draft
from skew_cli.calendars.zones import use_package
from skew_cli.store.repository import find

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
parts = [
    (list(calendar.items()), [list(event.items()) for event in calendar.walk("VEVENT")])
    for calendar in calendars
]  # fmt: skip
cached = Timezone.from_ical(zone.to_ical())
start = time.process_time()
for head, events in parts:
    calendar = Calendar()
    for name, value in head:
        calendar.add(name, value)
    calendar.add_component(cached)
    for properties in events:
        event = Event()
        for name, value in properties:
            for each in value if isinstance(value, list) else [value]:
                event.add(name, each)
        calendar.add_component(event)
    calendar.to_ical()
alone = time.process_time() - start
print(json.dumps({"skew": [own], "icalendar": [alone], "files": [len(files)]}))  # noqa: T201 - what a probe is for
