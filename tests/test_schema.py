"""The schema of the editors is weaker than the rules: whatever it rejects, `skew validate` rejects, too (contract 17)."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from json_schema import errors
from rule_examples import SHARED, examples

from skew_cli.app.load import load
from skew_cli.app.schema import schema
from skew_cli.app.validation.check import check
from skew_cli.rules import rules
from skew_cli.source.nodes import data
from skew_cli.source.parse import parse_bytes
from skew_cli.store.repository import Repository

ROOT = Path(__file__).parent.parent
SCHEMA = schema("program", "7")
SHIPPED = sorted(each for each in (ROOT / "programs").glob("*/*.yaml") if each.name != "season.yaml")
FORM = {"F001", "F002", "F003", "F004", "F005"}


def plain(content: bytes) -> Any:
    root = parse_bytes(content).root
    return data(root) if root is not None else None


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_shipped_program_fits(path: Path) -> None:
    assert errors(plain(path.read_bytes()), SCHEMA, SCHEMA) == []


@pytest.mark.parametrize("name", ["season", "people"])
def test_every_shared_file_fits(name: str) -> None:
    made = schema(name, "7")
    files = [*(ROOT / "programs").rglob(f"{name}.yaml")]
    assert files
    assert [hit for each in files for hit in errors(plain(each.read_bytes()), made, made)] == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_what_the_schema_rejects_the_rules_reject(rule: Any, tmp_path: Path) -> None:
    for example in examples(rule.page):
        programs = {
            name: content
            for name, content in example.files.items()
            if name.startswith("programs/") and not name.endswith(SHARED)
        }
        rejected = {name for name, content in programs.items() if errors(plain(content), SCHEMA, SCHEMA)}
        if rejected:
            index = load(Repository(root=tmp_path), dt.date(2024, 4, 15), replaced=example.files)
            told = {each.file for each in check(index).findings if each.code in FORM}
            assert rejected <= told, (rule.code, example.number)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("staus: planned", "(): unknown staus"),
        ("status: plannd", "('status',): 'plannd' is none of"),
        ("sessions: [{date: 2024-05-14}]", "('sessions', 0): id is missing"),
        ("sessions: [{id: a, date: 14.5.2024}]", "'14.5.2024': ^"),
        ("sessions: [{id: Plant A}]", "('sessions', 0, 'id'): 'Plant A': ^"),
        ("themes: tourism", "('themes',): 'tourism' is no array"),
    ],
)
def test_the_schema_sees_mistakes(line: str, why: str) -> None:
    head = "schema: 1\nid: a\nseason: 2024\npartners: {nrw: {municipality: koeln}}\n"
    assert errors(plain(head.encode()), SCHEMA, SCHEMA) == []
    assert why in "\n".join(errors(plain(f"{head}{line}\n".encode()), SCHEMA, SCHEMA))


def test_a_reference_may_have_any_form() -> None:
    # Rule F005: "References, such as a shared seminar named by its id, need no form of their own".
    text = (
        "schema: 1\nid: a\nseason: 2024\npartners: {nrw: {municipality: koeln, coordinator: Frau A}}\n"
        "seminars: [Kulturen, {id: Kulturen 2, shared: true}]\nsessions: [{id: a, moderator: 'B C'}]\n"
    )
    assert errors(plain(text.encode()), SCHEMA, SCHEMA) == []
