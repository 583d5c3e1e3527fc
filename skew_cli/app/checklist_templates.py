"""Checklists from their files: a whole one, or the shipped one with what a repository adds, changes and switches off."""

import re
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from skew_cli.app.template_faults import TemplateFile
from skew_cli.errors import SkewError
from skew_cli.model.template import (
    PLACEHOLDERS,
    ChecklistItem,
    ChecklistOverlay,
    ChecklistTemplate,
    OverlayItem,
    Phase,
    Trilingual,
)
from skew_cli.model.types import LANGS, Wording, wording
from skew_cli.store.repository import Repository
from skew_cli.words import Text

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*\Z")
_PHASES: tuple[Phase, ...] = get_args(Phase)
_NEEDED = ("phase", "due", "who", "text")
"""What an item cannot do without."""


def read_checklist(repository: Repository, kind: str) -> ChecklistTemplate:
    """The checklist of a kind: the repository's own, its overlay over the shipped one, or the shipped one.

    Raises SkewError with file, line, fault and remedy.
    """
    name = f"checklists/{kind}.yaml"
    paths = repository.templates.all_of(name)
    if not paths:
        raise SkewError(Text(en='there is no template "{name}"', de='Die Vorlage "{name}" gibt es nicht'), name=name)
    file = TemplateFile(paths[-1], name)
    if "extends" not in file.data or len(paths) == 1:
        whole = file.read(ChecklistTemplate, _fields(ChecklistTemplate, ChecklistItem))
        _check(file, kind, whole.kind, whole.items)
        _check_off(file, whole.off, [each.id for each in whole.items])
        return whole
    overlay = file.read(ChecklistOverlay, _fields(ChecklistOverlay, OverlayItem))
    _check(file, kind, overlay.kind, overlay.items)
    shipped = TemplateFile(paths[0], name).read(ChecklistTemplate, {})
    items = _merged(file, shipped.items, overlay.items)
    _check_off(file, overlay.off, [each.id for each in items])
    return ChecklistTemplate(
        kind=shipped.kind, title=overlay.title or shipped.title, items=items, off=shipped.off | overlay.off
    )


def overlay_of(repository: Repository, kind: str) -> Mapping[str, tuple[str, ...]] | None:
    """The items that a repository's overlay adds (`new`), changes (`changed`) and switches off (`off`); None without one.

    Raises SkewError as `read_checklist`.
    """
    name = f"checklists/{kind}.yaml"
    paths = repository.templates.all_of(name)
    file = TemplateFile(paths[-1], name)
    if "extends" not in file.data or len(paths) == 1:
        return None
    shipped = {each.id for each in TemplateFile(paths[0], name).read(ChecklistTemplate, {}).items}
    own = file.read(ChecklistOverlay, _fields(ChecklistOverlay, OverlayItem))
    ids = [each.id for each in own.items]
    return {
        "new": tuple(each for each in ids if each not in shipped),
        "changed": tuple(each for each in ids if each in shipped),
        "off": tuple(own.off),
    }


def _fields(
    whole: type[ChecklistTemplate | ChecklistOverlay], item: type[ChecklistItem | OverlayItem]
) -> Mapping[str, Iterable[str]]:
    texts = dict.fromkeys(("title", "text", "otherwise"), LANGS)
    return {"": whole.model_fields, "items": item.model_fields, **texts}


def _check(file: TemplateFile, kind: str, said: str | None, items: Sequence[ChecklistItem | OverlayItem]) -> None:
    """What holds for whole checklists and overlays."""
    if said not in (None, kind):
        text = Text(
            en='this is the file of "{kind}", not of "{said}".',
            de="Das ist die Datei für „{kind}“, nicht für „{said}“.",
        )
        raise file.fault(("kind",), text, Text(en="kind: {kind}", de="kind: {kind}"), kind=kind, said=said)
    seen: set[str] = set()
    for number, each in enumerate(items):
        path = ("items", number)
        if each.id in seen:
            raise file.fault(
                (*path, "id"),
                Text(en='there is "{id}" already.', de="„{id}“ gibt es schon."),
                Text(en="give one of the two another id", de="einem der beiden eine andere Kennung geben"),
                id=each.id,
            )
        if not _ID.match(each.id):
            raise file.fault(
                (*path, "id"),
                Text(en='"{id}" is no id of an item.', de="„{id}“ ist keine Kennung für einen Punkt."),
                Text(en="letters, digits and hyphens: EM47", de="Buchstaben, Ziffern und Bindestriche: EM47"),
                id=each.id,
            )
        seen.add(each.id)
        for field, written in (("text", each.text), ("otherwise", each.otherwise)):
            for lang, bad in _strange(written):
                raise file.close(
                    (*path, field, lang),
                    Text(
                        en="{item}{value} has no meaning in braces.",
                        de="{item}{value} hat in Klammern keine Bedeutung.",
                    ),
                    (f"{{{name}}}" for name in PLACEHOLDERS),
                    value=bad,
                )


def _strange(text: Trilingual | None) -> Iterator[tuple[str, str]]:
    """Languages with what stands there in braces and is no placeholder."""
    for lang in LANGS if text else ():
        written = text.get(lang) if text else ""
        try:
            found = [each[1:] for each in string.Formatter().parse(written) if each[1] is not None]
        except ValueError:
            yield lang, "{"
            return
        for name, spec, conversion in found:
            if name not in PLACEHOLDERS or spec or conversion:
                yield lang, f"{{{name}}}"


def _check_off(file: TemplateFile, off: Mapping[str, Wording], known: Sequence[str]) -> None:
    """Only known items are switched off, and a colon behind one has its reason behind it."""
    told = isinstance(file.data.get("off"), dict)
    for each, reason in off.items():
        if told and each in known and not wording(reason, "en").strip():
            raise file.fault(
                ("off", each),
                Text(en='"{value}" is switched off without a reason.', de="„{value}“ ist ohne Grund abgeschaltet."),
                Text(
                    en="write the reason behind it; without reasons as a list: off: [{value}]",
                    de="den Grund dahinter schreiben; ohne Gründe als Liste: off: [{value}]",
                ),
                value=each,
            )
        if each not in known:
            text = Text(
                en='there is no item "{value}" to switch off.', de="Einen Punkt „{value}“ zum Abschalten gibt es nicht."
            )
            raise file.close(("off", each), text, known, value=each)


def _merged(
    file: TemplateFile, shipped: Sequence[ChecklistItem], own: Sequence[OverlayItem]
) -> tuple[ChecklistItem, ...]:
    """The shipped items with what the overlay says of them, and its new ones in their places."""
    items = list(shipped)
    behind = {each.id: each.after for each in own}
    for number, each in enumerate(own):
        at = next((n for n, item in enumerate(items) if item.id == each.id), None)
        new = _item(file, number, each, items[at] if at is not None else None)
        if at is not None and each.after is None and new.phase == items[at].phase:
            items[at] = new
            continue
        if at is not None:
            del items[at]
        items.insert(_place(file, number, each, new, items, behind), new)
    return tuple(items)


def _item(file: TemplateFile, number: int, own: OverlayItem, shipped: ChecklistItem | None) -> ChecklistItem:
    """A new item, or the shipped one with the fields that the overlay names."""
    given = {name: getattr(own, name) for name in own.model_fields_set - {"after"}}
    given |= {"when": own.when or ()} if "when" in given else {}
    path = ("items", number)
    if shipped is not None:
        free = {"when": (), "otherwise": None} if own.text else {}
        changed = {name: value for name, value in given.items() if name not in _NEEDED or value is not None}
        new = shipped.model_copy(update={**free, **changed})
    else:
        missing = tuple(name for name in _NEEDED if given.get(name) is None)
        if missing:
            raise file.fault(
                (*path, "id"),
                Text(en="{item}a new item needs {missing}, too.", de="{item}Ein neuer Punkt braucht auch {missing}."),
                Text(
                    en="add it, or write the id of a shipped item to change that",
                    de="ergänzen, oder die Kennung eines mitgelieferten Punktes schreiben, um den zu ändern",
                ),
                missing=missing,
            )
        new = ChecklistItem.model_validate(given)
    return new


def _place(
    file: TemplateFile,
    number: int,
    own: OverlayItem,
    new: ChecklistItem,
    items: Sequence[ChecklistItem],
    behind: Mapping[str, str | None],
) -> int:
    """Where an item goes: behind the one that it names and those that went there before, else at the end of its phase."""
    if own.after is None:
        return sum(_PHASES.index(each.phase) <= _PHASES.index(new.phase) for each in items)
    path = ("items", number, "after")
    at = next((n for n, each in enumerate(items) if each.id == own.after), None)
    if at is None:
        text = Text(en='{item}there is no item "{value}".', de="{item}Einen Punkt „{value}“ gibt es nicht.")
        raise file.close(path, text, [each.id for each in items], value=own.after)
    if items[at].phase != new.phase:
        raise file.fault(
            path,
            Text(
                en='{item}"{after}" stands in the phase "{phase}".', de="{item}„{after}“ steht in der Phase „{phase}“."
            ),
            Text(en="name an item of the same phase", de="einen Punkt derselben Phase nennen"),
            after=own.after,
            phase=items[at].phase,
        )
    at += 1
    while at < len(items) and behind.get(items[at].id) == own.after:
        at += 1
    return at
