"""`skew validate`: checks programs and reports what is wrong, with file, line and what to do."""

from typing import Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.validate_help import EXIT_CODES, OPTIONS
from skew_cli.cli.validate_options import Options

HELP = Help(
    example="skew validate\nskew validate programs/2024/koeln-bethlehem.yaml\nskew validate --format json > report.json",
    options=OPTIONS,
    notes=EXIT_CODES,
)


def run(
    terminal: Terminal,
    paths: Annotated[list[str] | None, Argument(metavar="PATH")] = None,
    select: Annotated[str, Option("--select", metavar="CODES")] = "",
    ignore: Annotated[str, Option("--ignore", metavar="CODES")] = "",
    status: Annotated[str, Option("--status", metavar="STATUS")] = "",
    fail_on: Annotated[str, Option("--fail-on", metavar="SEVERITY")] = "",
    show: Annotated[str, Option("--show", metavar="SEVERITY")] = "",
    changed: Annotated[bool, Option("--changed")] = False,
    since: Annotated[str, Option("--since", metavar="REF")] = "",
    staged: Annotated[bool, Option("--staged")] = False,
    files_from: Annotated[str, Option("--files-from", metavar="FILE")] = "",
    null: Annotated[bool, Option("-0", "--null")] = False,
    exclude: Annotated[list[str] | None, Option("--exclude", metavar="GLOB")] = None,
    force_exclude: Annotated[bool, Option("--force-exclude")] = False,
    no_gitignore: Annotated[bool, Option("--no-gitignore")] = False,
    allow_empty: Annotated[bool, Option("--allow-empty")] = False,
    stdin_filename: Annotated[str, Option("--stdin-filename", metavar="PATH")] = "",
    list_files: Annotated[bool, Option("--list-files")] = False,
    fmt: Annotated[str, Option("--format", metavar="FORMAT")] = "auto",
    report: Annotated[list[str] | None, Option("--report", metavar="FORMAT=PATH")] = None,
    max_findings: Annotated[str, Option("--max-findings", metavar="N")] = "",
    statistics: Annotated[bool, Option("--statistics")] = False,
    fix: Annotated[bool, Option("--fix")] = False,
    unsafe_fixes: Annotated[bool, Option("--unsafe-fixes")] = False,
    diff: Annotated[bool, Option("--diff")] = False,
    add_ignores: Annotated[bool, Option("--add-ignores")] = False,
    reason: Annotated[str, Option("--reason", metavar="TEXT")] = "",
    until: Annotated[str, Option("--until", metavar="DATE")] = "",
    no_ignores: Annotated[bool, Option("--no-ignores")] = False,
    show_suppressed: Annotated[bool, Option("--show-suppressed")] = False,
    baseline: Annotated[str, Option("--baseline", metavar="FILE")] = "",
    baseline_create: Annotated[bool, Option("--baseline-create")] = False,
    baseline_prune: Annotated[bool, Option("--baseline-prune")] = False,
    shard: Annotated[str, Option("--shard", metavar="I/N")] = "",
    merge: Annotated[bool, Option("--merge")] = False,
    watch: Annotated[bool, Option("--watch")] = False,
    no_cache: Annotated[bool, Option("--no-cache")] = False,
    jobs: Annotated[str, Option("-j", "--jobs", metavar="N")] = "",
) -> int:
    """Reports findings to stdout; the exit code of contract 2."""
    given = {name: value for name, value in locals().items() if name != "terminal"}
    from skew_cli.cli.validating import validate  # noqa: PLC0415 - start-up, law 10

    lists = {name: tuple(given[name] or ()) for name in ("paths", "exclude", "report")}
    return validate(terminal, Options(**{**given, **lists}))
