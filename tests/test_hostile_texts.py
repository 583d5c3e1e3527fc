"""Foreign text stays text (law 8): every text of full programs is replaced by something that tries to be more."""

import json
import re
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from pydantic import ValidationError
from ruamel.yaml import YAML
from sample_documents import SEASON_KINDS

from skew_cli.cli.main import main
from skew_cli.documents import kinds
from skew_cli.model.program import Program
from skew_cli.source.nodes import data
from skew_cli.source.parse import parse

ROOT = Path(__file__).parents[1]
SAMPLES = ("koeln-bethlehem", "bonn-ramallah")
HOSTILE = (
    "[red]x[/red]",
    "<script>alert(1)</script>",
    "**x** [a](javascript:x) <img src=x onerror=y>",
    "a\r\nBEGIN:VEVENT\r\nX:1",
    "\x1b[31m\x9b1m\x07",
    "\u202e\u2066",
    "../../x",
    "{0}{x}%s",
    "=1+1",
)
LINKS = frozenset(
    [
        "id",
        "advisor",
        "coordinator",
        "deputy_coordinator",
        "leadership",
        "moderator",
        "deputy_moderator",
        "tech_host",
        "minutes_taker",
        "theme",
        "themes",
        "host_experts",
        "guest_participants",
        "entry",
        "person",
        "civil_society",
        "participants",
        "network",
        "seminars",
        "item",
        "kept",
        "dropped",
        "sister",
        "predecessor",
        "series",
        "municipality",
        "anchor",
        "sides",
    ]
)
"""Keys whose text names something: replaced only in the programs of which nothing stays as it was."""
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")


def leaves(value, path=()):
    if isinstance(value, str):
        yield path
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, (*path, key))
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from leaves(each, (*path, number))


def put(value, path, text):
    if not path:
        return text
    if isinstance(value, tuple):
        return tuple(put(each, path[1:], text) if n == path[0] else each for n, each in enumerate(value))
    return {**value, path[0]: put(value[path[0]], path[1:], text)}


def free(program, path):
    """Whether any text is allowed at a path."""
    if next(each for each in reversed(path) if isinstance(each, str)) in LINKS:
        return False
    try:
        Program.model_validate({key: each for key, each in put(program, path, "<x>").items() if key != "schema"})
    except ValidationError:
        return False
    return True


def programs():
    """Name, whether only free texts are replaced, hostile text, data."""
    for sample in SAMPLES:
        plain = data(parse((ROOT / f"programs/2024/{sample}.yaml").read_text(encoding="utf-8")).root)
        texts = [path for path in leaves(plain) if free(plain, path)]
        assert len(texts) > 50
        for number, hostile in enumerate(HOSTILE):
            changed = {**plain, "id": f"{sample}-{number}"}
            for path in texts:
                changed = put(changed, path, hostile)
            yield f"{sample}-{number}", changed
    for number, hostile in enumerate(HOSTILE):
        changed = ids = plain
        for path in leaves(plain):
            changed = put(changed, path, hostile)
            ids = put(ids, path, hostile) if path[-1] == "id" else ids
        yield f"all-{number}", changed
        yield f"ids-{number}", ids


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    root = tmp_path_factory.mktemp("outer") / "repository"
    folder = root / "programs/2024"
    folder.mkdir(parents=True)
    (root / "skew.toml").write_text("")
    (folder / "season.yaml").write_text(
        (ROOT / "programs/2024/season.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    people = YAML(typ="safe", pure=True).load((ROOT / "programs/people.yaml").read_text(encoding="utf-8"))["people"]
    named = [{**each, "name": HOSTILE[n % len(HOSTILE)]} for n, each in enumerate(people)]
    (root / "programs/people.yaml").write_text(json.dumps({"people": named}))
    for name, plain in programs():
        (folder / f"{name}.yaml").write_text(json.dumps(plain, indent=1))
    return root


@pytest.fixture
def skew(repository, monkeypatch, capsysbinary):
    def run(*args):
        monkeypatch.setenv("SKEW_AS_OF", "2024-04-15")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1713139200")
        before = {each: each.read_bytes() for each in repository.parent.rglob("*") if each.is_file()}
        code = main(["-C", str(repository), "--lang", "de", *args])
        out, err = (each.decode() for each in capsysbinary.readouterr())
        assert [] == STEERING.findall(out.replace("\r\n", "\n"))
        after = {each: each.read_bytes() for each in repository.parent.rglob("*") if each.is_file()}
        ledgers = {each for each in after if each.name.endswith(".calendar.json") and args[0] == "ical"}
        own = [repository / each for each in ("out", ".skew-cache")]
        changed = [each for each in after if before.get(each) != after[each]]
        changed = [each for each in changed if not any(each.is_relative_to(folder) for folder in own)]
        changed = [each for each in changed if each not in ledgers]
        assert (code in (0, 1, 2), [], []) == (True, changed, [each for each in before if each not in after])
        assert "Traceback" not in err
        assert [] == STEERING.findall(err)
        return out

    return run


NAMES = [f"{sample}-{number}" for sample in SAMPLES for number in range(len(HOSTILE))]
OTHERS = [f"{kind}-{number}" for kind in ("all", "ids") for number in range(len(HOSTILE))]


@pytest.mark.parametrize("fmt", ["full", "concise", "json"])
def test_validate(skew, fmt):
    out = skew("validate", "--format", fmt, "--show-suppressed")
    assert len(out.splitlines()) > 500
    if fmt == "concise":
        assert [] == [each for each in out.splitlines() if not each.startswith("programs/")]
    if fmt == "json":
        assert {"F005", "F007"} < {each["code"] for each in json.loads(out)["findings"]}


@pytest.mark.parametrize("args", [("list", "--season", "all"), ("list", "--json"), ("status",)])
def test_overviews(skew, args):
    assert NAMES[0] in skew(*args)


def test_show(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "programs/2024"
    folder.mkdir(parents=True)
    (tmp_path / "skew.toml").write_text("")
    monkeypatch.setenv("SKEW_AS_OF", "2024-04-15")
    for name, plain in [*programs()][:: len(SAMPLES) + 1]:
        file = folder / f"{name}.yaml"
        file.write_text(json.dumps(plain))
        for more in (("--arabic",), ("--json",)):
            assert 0 == main(["-C", str(tmp_path), "show", f"programs/2024/{name}.yaml", *more])
            seen = capsys.readouterr()
            assert ([], "") == (STEERING.findall(seen.out), seen.err)
        file.unlink()


class Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


SAFE = re.compile(r"https?://|mailto:|tel:|#|[\w-]+\.\w+\Z|\Z", re.ASCII)  # or a file beside the page


def html_has_no_other_elements(text):
    elements = Elements()
    elements.feed(text)
    assert set() == {tag for tag, _ in elements.found} & {"script", "img", "iframe", "object", "form", "base"}
    attributes = [(name, value or "") for _, attrs in elements.found for name, value in attrs.items()]
    assert [] == [name for name, _ in attributes if name.startswith("on")]
    assert [] == [value for name, value in attributes if name in ("href", "src") and not SAFE.match(value)]


def markdown_has_no_other_elements(text):
    parser = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    tokens = [each for token in parser.parse(text) for each in (token, *(token.children or ()))]
    markup = [each.content for each in tokens if each.type in ("html_inline", "html_block", "image")]
    assert set() == set(markup) - {"<!-- -->\n", "<strong>", "</strong>"}  # parts lists; bold next to punctuation
    links = [each.attrs["href"] for each in tokens if each.type == "link_open"]
    assert [] == [each for each in links if not SAFE.match(str(each))]


def json_reads_back(text):
    assert isinstance(json.loads(text), dict)


CHECKS = {".html": html_has_no_other_elements, ".md": markdown_has_no_other_elements, ".json": json_reads_back}


def test_documents_of_every_kind(skew, repository):
    """Their names are made from ids alone, of which only letters and digits stay."""
    files = [f"programs/2024/{name}.yaml" for name in (*NAMES[::3], *OTHERS)]
    folder = repository / "out/documents"
    kind = ("--document", f"all,{','.join(SEASON_KINDS)}", "--format", "html,md,json", "--with-contacts")
    skew("export", *files, "--force", *kind, "-o", str(folder))
    found = list(folder.rglob("*"))
    assert [] == [each.name for each in found if not re.fullmatch(r"2024(-[A-Za-z0-9]+)+\.\w+|index\.html", each.name)]
    assert [] == [name for name in kinds() if not any(f"-{name}-" in each.name for each in found)]
    assert {*CHECKS} == {each.suffix for each in found}
    for each in found:
        text = each.read_bytes().decode()
        assert [] == STEERING.findall(text)
        CHECKS[each.suffix](text)


@pytest.mark.parametrize("fmt", ["md", "html", "json", "ics"])
def test_checklist(skew, fmt):
    out = skew("checklist", NAMES[1], "--format", fmt)
    assert "<script>" not in out or fmt in ("json", "ics")


COMPONENTS = {"VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VEVENT", "VALARM", "VTODO"}


def test_calendars_have_no_other_components(skew, repository):
    folder = repository / "out/ical"
    files = [f"programs/2024/{name}.yaml" for name in (*NAMES[::3], *OTHERS[len(HOSTILE) :])]
    skew("ical", *files, "--force", "-o", str(folder))
    found = sorted(folder.rglob("*.ics"))
    assert len(found) > 2 * len(files)
    for file in found:
        content = file.read_bytes().decode()
        assert [] == STEERING.findall(content.replace("\r\n", "\n"))
        lines = re.sub("\r\n[ \t]", "", content).split("\r\n")[:-1]
        assert [] == [
            each for each in lines if not re.match(r"[A-Z][A-Z-]*(;[A-Z-]+=[^:;\"]*|;[A-Z-]+=\"[^\"]*\")*:", each)
        ]
        assert set() == {each.removeprefix("BEGIN:") for each in lines if each.startswith("BEGIN:")} - COMPONENTS
        assert lines.count("BEGIN:VEVENT") == sum(each.startswith("UID:") for each in lines)
        assert "X:1" not in lines


def test_hostile_file_names(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "programs/2024"
    folder.mkdir(parents=True)
    (tmp_path / "skew.toml").write_text("")
    name = "\x1b[31m\u202e##[error]<b>.yaml"
    (folder / name).write_text("a: [\n")
    monkeypatch.chdir(tmp_path)
    for fmt in ("full", "concise", "json"):
        assert main(["validate", "--format", fmt]) == 1
        seen = capsys.readouterr()
        assert [] == STEERING.findall(seen.out + seen.err)


def test_yaml_1_1_readers_see_the_same_texts(repository):
    text = (repository / f"programs/2024/{NAMES[3]}.yaml").read_text()
    read = YAML(typ="safe", pure=True).load(StringIO(text))
    assert read["title"]["de"] == data(parse(text).root)["title"]["de"] == HOSTILE[3]
