"""The baseline of `skew validate`: which file it is, how it is written anew, and how stale entries go (contract 11)."""

from dataclasses import replace
from difflib import unified_diff

from skew_cli.app.validation.baseline_file import entries, text
from skew_cli.app.validation.order import Order, Outcome
from skew_cli.app.validation.settings import configured
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.validate_options import Options
from skew_cli.errors import SkewError
from skew_cli.model.baseline import BASELINE_FILE
from skew_cli.model.text import visible
from skew_cli.store.repository import Repository
from skew_cli.words import Counted, Text

_CREATED = Counted(
    one=Text(en="1 finding stands in {file} now.", de="1 Befund steht jetzt in {file}."),
    other=Text(en="{n} findings stand in {file} now.", de="{n} Befunde stehen jetzt in {file}."),
)
_USE = Text(
    en='To use it, write in skew.toml: baseline = "{file}"', de='Damit sie gilt, in skew.toml: baseline = "{file}"'
)
_PRUNED = Counted(
    one=Text(en="1 stale entry is removed from {file}.", de="1 veralteter Eintrag ist aus {file} entfernt."),
    other=Text(en="{n} stale entries are removed from {file}.", de="{n} veraltete Einträge sind aus {file} entfernt."),
)
_NOTHING = Text(en="{file} has no stale entry.", de="{file} hat keinen veralteten Eintrag.")


def baseline(terminal: Terminal, options: Options, repository: Repository) -> str | None:
    """The baseline file, relative to the repository; SkewError when it lies outside."""
    given, default = options.baseline, repository.config.baseline
    if given:
        here = terminal.directory / given
        from_root = not here.exists() and (repository.root / given).exists()
        return repository.relative(repository.root / given if from_root else here)
    if default is None:
        return BASELINE_FILE if options.baseline_create or options.baseline_prune else None
    try:
        return repository.relative(repository.root / default)
    except SkewError as problem:
        raise configured(repository, "baseline", problem) from None


def create(terminal: Terminal, order: Order) -> Outcome:
    """Writes a new baseline with all findings; then what is left of them. After a crash nothing is written."""
    file, repository = order.baseline or BASELINE_FILE, order.repository
    if repository.exists(file):
        raise SkewError(
            Text(en='"{file}" is there already.', de='"{file}" gibt es schon.'),
            Text(
                en="--baseline-prune removes what is put right; to begin anew, delete the file",
                de="--baseline-prune entfernt Behobenes; für einen Neubeginn die Datei löschen",
            ),
            file=file,
        )
    found = replace(order, baseline=None).run()
    if found.empty or found.checked.crashes:
        return found
    known = entries(found.checked.findings)
    repository.write(file, text(known))
    terminal.say(_CREATED.of(len(known)), n=len(known), file=file)
    if repository.config.baseline != file:
        terminal.say(_USE, file=file)
    return order.run()


def prune(terminal: Terminal, order: Order) -> Outcome:
    """Removes stale entries, adds none; then what is left of the findings."""
    found = order.run()
    file, stale = order.baseline or BASELINE_FILE, found.checked.stale
    if found.empty or not stale:
        terminal.say(_NOTHING, file=file)
        return found
    old, new = _pruned(found, file)
    order.repository.write(file, new, old=old)
    terminal.say(_PRUNED.of(len(stale)), n=len(stale), file=file)
    return order.run()


def show_stale(terminal: Terminal, order: Order) -> int:
    """Shows as a diff what `prune` would remove; 1 if there is anything."""
    found = order.run()
    file, stale = order.baseline or BASELINE_FILE, found.checked.stale
    if not stale:
        terminal.say(_NOTHING, file=file)
        return 0
    before, after = (each.decode("utf-8-sig", "replace").splitlines() for each in _pruned(found, file))
    for line in unified_diff(before, after, f"a/{file}", f"b/{file}", lineterm=""):
        terminal.data(f"{visible(line)}\n")
    return 1


def _pruned(outcome: Outcome, file: str) -> tuple[bytes, bytes]:
    """The baseline as it is, and without its stale entries."""
    index, stale = outcome.index, outcome.checked.stale
    kept = [each.data for each in (index.baseline.entries if index.baseline else ()) if each not in stale]
    return index.settings[file].content, text(kept)
