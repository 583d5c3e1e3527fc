"""What was asked of `skew validate`, and what cannot be asked together."""

from dataclasses import dataclass

from skew_cli.errors import SkewError
from skew_cli.words import Text


@dataclass(frozen=True, kw_only=True)
class Options:
    """The options as typed; empty texts where nothing was said. `cli/validate_help.py` says what they mean."""

    paths: tuple[str, ...] = ()
    select: str = ""
    ignore: str = ""
    status: str = ""
    fail_on: str = ""
    show: str = ""
    changed: bool = False
    since: str = ""
    staged: bool = False
    files_from: str = ""
    null: bool = False
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    no_gitignore: bool = False
    allow_empty: bool = False
    stdin_filename: str = ""
    list_files: bool = False
    fmt: str = "auto"
    report: tuple[str, ...] = ()
    max_findings: str = ""
    statistics: bool = False
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    add_ignores: bool = False
    reason: str = ""
    until: str = ""
    no_ignores: bool = False
    show_suppressed: bool = False
    baseline: str = ""
    baseline_create: bool = False
    baseline_prune: bool = False
    shard: str = ""
    merge: bool = False
    watch: bool = False
    no_cache: bool = False
    jobs: str = ""

    @property
    def mends(self) -> bool:
        """Whether a run changes programs, or shows how it would."""
        return self.fix or self.add_ignores or (self.diff and not self.baseline_prune)


_NOTHING = Options()
_WRITERS = ("fix", "add_ignores", "baseline_create", "baseline_prune")
_FILTERS = ("paths", "changed", "staged", "files_from")
_JUDGING = (
    *("changed", "staged", "files_from", "exclude", "force_exclude", "no_gitignore", "allow_empty", "list_files"),
    *("select", "ignore", "status", "fail_on", "show", "no_ignores", "show_suppressed", "baseline"),
)
"""What was decided when the parts were made that `--merge` joins."""
_APART: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("changed",), ("staged", "files_from", "paths")),
    (("staged",), ("files_from", "paths", "fix", "diff", "add_ignores")),
    (("shard",), (*_WRITERS, "diff", "merge", "watch")),
    (("merge",), (*_WRITERS, "diff", "watch", *_JUDGING)),
    (("watch",), (*_WRITERS, "diff")),
    (("baseline_create", "baseline_prune"), (*_FILTERS, "select", "ignore", "status", "fix", "no_ignores")),
    (("baseline_create",), ("baseline_prune", "diff")),
    (("add_ignores",), ("fix", "baseline_create", "baseline_prune")),
    (("list_files",), (*_WRITERS, "baseline_prune", "diff", "fmt", "report", "max_findings", "statistics")),
)
"""Options of which one excludes the others."""
_ONLY_WITH = (
    ("since", ("changed",)),
    ("null", ("files_from",)),
    ("unsafe_fixes", ("fix", "diff")),
    ("reason", ("add_ignores",)),
    ("until", ("add_ignores",)),
)


def refuse(options: Options) -> None:
    """Raises SkewError for options that do not go together."""
    if options.watch and "-" in (*options.paths, options.files_from):
        raise _apart("--watch", "-")
    if options.stdin_filename and "-" not in options.paths:
        raise _needs("--stdin-filename", "-")
    for these, others in _APART:
        for one in these:
            for other in others:
                if _given(options, one) and _given(options, other):
                    raise _apart(_name(one), _name(other))
    for one, hosts in _ONLY_WITH:
        if _given(options, one) and not any(_given(options, each) for each in hosts):
            raise _needs(_name(one), " / ".join(map(_name, hosts)))
    if options.add_ignores and not options.reason.strip():
        raise SkewError(
            Text(en="--add-ignores needs --reason TEXT.", de="--add-ignores braucht --reason TEXT."),
            Text(
                en="a suppression without a reason hides nothing",
                de="eine Unterdrückung ohne Begründung verdeckt nichts",
            ),
        )


def _given(options: Options, field: str) -> bool:
    return bool(getattr(options, field) != getattr(_NOTHING, field))


def _needs(one: str, others: str) -> SkewError:
    return SkewError(Text(en="{one} needs {others}.", de="{one} braucht {others}."), one=one, others=others)


def _apart(one: str, other: str) -> SkewError:
    return SkewError(
        Text(en="{one} and {other} do not go together.", de="{one} und {other} passen nicht zusammen."),
        Text(en="leave one of them out", de="eins von beiden weglassen"),
        one=one,
        other=other,
    )


def _name(field: str) -> str:
    return {"paths": "PATH", "fmt": "--format", "null": "-0"}.get(field, f"--{field.replace('_', '-')}")
