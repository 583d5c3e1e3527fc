"""`skew validate`: checks programs and reports what is wrong, with file, line and what to do."""

from typing import Annotated

import typer

from skew_cli.cli.help import Help
from skew_cli.cli.validate_help import EXIT_CODES, OPTIONS
from skew_cli.cli.validate_options import Options

HELP = Help(
    example="skew validate\nskew validate programs/2024/koeln-bethlehem.yaml\nskew validate --format json > report.json",
    options=OPTIONS,
    notes=EXIT_CODES,
)


def run(
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH")] = None,
    select: Annotated[str, typer.Option("--select", metavar="CODES")] = "",
    ignore: Annotated[str, typer.Option("--ignore", metavar="CODES")] = "",
    status: Annotated[str, typer.Option("--status", metavar="STATUS")] = "",
    fail_on: Annotated[str, typer.Option("--fail-on", metavar="SEVERITY")] = "",
    show: Annotated[str, typer.Option("--show", metavar="SEVERITY")] = "",
    changed: Annotated[bool, typer.Option("--changed")] = False,
    since: Annotated[str, typer.Option("--since", metavar="REF")] = "",
    staged: Annotated[bool, typer.Option("--staged")] = False,
    files_from: Annotated[str, typer.Option("--files-from", metavar="FILE")] = "",
    null: Annotated[bool, typer.Option("-0", "--null")] = False,
    exclude: Annotated[list[str] | None, typer.Option("--exclude", metavar="GLOB")] = None,
    force_exclude: Annotated[bool, typer.Option("--force-exclude")] = False,
    no_gitignore: Annotated[bool, typer.Option("--no-gitignore")] = False,
    allow_empty: Annotated[bool, typer.Option("--allow-empty")] = False,
    stdin_filename: Annotated[str, typer.Option("--stdin-filename", metavar="PATH")] = "",
    list_files: Annotated[bool, typer.Option("--list-files")] = False,
    fmt: Annotated[str, typer.Option("--format", metavar="FORMAT")] = "auto",
    report: Annotated[list[str] | None, typer.Option("--report", metavar="FORMAT=PATH")] = None,
    max_findings: Annotated[str, typer.Option("--max-findings", metavar="N")] = "",
    statistics: Annotated[bool, typer.Option("--statistics")] = False,
    fix: Annotated[bool, typer.Option("--fix")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    add_ignores: Annotated[bool, typer.Option("--add-ignores")] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT")] = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE")] = "",
    no_ignores: Annotated[bool, typer.Option("--no-ignores")] = False,
    show_suppressed: Annotated[bool, typer.Option("--show-suppressed")] = False,
    baseline: Annotated[str, typer.Option("--baseline", metavar="FILE")] = "",
    baseline_create: Annotated[bool, typer.Option("--baseline-create")] = False,
    baseline_prune: Annotated[bool, typer.Option("--baseline-prune")] = False,
    shard: Annotated[str, typer.Option("--shard", metavar="I/N")] = "",
    merge: Annotated[bool, typer.Option("--merge")] = False,
    watch: Annotated[bool, typer.Option("--watch")] = False,
    no_cache: Annotated[bool, typer.Option("--no-cache")] = False,
    jobs: Annotated[str, typer.Option("-j", "--jobs", metavar="N")] = "",
) -> int:
    """Reports findings to stdout; the exit code of contract 2."""
    given = {name: value for name, value in locals().items() if name != "ctx"}
    from skew_cli.cli.validating import validate  # noqa: PLC0415 - start-up, law 10

    lists = {name: tuple(given[name] or ()) for name in ("paths", "exclude", "report")}
    return validate(ctx.obj, Options(**{**given, **lists}))
