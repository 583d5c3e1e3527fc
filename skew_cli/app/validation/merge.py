"""The reports of all shares of a run joined to the report of the whole; nothing is checked again (contract 14)."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from skew_cli import __version__
from skew_cli.app.validation.envelope import FindingData, ReportData, ShardData
from skew_cli.app.validation.report import about, fails
from skew_cli.app.validation.returning import finding, suppressed, worded
from skew_cli.app.validation.shards import LANGS
from skew_cli.app.validation.share import Pending, Share, settle
from skew_cli.errors import SkewError
from skew_cli.model.config import on_the_web
from skew_cli.model.finding import SEVERITIES, Finding
from skew_cli.model.report import JSON_FORMAT, About, Report, Shown, Summary
from skew_cli.model.text import visible
from skew_cli.words import Text

_CRASH = 3
_CODES = (0, 1, _CRASH)
_SUMS = ("reported", "errors", "warnings", "infos", "suppressed", "baselined", "outside_filter", "fixable")


@dataclass(frozen=True, kw_only=True)
class Part:
    """The report of one share, read and found sound."""

    data: ReportData
    shard: ShardData
    shown: dict[str, tuple[Shown, ...]]
    """By language the findings of the share."""
    apart: dict[str, dict[tuple[str, int, str], Shown]]
    """By language those that only all shares can tell, by what they are about."""
    pending: Pending


@dataclass(frozen=True, kw_only=True)
class Merged:
    """All shares of a run."""

    parts: tuple[Part, ...]

    @property
    def lang(self) -> str:
        """The language of the data formats of the run."""
        return self.parts[0].data["lang"]

    @property
    def text_lang(self) -> Literal["de", "en"]:
        """The language of its text formats."""
        return self.parts[0].shard["lang"]

    def report(self, lang: str) -> Report:
        """The report that one run over everything would have given."""
        first, shard = self.parts[0].data, self.parts[0].shard
        settled = settle([each.pending for each in self.parts])
        open_ = [each for each in settled if each.suppressed is None]
        listed = [
            each
            for each in (settled if shard["show_suppressed"] else open_)
            if shard["whole"] and SEVERITIES.index(each.severity) <= SEVERITIES.index(shard["show"])
        ]
        texts = self.parts[0].apart[lang]
        more = [replace(texts[_about(each)], finding=each) for each in listed]
        shown = [each for part in self.parts for each in part.shown[lang]] + more
        shown.sort(key=lambda each: each.finding.order)
        files = sorted(each for part in self.parts for each in part.shard["files"])
        return Report(
            version=__version__,
            as_of=dt.date.fromisoformat(first["as_of"]),
            lang=lang,
            status=first["status"],
            inputs=first["inputs"],
            filter_kind=first["filter"]["kind"],
            since=first["filter"]["since"],
            summary=self._summary(settled, open_),
            shown=tuple(shown),
            fail_on=shard["fail_on"],
            files=tuple(files),
            rules=self._rules({each.finding.code for each in shown}, lang),
            show_suppressed=shard["show_suppressed"],
            lines={(each["file"], each["line"]): each["text"] for part in self.parts for each in part.shard["lines"]},
            links={name: each for part in self.parts for name, each in part.shard["links"].items()},
            highest=next((part.shard["highest"] for part in self.parts if part.shard["files"] == files), None)
            if len(files) == 1
            else None,
            folder=shard["folder"],
        )

    def _summary(self, settled: Sequence[Finding], open_: Sequence[Finding]) -> Summary:
        """The sums, with what only all shares could tell."""
        first, shard = self.parts[0].data["summary"], self.parts[0].shard
        sums: dict[str, int] = {name: sum(self._count(each, name) for each in self.parts) for name in _SUMS}
        if shard["whole"]:
            for each in open_:
                sums[f"{each.severity}s"] += 1
            sums["baselined"] += len(settled) - len(open_)
        else:
            sums["outside_filter"] += len(open_)
        codes = {part.data["summary"]["exit_code"] for part in self.parts}
        more = shard["whole"] and fails(open_, shard["fail_on"])
        code = _CRASH if _CRASH in codes else int(1 in codes or more)
        return Summary(indexed=first["indexed"], **sums, exit_code=code)

    @staticmethod
    def _count(part: Part, name: str) -> int:
        found: Any = part.data["summary"]
        return int(found[name])

    def _rules(self, codes: Iterable[str], lang: str) -> dict[str, About]:
        urls = {each["code"]: each["url"] for part in self.parts for each in _every(part.data, part.shard)}
        return {code: replace(each, url=urls.get(code)) for code, each in about(codes, lang, None).items()}


def merge(reports: Iterable[tuple[str, bytes]]) -> Merged:
    """Joins `json` reports, given by name and content.

    Raises SkewError unless they are all shares of one run, each once, made by this version of skew.
    """
    parts = [(name, _read(name, content)) for name, content in reports]
    if not parts:
        raise SkewError(
            Text(en="--merge needs the reports of all parts.", de="--merge braucht die Berichte aller Teile."),
            Text(
                en="for example skew validate --merge build/part-*.json",
                de="zum Beispiel skew validate --merge build/teil-*.json",
            ),
        )
    (first, one), *others = parts
    for name, other in others:
        for key, value in _common(other).items():
            if value != _common(one)[key]:
                raise _bad(name, _DIFFERS, key=key, other=first)
    parts.sort(key=lambda each: each[1].shard["index"])
    count = one.shard["count"]
    given = [each.shard["index"] for _, each in parts]
    for number in range(1, min(count, len(parts) + 1) + 1):
        if given.count(number) != 1:
            raise SkewError(
                Text(
                    en="part {number} of {count} is missing or there more than once.",
                    de="Teil {number} von {count} fehlt oder ist mehrfach da.",
                ),
                Text(
                    en="give the reports of all parts, each once", de="die Berichte aller Teile angeben, jeden einmal"
                ),
                number=number,
                count=count,
            )
    return Merged(parts=tuple(each for _, each in parts))


def _common(part: Part) -> dict[str, object]:
    """What must be the same in all parts."""
    data, shard = part.data, part.shard
    return {
        "tool": dict(data["tool"]),
        "inputs": data["inputs"],
        "as_of": data["as_of"],
        "lang": data["lang"],
        "status": data["status"],
        "filter": dict(data["filter"]),
        "shard.count": shard["count"],
        "shard.lang": shard["lang"],
        "shard.select": shard["select"],
        "shard.ignore": shard["ignore"],
        "shard.suppress": shard["suppress"],
        "shard.show": shard["show"],
        "shard.show_suppressed": shard["show_suppressed"],
        "shard.fail_on": shard["fail_on"],
        "shard.whole": shard["whole"],
        "shard.held": shard["held"],
        "shard.folder": shard["folder"],
        "summary.indexed": data["summary"]["indexed"],
    }


@cache
def _shape() -> TypeAdapter[ReportData]:
    return TypeAdapter(ReportData)


def _read(name: str, content: bytes) -> Part:
    try:
        data = _shape().validate_json(content, strict=True)
    except ValidationError as problem:
        key = ".".join(str(each) for each in problem.errors()[0]["loc"])
        raise _bad(name, _MISFIT if key else _NO_REPORT, key=key) from None
    if data["tool"] != {"name": "skew", "version": __version__}:
        raise _bad(name, _VERSION)
    shard = data["shard"]
    if shard is None:
        raise _bad(name, _NO_SHARD)
    try:
        return _part(data, shard)
    except (ValueError, KeyError) as problem:
        raise _bad(name, _UNSOUND, key=visible(str(problem))) from None


def _part(data: ReportData, shard: ShardData) -> Part:
    """Raises ValueError or KeyError for what skew cannot have written."""
    share = Share(index=shard["index"], count=shard["count"])
    every = [finding(each, title) for each, title in zip(_every(data, shard), shard["titles"], strict=True)]
    here = every[: len(data["findings"])]
    apart = every[len(here) :]
    unused, stale = apart[: len(shard["unused_ignores"])], apart[len(shard["unused_ignores"]) :]
    foreign = [each.file for each in here if not share.owns(_owner(each))]
    foreign += [each for each in shard["files"] if not share.owns(each)]
    foreign += [each.code for each in unused if each.code != "Q001"] + [
        each.code for each in stale if each.code != "Q005"
    ]
    urls = {each["url"] for each in _every(data, shard)} - {None}
    foreign += [each for each in urls if each and (visible(each) != each or not on_the_web(each))]
    if foreign or not 1 <= share.index <= share.count or data["summary"]["exit_code"] not in _CODES:
        raise ValueError(*foreign[:1])
    dt.date.fromisoformat(data["as_of"])
    shown = {
        lang: tuple(worded(each, texts) for each, texts in zip(every, shard["texts"][lang], strict=True))
        for lang in LANGS
    }
    return Part(
        data=data,
        shard=shard,
        shown={lang: found[: len(here)] for lang, found in shown.items()},
        apart={lang: {_about(each.finding): each for each in found[len(here) :]} for lang, found in shown.items()},
        pending=Pending(
            unused=tuple(unused),
            held=tuple((each["fingerprint"], suppressed(each["suppressed"])) for each in shard["held"]),
            stale=tuple(stale),
        ),
    )


def _every(data: ReportData, shard: ShardData) -> list[FindingData]:
    return [*data["findings"], *shard["unused_ignores"], *shard["stale_entries"]]


def _owner(found: Finding) -> str:
    """The file whose share a finding belongs to: its own; of a stale entry the one that the entry names."""
    return str(found.params["file"]) if found.code == "Q005" else found.file


def _about(found: Finding) -> tuple[str, int, str]:
    return found.code, found.range.start.offset, str(found.params["code"])


_NO_REPORT = Text(en=f"this is no report of the form {JSON_FORMAT}", de=f"das ist kein Bericht der Form {JSON_FORMAT}")
_MISFIT = Text(en=f"{_NO_REPORT.en}: {{key}}", de=f"{_NO_REPORT.de}: {{key}}")
_VERSION = Text(en="another version of skew wrote it", de="eine andere Version von skew hat ihn geschrieben")
_NO_SHARD = Text(en="this report is whole already", de="dieser Bericht ist schon ganz")
_UNSOUND = Text(en="it does not fit together: {key}", de="er passt nicht zusammen: {key}")
_DIFFERS = Text(en='"{key}" differs from that in {other}', de='"{key}" ist anders als in {other}')


def _bad(name: str, why: Text, *, key: str = "", other: str = "") -> SkewError:
    return SkewError(
        Text(en=f"{{name}} cannot be merged: {why.en}.", de=f"{{name}} lässt sich nicht zusammenführen: {why.de}."),
        Text(
            en="make the parts anew: skew validate --shard I/N --report json=part-I.json",
            de="die Teile neu erstellen: skew validate --shard I/N --report json=teil-I.json",
        ),
        name=name,
        key=key,
        other=other,
    )
