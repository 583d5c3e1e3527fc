"""`skew publish`: what skew ical wrote is recorded as sent."""

from typing import Annotated, Any

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_instant
from skew_cli.words import Counted, Text

HELP = Help(
    example="skew publish koeln-bethlehem\n"
    "skew publish koeln-bethlehem --to web --url https://example.org/kalender\n"
    "skew publish koeln-bethlehem --caldav https://cloud.example.org/calendars/koeln",
    options={
        "programs": Text(
            en="programs by id, season/id or path", de="Programme als Kennung, Programmjahr/Kennung oder Pfad"
        ),
        "output": Text(
            en="folder of the draft, as with skew ical; default: build/ical in the repository",
            de="Ordner des Entwurfs, wie bei skew ical; Vorgabe: build/ical im Programmordner",
        ),
        "to": Text(
            en="folder for a web server: all published calendars, and pages to subscribe from",
            de="Ordner für einen Webserver: alle veröffentlichten Kalender und Seiten zum Abonnieren",
        ),
        "url": Text(
            en="the address of that folder on the web, for links and QR codes",
            de="die Adresse dieses Ordners im Web, für Links und QR-Codes",
        ),
        "caldav": Text(
            en="calendar on a CalDAV server, brought up to date; who you are: SKEW_CALDAV_USER, SKEW_CALDAV_PASSWORD",
            de="Kalender auf einem CalDAV-Server, wird abgeglichen; Anmeldung: SKEW_CALDAV_USER, SKEW_CALDAV_PASSWORD",
        ),
        "lang": Text(
            en="language of the entries on the server: de, en or ar",
            de="Sprache der Einträge auf dem Server: de, en oder ar",
        ),
        "force": Text(en="also for a program with errors", de="auch für ein Programm mit Fehlern"),
        "overwrite": Text(
            en="with --caldav: also write what somebody edited or deleted on the server",
            de="mit --caldav: auch schreiben, was jemand auf dem Server geändert oder gelöscht hat",
        ),
        "now": Text(
            en="the time that counts, with its zone; default: SOURCE_DATE_EPOCH or the clock",
            de="die Zeit, die gilt, mit Zeitzone; Vorgabe: SOURCE_DATE_EPOCH oder die Uhr",
        ),
        "dry_run": Text(en="only say what would be recorded", de="nur sagen, was vermerkt würde"),
        "as_json": Text(en="what was recorded as JSON", de="was vermerkt wurde, als JSON"),
    },
    notes=Text(
        en="skew sends nothing by itself: send the files, then keep them in your archive and commit the ledger "
        "(programs/<season>/<id>.calendar.json). A publication is not taken back. Publish from one branch only.",
        de="skew verschickt nichts von allein: die Dateien verschicken und ablegen, das Verzeichnis "
        "(programs/<Programmjahr>/<Kennung>.calendar.json) einchecken. Eine Veröffentlichung wird nicht zurückgenommen.",
    ),
)
_DONE = Counted(
    one=Text(
        en="{address}: publication {no} recorded, 1 entry", de="{address}: Veröffentlichung {no} vermerkt, 1 Eintrag"
    ),
    other=Text(
        en="{address}: publication {no} recorded, {n} entries",
        de="{address}: Veröffentlichung {no} vermerkt, {n} Einträge",
    ),
)
_WOULD = Text(
    en="{address}: would record publication {no}: {names}",
    de="{address}: würde Veröffentlichung {no} vermerken: {names}",
)
_NOTHING = Text(
    en="{address}: nothing has changed since publication {no}",
    de="{address}: seit Veröffentlichung {no} nichts geändert",
)
_RETIRED = Text(
    en="{address}: long over and called off, no longer sent: {names}",
    de="{address}: abgesagt und lange vorbei, wird nicht mehr verschickt: {names}",
)


def run(
    terminal: Terminal,
    programs: Annotated[list[str] | None, Argument(metavar="PROGRAM")] = None,
    output: Annotated[str, Option("-o", "--output", metavar="DIR")] = "",
    to: Annotated[str, Option("--to", metavar="DIR")] = "",
    url: Annotated[str, Option("--url", metavar="URL")] = "",
    caldav: Annotated[str, Option("--caldav", metavar="URL")] = "",
    lang: Annotated[str, Option("--lang")] = "",
    force: Annotated[bool, Option("--force")] = False,
    overwrite: Annotated[bool, Option("--overwrite")] = False,
    now: Annotated[str, Option("--now", metavar="TIME")] = "",
    dry_run: Annotated[bool, Option("--dry-run")] = False,
    as_json: Annotated[bool, Option("--json")] = False,
) -> int:
    """Moves every change of the ledgers from drafted to published."""
    from skew_cli.app.gate import refuse_errors  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.publish import publish  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.deliver import Places, deliver  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.output import folder_of  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.pick import address_of, pick_program  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store import clock  # noqa: PLC0415 - start-up, law 10

    places = Places(terminal, to=to, url=url, caldav=caldav, lang=lang)
    moment = clock.now(read_instant(now, name="--now") if now else None)
    index = terminal.index()
    chosen = tuple(
        dict.fromkeys(pick_program(terminal, index, each, writing=not dry_run).file for each in programs or (None,))
    )
    sources = tuple(index.sources[each] for each in chosen)
    if not force:
        refuse_errors(index, sources)
    recorded: list[dict[str, Any]] = []
    for source in sources:
        address = address_of(source)
        folder = folder_of(terminal, index.repository.root, output, address)
        found = publish(index, source, folder, moment, dry_run=dry_run)
        no = found.ledger.publication.no
        names = tuple(each.name for each in found.items)
        text = (_WOULD if dry_run else _DONE.of(len(names))) if names else _NOTHING
        terminal.say(text, address=address, no=no, n=len(names), names=names)
        retired = tuple(each.name for each in found.retired)
        if retired:
            terminal.say(_RETIRED, address=address, names=retired)
        at = found.ledger.publication.at
        recorded.append(
            {
                "program": address,
                "no": no,
                "at": at.isoformat().replace("+00:00", "Z") if at else None,
                "published": list(names),
                "retired": list(retired),
            }
        )
    waiting = frozenset(each.file for each, one in zip(sources, recorded, strict=True) if dry_run and one["published"])
    delivered = deliver(places, index, sources, waiting, overwrite=overwrite, dry_run=dry_run)
    if as_json:
        terminal.json({"format": "skew-publish/1", "dry_run": dry_run, "programs": recorded, **delivered.json})
    return 1 if delivered.left else 0
