"""The house itself: sizes, captions, and what each command may import (law 10)."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(path for folder in ("skew_cli", "tests") for path in (ROOT / folder).rglob("*.py"))
HEAVY = (
    "babel",
    "caldav",
    "hijridate",
    "holidays",
    "icalendar",
    "jinja2",
    "pydantic",
    "rich",
    "ruamel",
    "segno",
    "typer",
)
SMALL = {"pydantic"}
READING = SMALL | {"ruamel"}
DATES = READING | {"hijridate"}
CALENDAR = DATES | {"babel", "icalendar"}
PAGE = DATES | {"babel", "jinja2"}
ALLOWED = {
    "--version": set(),
    "--help": set(),
    "create --help": set(),
    "list --season 2024 --season 2023": READING | {"typer"},
    "completion bash": SMALL,
    "rule D004": SMALL,
    "config show": SMALL,
    "explain programs/2024/koeln-bethlehem.yaml:12": DATES | {"rich"},
    "list": READING,
    "status": DATES,
    "show koeln": DATES,
    "calendar 2024": DATES,
    "calendar 2024 --format ics": DATES | {"icalendar"},
    "agenda": DATES,
    "agenda --format md": DATES,
    "agenda --format ics": CALENDAR,
    "validate": DATES | {"rich"},
    "checklist koeln --format md": READING | {"babel"},
    "checklist 2024/koeln-bethlehem --done EM01 --dry-run": READING,
    "checklist --season 2024": READING,
    "schedule koeln-bethlehem": DATES,
    "move koeln-bethlehem 4": DATES,
    "checklist koeln --format ics": READING | {"babel", "icalendar"},
    "publish 2024/koeln-bethlehem --dry-run": CALENDAR,
    "ical koeln --dry-run": CALENDAR,
    "export koeln --format html": PAGE,
    "export koeln moers --document handout,checklist --format html,md --dry-run": PAGE,
    "site --season 2024 --dry-run": PAGE | {"icalendar"},
}
"""What a command may have loaded of HEAVY when it ends; less is always fine."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_are_short_and_open_with_a_caption(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    caption = ast.get_docstring(ast.parse(text)) or ""
    assert path.name == "conftest.py" or re.match(r"\S.*[.?!:)]", caption.splitlines()[0] if caption else "")


@pytest.mark.parametrize("line", ALLOWED)
def test_a_command_imports_only_what_it_needs(line):
    code = (
        "import json, sys; from skew_cli.cli.main import main; import io, contextlib\n"
        "with contextlib.redirect_stdout(io.StringIO()): code = main(sys.argv[1:])\n"
        f"print(json.dumps([code, [name for name in {HEAVY!r} if name in sys.modules]]))"
    )
    arguments = [sys.executable, "-c", code, *line.split(), "-C", str(ROOT), "--as-of", "2024-04-15"]
    if line.startswith("--"):
        arguments = [sys.executable, "-c", code, line]
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, cwd=ROOT)
    code, loaded = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    assert set(loaded) - ALLOWED[line] == set()
