"""The page that lists the files of a run: by program, one row a document, one column a language."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from markupsafe import Markup

from skew_cli.app.glance import municipality
from skew_cli.app.load import Index
from skew_cli.app.papers.jobs import Job
from skew_cli.app.papers.run import Done
from skew_cli.app.templates import catalogue, skin
from skew_cli.exports import formats, html
from skew_cli.languages.catalogue import Catalogue
from skew_cli.languages.dates import day
from skew_cli.model.text import clean
from skew_cli.model.tree import DIRECTIONS
from skew_cli.model.types import SIDES
from skew_cli.words import Counted, Text

NAME = "index.html"

_MARK = Markup("<!-- skew export -->\n")
_TITLE = Text(en="Documents", de="Dokumente")
_SUBJECT = Text(en="Documents of hospitation programs", de="Dokumente von Hospitationsprogrammen")
_FILES = Counted(
    one=Text(en="1 file, as of {day}", de="1 Datei, Stand: {day}"),
    other=Text(en="{n} files, as of {day}", de="{n} Dateien, Stand: {day}"),
)
_SEASON = Text(en="Season {season}", de="Programmjahr {season}")
_DOCUMENT = Text(en="Document", de="Dokument")


def own(content: bytes | None) -> bool:
    """Whether a page of that name may be replaced: there is none, or this module wrote it."""
    return content is None or _MARK.strip().encode() in content


def page(index: Index, done: Iterable[Done], lang: str) -> bytes:
    """The page in `de` or `en`; links lead to the files beside it. What failed is not listed."""
    written = sorted((each for each in done if each.failure is None), key=lambda each: _subject(each.job))
    words, look = catalogue(index.repository, lang), skin(index.repository)
    values = {
        "document": _DOCUMENT.get(lang),
        "groups": [
            _group(index, words, tuple(found)) for _, found in groupby(written, key=lambda each: _subject(each.job))
        ],
    }
    counted = _FILES.of(len(written)).get(lang)
    head = {
        "lang": lang,
        "dir": "ltr",
        "name": _TITLE.get(lang),
        "title": _TITLE.get(lang),
        "subtitle": counted.format(n=len(written), day=day(index.today, lang)),
        "author": "",
        "subject": _SUBJECT.get(lang),
        "date": index.today.isoformat(),
        "landscape": False,
    }
    return html.page({**head, "body": _MARK + html.fill("papers.html.j2", values, look)}, look)


def _subject(job: Job) -> tuple[int, str, str]:
    """The season before its programs."""
    return job.season, job.program, job.source


def _group(index: Index, words: Catalogue, found: Sequence[Done]) -> dict[str, object]:
    """A program or a season with its documents."""
    langs = tuple(dict.fromkeys(each.job.lang for each in found))
    rows: dict[tuple[str, str, str], list[Done]] = {}
    for each in found:
        rows.setdefault((each.job.kind, each.job.about, each.job.side or ""), []).append(each)
    return {
        "title": _title(index, found[0].job, words.lang),
        "languages": [_language(words, lang) for lang in langs],
        "rows": [_row(words, each, langs) for each in rows.values()],
    }


def _title(index: Index, job: Job, lang: str) -> str:
    if not job.source:
        return _SEASON.get(lang).format(season=job.season)
    case = index.case(index.sources[job.source])
    towns = " – ".join(clean(municipality(case, side, lang)) or "?" for side in SIDES)
    return f"{towns} ({clean(case.address)})"


def _language(words: Catalogue, lang: str) -> str:
    return " · ".join(words.label(f"lang.{each}") for each in lang.split("+"))


def _row(words: Catalogue, found: Sequence[Done], langs: Sequence[str]) -> dict[str, object]:
    """A document: its title, in the language of the page if it is there in it, and its files by language."""
    titled = next((each for each in found if each.job.lang.split("+")[0] == words.lang), found[0])
    lang = titled.job.lang.split("+")[0]
    return {
        "title": titled.title,
        "lang": lang if lang != words.lang else "",
        "dir": DIRECTIONS[lang],
        "cells": [
            {"language": _language(words, each), "files": [_file(made) for made in found if made.job.lang == each]}
            for each in langs
        ],
    }


def _file(made: Done) -> dict[str, str]:
    fmt = formats()[made.job.fmt]
    return {"name": made.job.file_name, "format": fmt.suffix.lstrip(".").upper(), "media_type": fmt.media_type}
