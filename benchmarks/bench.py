"""What every subject needs: a fresh wheel with byte code, peers, generated repositories, and rows for the table."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.generate import generate
from benchmarks.paired import QUICK_ROUNDS, ROUNDS, Command, Failed, Run, Spread, measured, rounds, spread

ROOT = Path(__file__).parent.parent
PROBES = Path(__file__).parent / "probes"
SEED = 1
_PEERS = {
    "check-jsonschema": ("check-jsonschema", "0.39.0"),
    "yamllint": ("yamllint", "1.38.0"),
    "PyYAML": ("PyYAML", "6.0.3"),
}
_NODE = {"js-yaml": "5.5.0", "ajv": "8.20.0", "ajv-formats": "3.0.1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table, and a figure that the next release is compared with."""

    key: str
    """Unique and the same from release to release; holds the number of programs."""
    what: str
    unit: str = ""
    value: Spread | None = None
    """None for what could not be measured."""
    target: float | None = None
    at_least: bool = False
    """Whether a greater figure is the better one."""
    how: str = ""
    """Command and version, or why it was not measured."""
    rounds: int = 0
    plain: bool = False
    """Told for comparison; no figure of skew."""

    @property
    def met(self) -> bool | None:
        """Whether the median meets the target."""
        if self.value is None or self.target is None:
            return None
        return self.value.median >= self.target if self.at_least else self.value.median <= self.target


@dataclass(frozen=True, kw_only=True)
class Bench:
    """One run of the benchmarks."""

    folder: Path
    quick: bool = False
    count: int = 0
    """Rounds; 0 for the usual number."""

    @property
    def rounds(self) -> int:
        """How often everything is measured."""
        return self.count or (QUICK_ROUNDS if self.quick else ROUNDS)

    @property
    def light(self) -> int:
        """The same for what takes seconds: never fewer than usual, but for a quick look."""
        return self.rounds if self.quick else max(self.rounds, ROUNDS)

    @cached_property
    def python(self) -> Path:
        """The interpreter of a virtual environment with the wheel of this checkout, as pip installs it."""
        home, dist = self.folder / "skew", self.folder / "dist"
        python = _environment(home)
        shutil.rmtree(dist, ignore_errors=True)
        self._pip(Path(sys.executable), "wheel", "--no-deps", "--no-build-isolation", "-w", str(dist), str(ROOT))
        (wheel,) = dist.glob("*.whl")
        self._pip(python, "install", "-c", str(ROOT / "constraints.txt"), f"{wheel}[documents]")
        self._pip(python, "install", "--no-deps", "--force-reinstall", str(wheel))
        return python

    @cached_property
    def skew(self) -> Path:
        """The real binary, which runs that wheel."""
        return self.python.with_name("skew")

    @cached_property
    def peers(self) -> Path:
        """The interpreter of a virtual environment with the peers; raises Failed where they cannot be installed."""
        python = _environment(self.folder / "peers")
        wanted = [f"{name}=={version}" for name, version in _PEERS.values()]
        self._pip(python, "install", *wanted, "typer", "rich", "ruamel.yaml", "pydantic[email]")
        return python

    @cached_property
    def node(self) -> Path:
        """The Node interpreter, with js-yaml and ajv beside the script; raises Failed where there is none."""
        node, npm = shutil.which("node"), shutil.which("npm")
        if not node or not npm:
            raise Failed("no Node on this machine")
        home = self.folder / "node"
        home.mkdir(parents=True, exist_ok=True)
        wanted = [f"{name}@{version}" for name, version in _NODE.items()]
        if not all((home / "node_modules" / name).exists() for name in _NODE):
            _quietly([npm, "install", "--no-save", "--no-audit", "--no-fund", "--prefix", str(home), *wanted])
        shutil.copy(PROBES / "validate.mjs", home)
        return Path(node)

    @cached_property
    def _help(self) -> str:
        argv = [str(self.skew), "validate", "--help"]
        return subprocess.run(argv, capture_output=True, text=True, check=True, encoding="utf-8").stdout  # noqa: S603 - ours

    def offers(self, option: str) -> bool:
        """Whether this skew's `validate` knows an option."""
        return f" {option}" in self._help

    def repository(self, count: int, name: str = "") -> tuple[Path, tuple[str, ...]]:
        """A generated repository with so many programs, and those of its files that have no error, sorted.

        As in real life git knows the files, where there is git.
        """
        root = self.folder / (name or f"programs-{count}")
        shutil.rmtree(root, ignore_errors=True)
        made = generate(count, root, SEED)
        if git := shutil.which("git"):
            for words in ("init -q", "add -A"):
                _quietly([git, "-C", str(root), "-c", "core.autocrlf=false", *words.split()])
        return root, tuple(sorted(file for file, fault in made.items() if fault is None))

    def schema(self) -> Path:
        """What skew exports as the JSON Schema of a program."""
        path = self.folder / "program.schema.json"
        measured(Command(name="schema", argv=[self.skew, "schema", "program"], cwd=ROOT, output=path))
        return path

    def run(self, commands: Sequence[Command], count: int = 0) -> dict[str, list[Run]]:
        """Paired rounds of these commands, as many as usual."""
        return rounds(commands, count or self.rounds)

    def probe(self, name: str, *arguments: object, count: int = 0) -> dict[str, list[float]]:
        """What a script of `benchmarks/probes` measures inside skew: figures by name, of several processes."""
        output = self.folder / "probe.json"
        argv = [self.python, PROBES / f"{name}.py", *map(str, arguments)]
        found: dict[str, list[float]] = {}
        for _ in range(count or self.rounds):
            measured(Command(name=name, argv=argv, output=output, cwd=self.folder))
            for key, values in json.loads(output.read_text(encoding="utf-8")).items():
                found.setdefault(key, []).extend(values)
        return found

    def _pip(self, python: Path, command: str, *arguments: str) -> None:
        _quietly([str(python), "-m", "pip", command, "-q", "--disable-pip-version-check", *arguments])


def row(
    key: str,
    what: str,
    values: Iterable[float],
    unit: str,
    *,
    target: float | None = None,
    at_least: bool = False,
    how: str = "",
    plain: bool = False,
) -> Row:
    """A line of the table from the figures of all rounds."""
    found = tuple(values)
    return Row(
        key=key,
        what=what,
        unit=unit,
        value=spread(found),
        target=target,
        at_least=at_least,
        how=how,
        rounds=len(found),
        plain=plain,
    )


def missing(key: str, what: str, why: str) -> Row:
    """A line that says why there is no figure."""
    return Row(key=key, what=what, how=f"not measured: {why}")


_SHOWN = 9
"""Words of a command; one may name ten thousand files."""


def command(argv: Sequence[object]) -> str:
    """A command as a reader would type it, without the folders of this machine."""
    words = [Path(str(each)).name if str(each).startswith("/") else str(each) for each in argv[:_SHOWN]]
    return f"`{' '.join(words)}{' …' if len(argv) > _SHOWN else ''}`"


def version(name: str) -> str:
    """Name and pinned version of a peer."""
    return f"{name} {_PEERS[name][1] if name in _PEERS else _NODE[name]}"


def _environment(home: Path) -> Path:
    """The interpreter of a virtual environment, which is made where there is none."""
    python = home / "bin" / "python"
    if not python.exists():
        _quietly([sys.executable, "-m", "venv", str(home)])
        _quietly([str(python), "-m", "pip", "install", "-q", "--upgrade", "pip"])  # older ones write slower scripts
    return python


def _quietly(argv: Sequence[str]) -> None:
    """Runs a command that prepares something; raises Failed with what it said. Python may write its byte code."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(argv, capture_output=True, text=True, check=False, env=env)  # noqa: S603 - words of this file
    if done.returncode:
        raise Failed(f"{' '.join(argv[:4])}: {done.stderr.strip()[-300:]}")
