"""Reads calendar files with vobject or khal in a process of its own: `calendar_reader.py READER FOLDER FILE...`.

vobject keeps time zones for the whole process, and khal reads its configuration and database from the environment.
Prints JSON: for each file the sorted rows `[uid, start, end, summary]`, and `[uid, due, summary]` of to-dos.
"""

import contextlib
import datetime as dt
import io
import json
import sys
from pathlib import Path

SEPARATOR = "\x1f"


def by_vobject(folder, names):
    import vobject

    found = {}
    for name in names:
        text = (folder / name).read_bytes().decode("utf-8")
        (calendar,) = vobject.readComponents(text)
        calendar.validate(raiseException=True)
        rows = [
            [each.uid.value, utc(each.dtstart.value), utc(each.dtend.value), each.summary.value]
            for each in calendar.contents.get("vevent", [])
        ]
        rows += [
            [each.uid.value, each.due.value.isoformat() if hasattr(each, "due") else "", each.summary.value]
            for each in calendar.contents.get("vtodo", [])
        ]
        found[name] = sorted(rows)
    return found


def by_khal(folder, names):
    """One calendar a file, filled by `khal import --batch` and read by `khal list`; an event of two days stands there twice.

    Not `--once`: that shows a UID only once although it is in several calendars.
    """
    from khal.cli import main_khal

    home = folder / "khal"
    home.mkdir()
    calendars = {f"c{number}": name for number, name in enumerate(names)}
    config = home / "config"
    parts = ["[calendars]"]
    for key in calendars:
        (home / key).mkdir()
        parts += [f"[[{key}]]", f"path = {home / key}"]
    parts += ["[locale]", "local_timezone = UTC", "default_timezone = UTC", "timeformat = %H:%M"]
    parts += [f"{key} = %Y-%m-%d" for key in ("dateformat", "longdateformat")]
    parts += [f"{key} = %Y-%m-%d %H:%M" for key in ("datetimeformat", "longdatetimeformat")]
    parts += ["[sqlite]", f"path = {home / 'khal.db'}", ""]
    config.write_text("\n".join(parts), encoding="utf-8")

    def khal(*arguments):
        with contextlib.redirect_stdout(io.StringIO()) as output:
            try:
                main_khal(["-c", str(config), *arguments], standalone_mode=False)
            except SystemExit as done:  # khal leaves so also when all is well
                if done.code:
                    raise
        return output.getvalue()

    for key, name in calendars.items():
        khal("import", "--batch", "-a", key, str(folder / name))
    fields = ("calendar", "uid", "start", "end", "title")
    shown = SEPARATOR.join("{" + each + "}" for each in fields)
    output = khal("list", "--day-format", "", "--format", shown, "2022-01-01", "4000d")
    found = {name: [] for name in names}
    for line in filter(None, (each.strip() for each in output.splitlines())):
        key, uid, start, end, title = line.split(SEPARATOR)
        found[calendars[key]].append([uid, *(f"{each.replace(' ', 'T')}:00+00:00" for each in (start, end)), title])
    return {name: sorted(map(list, set(map(tuple, rows)))) for name, rows in found.items()}


def utc(moment):
    return moment.astimezone(dt.UTC).isoformat()


if __name__ == "__main__":
    reader, where, *wanted = sys.argv[1:]
    result = {"vobject": by_vobject, "khal": by_khal}[reader](Path(where), wanted)
    sys.stdout.reconfigure(encoding="utf-8")
    json.dump(result, sys.stdout, ensure_ascii=False)
