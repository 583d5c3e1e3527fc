"""`skew ical`: the meetings of programs as iCalendar files, as drafts."""

from typing import TYPE_CHECKING, Annotated, Any

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_instant, read_mailbox
from skew_cli.errors import SkewError
from skew_cli.words import Counted, Text

if TYPE_CHECKING:
    from skew_cli.model.calendar import Invitation

HELP = Help(
    example="skew ical koeln-bethlehem -o build/koeln\nskew ical --season 2024 --for palestine",
    options={
        "programs": Text(
            en="programs by id, season/id or path", de="Programme als Kennung, Programmjahr/Kennung oder Pfad"
        ),
        "season": Text(
            en="one calendar of all programs of this season instead",
            de="stattdessen ein Kalender aller Programme dieses Programmjahrs",
        ),
        "whom": Text(
            en="only the meetings of this person (id) or side: nrw or palestine",
            de="nur die Treffen dieser Person (Kennung) oder Seite: nrw oder palestine",
        ),
        "output": Text(
            en="folder for the files; default: build/ical in the repository",
            de="Ordner für die Dateien; Vorgabe: build/ical im Programmordner",
        ),
        "force": Text(en="also for a program with errors", de="auch für ein Programm mit Fehlern"),
        "checklists": Text(
            en="with the checklists as to-dos; from then on they are always there",
            de="mit den Checklisten als Aufgaben; von da an sind sie immer dabei",
        ),
        "itip": Text(
            en="also invitations from this mail address (iTIP), one file per meeting; with --attendee",
            de="auch Einladungen von dieser Mailadresse (iTIP), eine Datei je Treffen; mit --attendee",
        ),
        "attendee": Text(
            en="mail address of the one who is invited", de="Mailadresse derjenigen, die eingeladen werden"
        ),
        "now": Text(
            en="the time that counts, with its zone; default: SOURCE_DATE_EPOCH or the clock",
            de="die Zeit, die gilt, mit Zeitzone; Vorgabe: SOURCE_DATE_EPOCH oder die Uhr",
        ),
        "dry_run": Text(en="only say what would be written", de="nur sagen, was geschrieben würde"),
        "as_json": Text(en="the written files as JSON", de="die geschriebenen Dateien als JSON"),
    },
    notes=Text(
        en="The files are a draft until skew publish records them as sent. They hold join links: do not commit them. One "
        "file per meeting (single/) is for Outlook and Android.",
        de="Die Dateien sind ein Entwurf, bis skew publish sie als verschickt vermerkt. Sie enthalten Zugangslinks: nicht "
        "einchecken. Einzeldateien (single/) sind für Outlook und Android.",
    ),
)
_DONE = Counted(
    one=Text(
        en="{address}: 1 meeting, {files} files in {folder}", de="{address}: 1 Treffen, {files} Dateien in {folder}"
    ),
    other=Text(
        en="{address}: {n} meetings, {files} files in {folder}",
        de="{address}: {n} Treffen, {files} Dateien in {folder}",
    ),
)
_WOULD = Text(
    en="{address}: would write {files} files into {folder}",
    de="{address}: würde {files} Dateien nach {folder} schreiben",
)
_PENDING = Counted(
    one=Text(
        en="1 entry differs from what was published; before you send it: {command}",
        de="1 Eintrag ist neu oder geändert; vor dem Verschicken: {command}",
    ),
    other=Text(
        en="{n} entries differ from what was published; before you send them: {command}",
        de="{n} Einträge sind neu oder geändert; vor dem Verschicken: {command}",
    ),
)
_NONE = Text(
    en="{address}: no meeting has a date and a start yet", de="{address}: noch kein Treffen hat Datum und Beginn"
)


def run(
    terminal: Terminal,
    programs: Annotated[list[str] | None, Argument(metavar="PROGRAM")] = None,
    season: Annotated[str, Option("--season", metavar="YEAR")] = "",
    whom: Annotated[str, Option("--for", metavar="WHOM")] = "",
    output: Annotated[str, Option("-o", "--output", metavar="DIR")] = "",
    force: Annotated[bool, Option("--force")] = False,
    checklists: Annotated[bool, Option("--checklists")] = False,
    itip: Annotated[str, Option("--itip", metavar="MAILBOX")] = "",
    attendee: Annotated[str, Option("--attendee", metavar="MAILBOX")] = "",
    now: Annotated[str, Option("--now", metavar="TIME")] = "",
    dry_run: Annotated[bool, Option("--dry-run")] = False,
    as_json: Annotated[bool, Option("--json")] = False,
) -> int:
    """Writes the files of each program into `<DIR>/<season>/<id>/`, and what changes into its ledger."""
    from skew_cli.app.gate import refuse_errors  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.publish import write_draft  # noqa: PLC0415 - start-up, law 10
    from skew_cli.calendars.zones import tz_version  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.output import folder_of, shown  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.pick import address_of, pick_program  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store import clock  # noqa: PLC0415 - start-up, law 10

    moment = clock.now(read_instant(now, name="--now") if now else None)
    invitation = _invitation(itip, attendee)
    index = terminal.index()
    if (season or whom) and not programs:
        from skew_cli.cli.season_files import write_season  # noqa: PLC0415 - start-up, law 10

        return write_season(
            terminal,
            index,
            season=season,
            whom=whom,
            output=output,
            now=moment,
            force=force,
            dry_run=dry_run,
            as_json=as_json,
        )
    chosen = tuple(dict.fromkeys(pick_program(terminal, index, each).file for each in programs or (None,)))
    sources = tuple(index.sources[each] for each in chosen)
    if not force:
        refuse_errors(index, sources)
    written: list[dict[str, Any]] = []
    for source in sources:
        address = address_of(source)
        folder = folder_of(terminal, index.repository.root, output, address)
        draft = write_draft(
            index, source, folder, moment, checklists=checklists, invitation=invitation, dry_run=dry_run
        )
        if not draft.files:
            terminal.say(_NONE, address=address)
            continue
        text = _WOULD if dry_run else _DONE.of(draft.meetings)
        terminal.say(text, address=address, n=draft.meetings, files=len(draft.files), folder=shown(folder))
        pending = sum(each.pending is not None for each in draft.ledger.items.values())
        if pending and not dry_run:
            command = f"skew publish {address}{f' -o {output}' if output else ''}"
            terminal.say(_PENDING.of(pending), n=pending, command=command)
        paths = [f"{shown(folder)}/{name}" for name in sorted(draft.files)]
        no = draft.before.publication.no
        found = {"program": address, "meetings": draft.meetings, "published": no, "pending": pending, "files": paths}
        written.append(found)
        if not as_json:
            terminal.data("".join(f"{each}\n" for each in paths if "/single/" not in each))
    if as_json:
        terminal.json({"format": "skew-ical/1", "dry_run": dry_run, "tzdata": tz_version(), "programs": written})
    return 0


def _invitation(organizer: str, attendee: str) -> "Invitation | None":
    if not organizer and not attendee:
        return None
    from skew_cli.model.calendar import Invitation  # noqa: PLC0415 - start-up, law 10

    if not organizer or not attendee:
        raise SkewError(
            Text(
                en="an invitation needs --itip and --attendee.",
                de="Eine Einladung braucht --itip und --attendee.",
            ),
            Text(
                en="for example --itip hospitation@example.org --attendee koordination@example.org",
                de="zum Beispiel --itip hospitation@example.org --attendee koordination@example.org",
            ),
        )
    return Invitation(
        organizer=read_mailbox(organizer, name="--itip"), attendee=read_mailbox(attendee, name="--attendee")
    )
