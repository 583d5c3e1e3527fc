"""The page `docs/file-format.md` against the models: every key with type and default, and every example is played."""

import datetime as dt
import re
import tomllib
from calendar import month_name
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from file_format_sections import SECTIONS
from pydantic import BaseModel
from rule_examples import _complete as complete
from rulebook_table import RULEBOOK

import skew_cli.model
from skew_cli.app import templates
from skew_cli.app.create import Answers, draft
from skew_cli.app.load import load
from skew_cli.app.validation.check import check
from skew_cli.app.validation.settings import check_settings
from skew_cli.model import municipality, season, session, types
from skew_cli.model.config import Config
from skew_cli.store.repository import Repository

PAGE = (Path(__file__).parent.parent / "docs" / "file-format.md").read_text(encoding="utf-8")
TODAY = dt.date(2024, 4, 15)

BESIDE_THE_MODEL = {"Program file": {"schema": ("number", "required")}}
"""Keys that are read before the model is."""
PLAIN: list[tuple[Any, str, str]] = [
    (types.Wording, "wording", "wordings"),
    (types.Date, "date", "dates"),
    (types.Time, "time", "times"),
    (types.Id, "id", "ids"),
    (types.Side, "side", "sides"),
    (types.Lang, "language", "languages"),
    (municipality.Weekday, "weekday", "weekdays"),
    (types.Status, "[status](#status)", ""),
    (session.Progress, "[checklist progress](#checklist-progress)", ""),
    (dt.date, "TOML date", ""),
    (str, "text", "texts"),
    (int, "number", "numbers"),
    (bool, "true/false", ""),
]


def sections() -> dict[str, str]:
    """The text below each heading, up to the next one."""
    parts = re.split(
        r"^#{2,4} (.+)$", re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL), flags=re.MULTILINE
    )
    titles = parts[1::2]
    assert len(titles) == len(set(titles))
    return dict(zip(titles, parts[2::2], strict=True))


def table(text: str) -> dict[str, list[str]]:
    """The rows of the first table that has a column Key: the other cells by key."""
    rows = [re.split(r" *(?<!\\)\| *", line.strip("| ")) for line in text.splitlines() if line.startswith("|")]
    rows = rows[next((n for n, row in enumerate(rows) if row[0] == "Key"), len(rows)) :]
    for row in rows[2:]:
        assert re.fullmatch(r"`[^`]+`", row[0]), row
    found = {row[0].strip("`"): row[1:] for row in rows[2:]}
    assert len(found) == len(rows[2:])
    return found


def anchor(title: str) -> str:
    return re.sub(r"[^a-z0-9 _-]", "", title.lower()).replace(" ", "-")


def type_words(hint: Any, *, many: bool = False) -> str:
    """A type as the page writes it."""
    for known, one, several in PLAIN:
        if hint == known:
            return several if many else one
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        short = [each._key for each in hint.__metadata__ if isinstance(each, types.Shorthand)]
        return type_words(arguments[0], many=many) + "".join(f", short form `{key}`" for key in short)
    if origin is Literal:
        return ", ".join(f"`{each}`" for each in arguments)
    if origin in (Union, UnionType):
        return " or ".join(type_words(each) for each in arguments if each is not type(None))
    if arguments and origin in (tuple, list):
        if len(arguments) == 2 and arguments[1] is not Ellipsis:
            return f"two {type_words(arguments[0], many=True)}"
        return f"list of {type_words(arguments[0], many=True)}"
    if origin is dict:
        return "table of tables" if get_origin(arguments[1]) is dict else f"table of {type_words(arguments[1])}"
    title, plural = next((title, plural) for title, (model, plural) in SECTIONS.items() if model is hint)
    return f"[{plural if many else title.lower()}](#{anchor(title)})"


def default_text(value: Any) -> str:
    return f"{value:%H:%M}" if isinstance(value, dt.time) else str(value)


def default_words(value: Any) -> str:
    if value is None or value in ((), {}, []):
        return "–"
    if isinstance(value, season.DayRange):
        return f"{value.min} to {value.max}"
    if isinstance(value, season.MonthDay):
        return f"{value.day} {month_name[value.month]}"
    if isinstance(value, BaseModel):
        return "see there"
    if isinstance(value, tuple):
        return f"`[{', '.join(map(default_text, value))}]`"
    if isinstance(value, dt.time):
        return f"`{default_text(value)}`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def keys(model: type[BaseModel]) -> dict[str, tuple[str, str]]:
    """Type and default of every key that a model declares itself."""
    hints = get_type_hints(model, include_extras=True)
    found = {}
    for name in model.__annotations__:
        if name in model.model_fields:
            info = model.model_fields[name]
            default = "required" if info.is_required() else default_words(info.get_default(call_default_factory=True))
            found[info.alias or name] = (type_words(hints[name]), default)
    return found


def models() -> Iterator[type[BaseModel]]:
    for module in iter_modules(skew_cli.model.__path__):
        for each in vars(import_module(f"skew_cli.model.{module.name}")).values():
            if isinstance(each, type) and issubclass(each, types.Model) and each is not types.Model:
                yield each


def test_every_model_has_its_section() -> None:
    assert {model for model, _ in SECTIONS.values()} == set(models())
    assert [title for title in SECTIONS if title not in sections()] == []
    assert [title for title, text in sections().items() if table(text) and title not in SECTIONS] == []


@pytest.mark.parametrize("title", SECTIONS)
def test_section_lists_the_keys_of_its_model(title) -> None:
    wanted = BESIDE_THE_MODEL.get(title, {}) | keys(SECTIONS[title][0])

    assert wanted == {key: (row[0], row[1]) for key, row in table(sections()[title]).items()}


@pytest.mark.parametrize("title", SECTIONS)
def test_every_key_has_a_meaning_and_known_rules(title) -> None:
    known = {code for code, *_ in RULEBOOK}

    for key, row in table(sections()[title]).items():
        assert len(row) == 4, key
        assert row[2], key
        assert set(re.findall(r"[A-Z]\d+", row[3])) <= known, key
        assert re.fullmatch(r"–|all|[A-Z]\d{3}(?:–[A-Z]\d{3})?(?:, [A-Z]\d{3}(?:–[A-Z]\d{3})?)*", row[3]), (key, row[3])


def test_every_rule_of_the_rulebook_is_named_by_a_key_or_concerns_the_file() -> None:
    of_the_file = {"F001", "F003", "F004", "F006"}
    named = set(re.findall(r"[A-Z]\d{3}", PAGE))
    for first, last in re.findall(r"([A-Z]\d{3})–([A-Z]\d{3})", PAGE):
        named |= {f"{first[0]}{number:03}" for number in range(int(first[1:]), int(last[1:]) + 1)}

    assert {code for code, *_ in RULEBOOK if code[0] not in "KQ"} - of_the_file - named == set()


def test_links_of_the_page_lead_somewhere() -> None:
    anchors = {anchor(title) for title in sections()}

    assert set(re.findall(r"\]\(#([^)]+)\)", PAGE)) - anchors == set()


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


def named(block: str, number: int) -> tuple[str, str]:
    """File and content of an example; one that does not begin with `# <path>` is part of a program."""
    first = re.match(r"# (\S+\.yaml)\n", block)
    if first:
        return first[1], block
    return "programs/2024/koeln-bethlehem.yaml", complete(f"languages: [de, ar]\n{block}", "")


EXAMPLES = [pytest.param(*named(block, n), id=f"{n}-{named(block, n)[0]}") for n, block in enumerate(blocks("yaml"))]


@pytest.mark.parametrize(("file", "text"), [each for each in EXAMPLES if each.values[0].startswith("programs/")])
def test_example_of_a_program_file_has_no_error(tmp_path, file, text) -> None:
    index = load(Repository(root=tmp_path), TODAY, replaced={file: text.encode()})
    found = check(index)

    assert found.crashes == ()
    assert index.sources[file].content == text.encode()
    assert [
        (each.code, each.path, each.params)
        for each in found.findings
        if each.suppressed is None and (each.severity == "error" or each.code[0] in "FQ")
    ] == []


@pytest.mark.parametrize(("file", "text"), [each for each in EXAMPLES if each.values[0].startswith("templates/")])
def test_example_of_a_template_is_read(tmp_path, file, text) -> None:
    (tmp_path / file).parent.mkdir(parents=True)
    (tmp_path / file).write_text(text, encoding="utf-8")
    repository = Repository(root=tmp_path)
    room, name = file.removesuffix(".yaml").split("/")[1:]

    match room:
        case "seasons":
            assert templates.profiles(repository)[int(name)].season == int(name)
        case "themes":
            assert templates.theme(repository, name).id == name
        case "checklists":
            assert templates.checklist(repository, name).kind == name
        case "documents":
            assert templates.letterhead(repository).accent == "#7a1f3d"
        case _:
            assert room == "languages"
            words = templates.catalogue(repository, name)
            assert [key for key in re.findall(r"^([a-z_.]+):", text, re.MULTILINE) if key not in words] == []


def test_examples_of_every_kind_of_file_are_there() -> None:
    found = {re.sub(r"\d{4}|[a-z-]+(?=\.yaml)", "*", each.values[0]) for each in EXAMPLES}

    assert found == {
        "programs/*/*.yaml",
        "programs/*.yaml",
        "templates/seasons/*.yaml",
        "templates/themes/*.yaml",
        "templates/checklists/*.yaml",
        "templates/languages/*.yaml",
        "templates/documents/*.yaml",
    }


def test_first_draft_is_what_create_writes_in_less_than_25_lines(tmp_path) -> None:
    shown = next(block for block in blocks("yaml") if "Check it with: skew validate" in block)
    _, _, wanted = shown.partition("\n")
    index = load(Repository(root=tmp_path), TODAY)
    answers = Answers(
        season=2024,
        nrw=index.directory.municipalities["koeln"],
        palestine=index.directory.municipalities["bethlehem"],
        theme="tourism",
        sessions=3,
        ident="koeln-bethlehem",
        series="6f1c0f5e-3d0b-4d55-9c39-8a8f0b8f6f11",
        first=dt.date(2024, 5, 14),
    )

    assert wanted == draft(index, answers).text
    assert len(wanted.splitlines()) < 25


def test_examples_of_the_configuration_are_valid() -> None:
    found = [Config.model_validate(tomllib.loads(block)) for block in blocks("toml")]

    for each in found:
        check_settings(each)
    assert found
    assert all(each != Config() for each in found)


def test_values_in_the_table_of_statuses() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", sections()["Status"], re.MULTILINE)

    assert tuple(rows) == types.STATUSES
