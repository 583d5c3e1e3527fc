"""The templates of a repository as values: season profiles, themes, checklists, the directory, catalogues."""

import string
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from skew_cli.errors import SkewError
from skew_cli.model.closures import ClosuresFile
from skew_cli.model.municipality import DirectoryFile
from skew_cli.model.season import SeasonProfile
from skew_cli.model.types import Model
from skew_cli.source.nodes import Data, data
from skew_cli.source.ordinary import ordinary
from skew_cli.source.parse import parse_bytes
from skew_cli.source.places import Places
from skew_cli.store import files
from skew_cli.store.repository import Repository
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.languages.catalogue import Catalogue, Words
    from skew_cli.model.format import Look, Skin
    from skew_cli.model.letterhead import Letterhead
    from skew_cli.model.template import ChecklistTemplate, ThemeTemplate

T = TypeVar("T", bound=Model)


def profiles(repository: Repository) -> dict[int, SeasonProfile]:
    """All season profiles by year; keys that one leaves out come from the year that it extends."""
    names = repository.templates.names("seasons")
    raw = {int(name): _template(repository, f"seasons/{name}.yaml") for name in names if name.isdecimal()}

    def full(year: int, seen: tuple[int, ...]) -> dict[str, Data]:
        base = raw[year].get("extends")
        if not isinstance(base, int) or base not in raw or base in seen:
            return raw[year]
        return full(base, (*seen, year)) | raw[year]

    return {year: _strict(SeasonProfile, full(year, (year,)), f"seasons/{year}.yaml") for year in raw}


def directory_file(repository: Repository) -> DirectoryFile:
    """The shipped directory of municipalities, or the one with which a repository replaces it."""
    name = "municipalities.yaml"
    return _strict(DirectoryFile, _template(repository, name), name)


def closures_file(repository: Repository) -> ClosuresFile:
    """The shipped closures, or those with which a repository replaces them."""
    name = "closures.yaml"
    return _strict(ClosuresFile, _template(repository, name), name)


def theme(repository: Repository, name: str) -> "ThemeTemplate":
    """A theme template by its id."""
    from skew_cli.model.template import ThemeTemplate  # noqa: PLC0415 - start-up, law 10: not for a list

    file = f"themes/{name}.yaml"
    return _strict(ThemeTemplate, _template(repository, file), file)


def checklist(repository: Repository, kind: str) -> "ChecklistTemplate":
    """A checklist template by its kind, with what the repository changes in it."""
    from skew_cli.app.checklist_templates import read_checklist  # noqa: PLC0415 - start-up, law 10: not for a list

    return read_checklist(repository, kind)


def _template(repository: Repository, name: str) -> dict[str, Data]:
    path = repository.templates.find(name)
    if path is None:
        raise SkewError(Text(en='there is no template "{name}"', de='Die Vorlage "{name}" gibt es nicht'), name=name)
    content = files.read(path)
    if (known := ordinary(content)) is not None:
        return known.data
    document = parse_bytes(content)
    plain = data(document.root) if document.root is not None else None
    if not isinstance(plain, dict) or document.errors:
        line = Places(document).position(document.errors[0].start).line if document.errors else 1
        raise _bad_template(name, f"YAML, {line}")
    return plain


def _strict(model: type[T], plain: dict[str, Data], name: str) -> T:
    try:
        return model.model_validate(plain)
    except ValidationError as problem:
        where = "/".join(str(each) for each in problem.errors()[0]["loc"])
        raise _bad_template(name, where) from None


def _bad_template(name: str, where: str) -> SkewError:
    return SkewError(
        Text(en='the template "{name}" is faulty at {where}', de='Die Vorlage "{name}" ist fehlerhaft bei {where}'),
        Text(
            en="compare it with the shipped one: skew doctor names its folder",
            de="mit der mitgelieferten vergleichen: skew doctor nennt ihren Ordner",
        ),
        name=name,
        where=where,
    )


def themes(repository: Repository) -> tuple[str, ...]:
    """The ids of all themes that have a template."""
    return repository.templates.names("themes")


def catalogue(repository: Repository, lang: str) -> "Catalogue":
    """The words of documents in a language; a repository's own file only needs the words that it replaces."""
    from skew_cli.languages.catalogue import Catalogue  # noqa: PLC0415 - start-up, law 10: only documents need it

    parts: list[Words] = []
    for path in repository.templates.all_of(f"languages/{lang}.yaml"):
        words = _words(files.read(path))
        if words is None:
            raise _bad_template(f"languages/{lang}.yaml", "YAML")
        if parts and (bad := next((key for key in words if not _fits(words[key], parts[0].get(key))), None)):
            raise _bad_template(f"languages/{lang}.yaml", bad)
        parts.append(words)
    return Catalogue(lang, *parts)


def _fits(own: str | Mapping[str, str], shipped: str | Mapping[str, str] | None) -> bool:
    """Whether a text of the house says no other values than the one it replaces, and has its plurals."""
    if not own or shipped is None:
        return True
    if isinstance(own, str) or isinstance(shipped, str):
        return isinstance(own, str) and isinstance(shipped, str) and _values(own) <= _values(shipped)
    known = set[str]().union(*map(_values, shipped.values()))
    return set(own) >= set(shipped) and all(_values(each) <= known for each in own.values())


def _values(text: str) -> set[str]:
    """The `{names}` in a text; one that no text has for braces that do not fit."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"{"}


@lru_cache(maxsize=8)
def _words(content: bytes) -> "Words | None":
    """The texts of a catalogue file, parsed once however many documents are made; None for faulty YAML."""
    document = parse_bytes(content)
    plain = data(document.root) if document.root is not None else None
    if not isinstance(plain, dict) or document.errors:
        return None
    return {key: _word(each) for key, each in plain.items()}


def _word(value: Data) -> str | dict[str, str]:
    """A text, or the texts of a number by plural name."""
    if isinstance(value, dict):
        return {name: str(text) for name, text in value.items()}
    return "" if value is None else str(value)


def skin(repository: Repository) -> "Skin":
    """The skins of `templates/documents/` and the letterhead; a repository's own files win."""
    from skew_cli.model.format import Skin  # noqa: PLC0415 - start-up, law 10: only documents need it

    texts: dict[str, str] = {}
    for suffix in (".j2", ".css", ".js", ".typ"):
        for name in repository.templates.names("documents", suffix):
            path = repository.templates.find(f"documents/{name}{suffix}")
            if path is not None:
                texts[path.name] = _utf8(path)
    return Skin(texts=texts, look=_look(repository), own=repository.templates.own("documents"))


def letterhead(repository: Repository) -> "Letterhead":
    """`templates/documents/letterhead.yaml`, or what holds without one."""
    from skew_cli.app.letterheads import read_letterhead  # noqa: PLC0415 - start-up, law 10: only documents have one

    return read_letterhead(repository)


def _look(repository: Repository) -> "Look":
    from skew_cli.app.letterheads import read_logo  # noqa: PLC0415 - as above
    from skew_cli.model.format import Look  # noqa: PLC0415 - as above

    own, reference = letterhead(repository), repository.templates.find("documents/reference.docx")
    return Look(
        accent=own.accent,
        accent_dark=own.accent_dark,
        logo=read_logo(repository, own.logo_alt or ""),
        reference=files.read(reference) if reference else None,
    )


def _utf8(path: Path) -> str:
    try:
        return files.read(path).decode("utf-8")
    except UnicodeDecodeError:
        raise _bad_template(f"documents/{path.name}", "UTF-8") from None
