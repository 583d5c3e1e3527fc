"""Coverage-guided fuzzing: `python tests/fuzz_atheris.py TARGET [SECONDS]`; without a target their names.

Atheris mutates bytes towards code that no input has reached yet. A target fails by any exception but SkewError, by more
than five seconds for one input, or by more than a gigabyte. What is found becomes a case of test_fuzz.py.
"""

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["skew_cli"]):
    from skew_cli.app.load import load
    from skew_cli.app.reading import read_program, read_shared
    from skew_cli.app.template_faults import TemplateFile
    from skew_cli.app.validation.baseline_file import lay
    from skew_cli.app.validation.merge import merge
    from skew_cli.cli.main import main as main_of_skew
    from skew_cli.errors import SkewError
    from skew_cli.model.people import People
    from skew_cli.model.season import SeasonFile
    from skew_cli.model.template import ChecklistTemplate
    from skew_cli.source.comments import suppressions
    from skew_cli.source.nodes import path_at
    from skew_cli.source.parse import parse_bytes
    from skew_cli.source.places import Places
    from skew_cli.store.config import read_config
    from skew_cli.store.ledger import decode
    from skew_cli.store.patterns import spec
    from skew_cli.store.repository import find

from cli_repository import BONN, KOELN
from fuzz_tokens import TOKENS
from fuzzing import BASELINE, HERE, SETTINGS

_FOLDER = Path(tempfile.mkdtemp(prefix="skew-fuzz-"))
_TEMPLATE = _FOLDER / "checklist.yaml"


def _index():
    root = _FOLDER / "repository"
    (root / "programs").mkdir(parents=True)
    (root / "skew.toml").write_text("")
    return load(find(root), dt.date(2024, 5, 1))


_INDEX = _index()


def _report(share: str) -> bytes:
    """A report of the small repository."""
    root, file = _FOLDER / "repository", _FOLDER / "report.json"
    (root / "programs/2024").mkdir(exist_ok=True)
    (root / "programs/2024/koeln-bethlehem.yaml").write_text(KOELN, encoding="utf-8")
    main_of_skew(
        ["-C", str(root), "--quiet", "validate", "--shard", share, "--format", "concise", "--report", f"json={file}"]
    )
    return file.read_bytes()


def program(content: bytes) -> None:
    """A program file as a whole."""
    source = read_program("programs/2024/x.yaml", content)
    for flaw in source.document.flaws[:20]:
        source.places.range(flaw.start, flaw.end)
    for _, problem in source.problems[:20]:
        source.places.of(problem.path, key=problem.key)


def parse(content: bytes) -> None:
    """Bytes to a tree; every place lies in the text."""
    document = parse_bytes(content)
    for flaw in document.flaws:
        assert 0 <= flaw.start <= flaw.end <= len(document.text), flaw
    if document.root is not None:
        for offset in range(0, len(document.text), max(1, len(document.text) // 20)):
            path_at(document.root, offset)


def shared(content: bytes) -> None:
    """The files that programs share."""
    read_shared(People, "programs/people.yaml", content)
    read_shared(SeasonFile, "programs/2024/season.yaml", content)


def comments(content: bytes) -> None:
    """Suppressions, behind something that they can cover."""
    document = parse_bytes(b"schema: 1\nid: a\nsessions:\n  - {id: a} " + content)
    suppressions(document, Places(document))


def config(content: bytes) -> None:
    """`skew.toml` and its patterns."""
    found = read_config("skew.toml", content)
    for patterns in (found.exclude, *(each.paths for each in found.ignore)):
        try:
            spec(patterns).match_file("programs/2024/koeln-bethlehem.yaml")
        except ValueError:
            continue


def baseline(content: bytes) -> None:
    """The baseline."""
    lay(_INDEX, "skew-baseline.json", content)


def ledger(content: bytes) -> None:
    """What was published."""
    decode(content, "x.calendar.json")


def reports(content: bytes) -> None:
    """The reports of shares."""
    merge([("a.json", content), ("b.json", content)])


def checklist(content: bytes) -> None:
    """A template in YAML."""
    _TEMPLATE.write_bytes(content)
    TemplateFile(_TEMPLATE, "checklists/session.yaml").read(ChecklistTemplate, {})


TARGETS: dict[Callable[[bytes], None], tuple[bytes, ...]] = {
    program: (KOELN.encode(), BONN.encode()),
    parse: (KOELN.encode(), BONN.encode()),
    shared: (b"people:\n  - {id: a, side: nrw, name: N}\n", (HERE / "programs/2024/season.yaml").read_bytes()[:600]),
    comments: (b"# skew: ignore[D004, closed-day] agreed, until 2024-06-30\n", b"# skew: ignore-file[S] x\n"),
    config: (SETTINGS.encode(), (HERE / "skew.toml").read_bytes()),
    baseline: (BASELINE.encode(),),
    ledger: ((HERE / "programs/2024/koeln-bethlehem.calendar.json").read_bytes(),),
    reports: (_report("1/2"), _report("1/1")),
    checklist: ((HERE / "templates/checklists/session.yaml").read_bytes()[:900],),
}
"""Each with what its inputs grow from."""


def main() -> None:
    """Fuzzes one target for so many seconds, 60 by default; libFuzzer's figures go to stderr."""
    names = {each.__name__: each for each in TARGETS}
    if len(sys.argv) < 2 or sys.argv[1] not in names:
        sys.stdout.write("\n".join(names) + "\n")
        return
    target, seconds = names[sys.argv[1]], sys.argv[2] if len(sys.argv) > 2 else "60"
    corpus, words = _FOLDER / "corpus", _FOLDER / "words"
    corpus.mkdir()
    for number, seed in enumerate(TARGETS[target]):
        (corpus / str(number)).write_bytes(seed)
    escaped = ("".join(f"\\x{byte:02x}" for byte in each) for each in TOKENS if len(each) < 64)
    words.write_text("".join(f'"{each}"\n' for each in escaped))

    def one(content: bytes) -> None:
        try:
            target(content)
        except SkewError:
            return

    options = [
        f"-max_total_time={seconds}",
        "-timeout=5",
        "-rss_limit_mb=1024",
        "-max_len=20000",
        "-print_final_stats=1",
    ]
    kept = Path(os.environ.get("SKEW_FUZZ_FINDINGS", "build"))
    kept.mkdir(exist_ok=True)
    options += [f"-dict={words}", f"-artifact_prefix={kept}/{target.__name__}-"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
