"""One mistake, one message (contract 8, rulebook 1.6): what follows from a mistake is not told as further ones."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as File

import pytest

from skew_cli.app.load import Index, load
from skew_cli.app.reading import read_program
from skew_cli.app.shape import shape
from skew_cli.app.sources import Sources
from skew_cli.app.unread import lacking, near
from skew_cli.app.validation import check as checking
from skew_cli.app.validation.check import check
from skew_cli.app.validation.wording import shown
from skew_cli.errors import SkewError
from skew_cli.model.finding import Finding, Path
from skew_cli.model.program import Program
from skew_cli.rules import by_code
from skew_cli.source.nodes import Data, data
from skew_cli.store.repository import find
from skew_cli.words import Text

KOELN = "programs/2024/koeln-bethlehem.yaml"
BEFORE = "programs/2023/koeln-bethlehem.yaml"
Key = tuple[str, str, str]


def key(finding: Finding) -> Key:
    return finding.file, finding.code, finding.message_id


@pytest.fixture(scope="module")
def index() -> Index:
    """The sample program with its predecessor and all that it shares; on that day nothing is wrong with it."""
    whole = load(find(File(__file__)), dt.date(2024, 4, 15))
    assert whole.checklists
    return whole.judged(
        sources=Sources.of({**whole.sources.shared, KOELN: whole.sources[KOELN], BEFORE: whole.sources[BEFORE]})
    )


@pytest.fixture(scope="module")
def before(index: Index) -> Counter[Key]:
    return Counter(map(key, check(index).findings))


@pytest.fixture
def more(index: Index, before: Counter[Key]):
    """What is told of the sample program once texts in it are replaced, and was not before."""

    def run(*swaps: tuple[str, str], file: str = KOELN) -> list[str]:
        text = index.sources[KOELN].content.decode()
        for old, new in swaps:
            assert old in text
            text = text.replace(old, new)
        return extra(index, before, read_program(file, text.encode()))

    return run


def extra(index: Index, before: Counter[Key], source) -> list[str]:
    checked = check(index.judged(sources=Sources.of({**index.sources, source.file: source})))
    assert checked.crashes == ()
    after = Counter(map(key, checked.findings))
    return sorted(code for _, code, _ in (after - before).elements())


def keys(value: Data, path: Path = ()) -> Iterator[Path]:
    """Every key of the format that is used, once for all items of a list."""
    if isinstance(value, dict):
        for name, each in value.items():
            if path[-1:] != ("checklist",):
                yield (*path, name)
                yield from keys(each, (*path, name))
    elif isinstance(value, tuple):
        for n, each in enumerate(value):
            yield from keys(each, (*path, n))


def renamed(value: Data, path: Path, new: str) -> Data:
    first, *rest = path
    if isinstance(value, tuple):
        return tuple(renamed(each, tuple(rest), new) if n == first else each for n, each in enumerate(value))
    assert isinstance(value, dict)
    return {
        new if name == first and not rest else name: renamed(each, tuple(rest), new) if name == first and rest else each
        for name, each in value.items()
    }


def test_every_key_misspelt_is_one_finding_more(index: Index, before: Counter[Key]) -> None:
    source = index.sources[KOELN]
    plain = data(source.document.root)
    fields = {name: each for name, each in plain.items() if name != "schema"}
    kinds = {tuple("*" if isinstance(each, int) else each for each in path): path for path in keys(fields)}
    assert len(kinds) > 120
    wrong = {}
    for path in kinds.values():
        name = str(path[-1])
        typo = name[: len(name) // 2] + name[len(name) // 2 + 1 :]
        shaped = shape(Program, renamed(fields, path, typo), {"id": "koeln-bethlehem", "season": 2024, "partners": {}})
        broken = replace(
            source,
            problems=shaped.problems,
            unread=shaped.unread,
            origins=shaped.origins,
            data=shaped.data,
            program=shaped.value,
        )
        if (found := extra(index, before, broken)) != ["F003"]:
            wrong[path] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("\nthemes:", "\nthemen:"),
        ("civil_society:\n  - {id", "zivilgesellschaft:\n  - {id"),
        ("people:", "personen:"),
        ("people:", "wer_dabei_ist:"),
        ("  nrw:\n", "  deutschland:\n"),
        ("  palestine:\n", "  palästina:\n"),
        ("sessions:\n", "termine:\n"),
        ("exploration:\n", "explorations:\n"),
        ('session_defaults:\n  start: "09:00"\n  moderator:', 'session_defaults:\n  start: "09:00"\n  moderation:'),
        ("session_defaults:\n  start:", "session_defaults:\n  beginn:"),
        ('host: nrw\n    host_department: "Städt', 'gastgeber: nrw\n    host_department: "Städt'),
    ],
)
def test_a_key_that_is_not_known_hides_what_it_holds(more, known: str, written: str) -> None:
    assert more((known, written)) == ["F003"]


def test_what_is_missing_besides_is_told(more) -> None:
    """An unknown list may be what is missing; a text, or a key beside another one's place, is not."""
    assert more(("\nadvisor: beratung-1", "\nwho: beratung-1")) == ["F003", "R005"]


def test_a_wrong_season(more) -> None:
    """Seminars and network event of another season are not there; that there is no seminar at all is not true."""
    assert more(("season: 2024", "season: 2031")) == ["F007", "F007", "F007", "F007", "F008", "S003"]


def test_an_unknown_municipality_is_no_other_pair(more) -> None:
    assert more(("municipality: Köln", "municipality: Kölln")) == ["P003"]


@pytest.mark.parametrize("file", ["programs/2024/kopie.yaml", "<stdin>"])
def test_a_copy_is_compared_with_nothing(index: Index, before: Counter[Key], file: str) -> None:
    found = extra(index, before, read_program(file, index.sources[KOELN].content))
    assert [each for each in found if each[0] in "CF"] == ["C008", "C008", *(["F009"] if file != "<stdin>" else [])]


def test_a_copy_with_an_id_of_its_own_is_one_too(more) -> None:
    found = more(("id: koeln-bethlehem\n", "id: kopie\n"), file="programs/2024/kopie.yaml")
    assert [each for each in found if each[0] in "CF"] == ["C008"]


def test_two_files_of_one_day_are_compared_once_neither_is_a_copy(more) -> None:
    swaps = (("id: koeln-bethlehem\n", "id: kopie\n"), ("series: 41254513", "series: 41254514"))
    found = more(*swaps, file="programs/2024/kopie.yaml")
    assert {"C001", "C004"} & {*found}


def test_stdin_that_repeats_a_program_is_told_of_the_option(index: Index) -> None:
    source = read_program("<stdin>", index.sources[KOELN].content)
    findings = check(index.judged(sources=Sources.of({**index.sources, "<stdin>": source}))).findings
    first = next(each for each in findings if each.code == "C008")
    assert shown(first, "en").help == f'with --stdin-filename "{KOELN}" it takes the place of that file'


def test_an_empty_program_is_not_judged_by_what_stands_in_for_it(index: Index, before: Counter[Key]) -> None:
    source = read_program("<stdin>", b"schema: 1\nseminars: [landesanalyse]\n")
    assert extra(index, before, source) == ["F004", "F004", "F004", "L001", "P004", "X001", "Z001"]


def test_flaws_of_the_yaml_say_which_program_they_are_about(index: Index) -> None:
    text = index.sources[KOELN].content.decode()
    text = text.replace("mode: virtual", "mode: virtual\nmode: virtual", 1).replace(
        "number: 1\n", "number: 1\n    number: 1\n", 1
    )
    findings = check(
        index.judged(sources=Sources.of({**index.sources, KOELN: read_program(KOELN, text.encode())}))
    ).findings
    found = [(each.program, each.session) for each in findings if each.code == "F001"]
    assert found == [("2024/koeln-bethlehem", None), ("2024/koeln-bethlehem", "tourismusgesellschaft")]


@pytest.mark.parametrize(
    ("need", "gone", "at", "expected"),
    [
        (("sessions", "*", "date"), ("sessions",), (), True),
        (("sessions", "*", "date"), ("sessions", 1), ("sessions", 1, "title"), True),
        (("sessions", "*", "date"), ("sessions", 1), ("sessions", 2), False),
        (("sessions", "*", "date"), ("sessions", 1, "date"), ("themes", 2), True),
        (("sessions", "*", "date"), ("sessions", 1, "date", "year"), (), False),
        (("sessions", "*", "date"), ("sessions", "*", "date"), ("sessions", 4), True),
        (("partners", "*", "approval"), ("partners", "nrw"), ("partners", "palestine"), False),
    ],
)
def test_what_is_gone_takes_away_what_is_needed(need: Path, gone: Path, at: Path, expected: bool) -> None:
    assert lacking([need], [gone], at) is expected


def test_one_path_contains_the_other() -> None:
    assert near((), ("sessions", 1))
    assert near(("sessions", "*", "date"), ("sessions", 1))
    assert not near(("sessions", 2), ("sessions", 1, "date"))


@pytest.mark.parametrize("field", ["check", "check_all"])
def test_an_accident_ends_the_check_whichever_kind_of_rule_meets_it(
    index: Index, monkeypatch: pytest.MonkeyPatch, field: str
) -> None:
    def fails(_: object) -> Iterator[None]:
        raise SkewError(Text(en="a template", de="eine Vorlage"))

    rule = replace(by_code()["T001"], **{"check": None, field: fails})
    monkeypatch.setattr(checking, "rules", lambda: (rule,))
    with pytest.raises(SkewError):
        check(index)
