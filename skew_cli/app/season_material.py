"""What documents about a whole season are made from: its programs, their findings and their usable days."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace

from skew_cli.app.documents import dated_checklists, materials, voices_of
from skew_cli.app.glance import counts
from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.app.season_days import USUAL, season_days
from skew_cli.app.validation.check import check
from skew_cli.calendars.usable import usable_days
from skew_cli.documents.material import Month, SeasonMaterial, Standing
from skew_cli.errors import SkewError
from skew_cli.model.finding import Finding
from skew_cli.model.municipality import Municipality
from skew_cli.model.types import SIDES
from skew_cli.model.visibility import Audience
from skew_cli.rules.rule import Case
from skew_cli.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What is the same of a program in every language."""

    source: Source
    case: Case
    errors: int
    warnings: int
    months: tuple[Month, ...]
    days_left: int


def season_materials(
    index: Index,
    season: int,
    langs: Iterable[str],
    *,
    audience: Audience = "colleagues",
    contacts: bool = False,
    lists: bool = True,
) -> dict[str, SeasonMaterial]:
    """The programs of a season for each language; for everybody only those with `visibility: public`.

    The repository is checked once. Without `lists` the programs come without their checklists. Raises SkewError for a
    season without such programs.
    """
    sources = _sources(index, season, audience)
    found = tuple(_known(index, sources))
    profile, _ = index.profile(season)
    voices = voices_of(index, langs)
    made = [
        materials(
            index,
            each.source,
            voices,
            lists=dated_checklists(index, each.source) if lists else (),
            audience=audience,
            contacts=contacts,
        )
        for each in found
    ]
    return {
        lang: SeasonMaterial(
            season=season,
            profile=profile,
            words=words,
            programs=tuple(
                Standing(
                    material=material[lang],
                    address=each.case.address,
                    errors=each.errors,
                    warnings=each.warnings,
                    months=each.months,
                    days_left=each.days_left,
                )
                for each, material in zip(found, made, strict=True)
            ),
            audience=audience,
            contacts=contacts or audience == "internal",
            date=index.today,
            author=author,
        )
        for lang, (words, author) in voices.items()
    }


def _sources(index: Index, season: int, audience: Audience) -> list[Source]:
    """The programs that the audience may know of, in order of address."""
    found = [
        (each.program.season, each.program.id, each.file, each)
        for each in index.programs
        if each.program is not None and (audience != "public" or each.program.visibility == "public")
    ]
    mine = [source for year, _, _, source in sorted(found, key=lambda each: each[:3]) if year == season]
    if mine:
        return mine
    seasons = tuple(str(year) for year in sorted({year for year, *_ in found}))
    public = audience == "public"
    raise SkewError(
        Text(
            en="season {season} has no program with `visibility: public`",
            de="Das Programmjahr {season} hat kein Programm mit „visibility: public“",
        )
        if public
        else Text(en="season {season} has no programs", de="Das Programmjahr {season} hat keine Programme"),
        Text(en="there are programs in {seasons}", de="Programme gibt es in {seasons}") if seasons else None,
        season=str(season),
        seasons=seasons,
    )


def _known(index: Index, sources: Iterable[Source]) -> Iterator[_Known]:
    findings: dict[str, list[Finding]] = {}
    for each in check(index).findings:
        findings.setdefault(each.file, []).append(each)
    days: dict[Hashable, tuple[tuple[Month, ...], int]] = {}
    for source in sources:
        case = index.case(source)
        nrw, palestine = (case.municipalities[side] or usual for side, usual in zip(SIDES, USUAL, strict=True))
        alike = (case.program.season, *map(index.calendar.alike, (nrw, palestine)))
        if alike not in days:
            days[alike] = _days(index, case.program.season, (nrw, palestine))
        months, left = days[alike]
        number = counts(findings.get(source.file, ()), source.file)
        yield _Known(
            source=source,
            case=case,
            errors=number["errors"],
            warnings=number["warnings"],
            months=months,
            days_left=left,
        )


def _days(index: Index, season: int, pair: tuple[Municipality, Municipality]) -> tuple[tuple[Month, ...], int]:
    """The usable days of a pair by month, and how many of them are left."""
    days = replace(season_days(index, season), pair=pair, usual=False)
    first, last = days.window
    months = tuple(Month(first=month, days=n) for month, n in days.usable_by_month().items())
    return months, len(usable_days(days.calendar, pair, max(first, index.today), last))
