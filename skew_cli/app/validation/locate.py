"""From problems to findings: places in the file, and an identity that survives edits."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.model.finding import Finding, Fix, Path, PlacedEdit, PlacedFix, PlacedLabel, Problem
from skew_cli.rules.rule import Rule
from skew_cli.source.change import edits
from skew_cli.source.nodes import Flaw, path_at


def locate(index: Index, rule: Rule, source: Source, problem: Problem, *, original: bool = True) -> Finding:
    """The finding of a problem; `original` is False when its path already is one of the file."""
    path = source.original(problem.path) if original else problem.path
    labels = []
    for label in problem.labels:
        other = index.source(label.file) if label.file and label.file in index.sources else source
        place = other.original(label.path)
        labels.append(
            PlacedLabel(
                file=other.file,
                path=place,
                range=other.places.of(place),
                message_id=label.message_id,
                params=label.params,
            )
        )
    default = rule.severity_at(index.case(source).status) if source.program else rule.severity
    program, session = subject(index, source, path)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=problem.severity or default,
        default_severity=problem.severity or default,
        phase=rule.phase,
        file=source.file,
        path=path,
        range=source.places.of(path, key=problem.key),
        message_id=problem.message_id or rule.name,
        params=problem.params,
        labels=tuple(sorted(labels, key=lambda each: (each.file, each.range.start.offset))),
        notes=problem.notes,
        fix=placed(source, problem.fix, original=original) if problem.fix else None,
        volatile=problem.volatile,
        program=program,
        session=session,
        steps=steps(source, path),
    )


def flawed(index: Index, source: Source, rule: Rule, flaw: Flaw) -> Finding:
    """The finding of a flaw of the YAML."""
    labels: tuple[PlacedLabel, ...] = ()
    if flaw.label is not None:
        name, start, end = flaw.label
        place = source.places.range(start, end)
        labels = (PlacedLabel(file=source.file, path=(), range=place, message_id=name, params={}),)
    fix = None
    if flaw.replacement is not None:
        stretch = source.places.stretch(*(flaw.stretch or (flaw.start, flaw.end)))
        edit = PlacedEdit(file=source.file, range=stretch, text=flaw.replacement)
        fix = PlacedFix(applicability="safe" if flaw.safe else "unsafe", edits=(edit,))
    path = flaw.path
    if path is None:
        path = path_at(source.document.root, flaw.start) if source.document.root else ()
    program, session = subject(index, source, path)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        default_severity=rule.severity,
        phase="decode" if flaw.decoding else "syntax",
        file=source.file,
        path=path,
        range=source.places.range(flaw.start, flaw.end),
        message_id=flaw.message_id,
        params=flaw.params,
        labels=labels,
        notes=flaw.notes,
        fix=fix,
        program=program,
        session=session,
        steps=steps(source, path),
    )


def subject(index: Index, source: Source, path: Path) -> tuple[str | None, str | None]:
    """Address of the program and id of the session that a path of its file is about; None where there is none."""
    if source.program is None:
        return None, None
    return index.case(source).address, _session(source, path)


def placed(source: Source, fix: Fix, *, original: bool = True) -> PlacedFix | None:
    """A fix with its places; None where one of its changes is impossible."""
    found: list[PlacedEdit] = []
    for change in fix.changes:
        path = source.original(change.path) if original else change.path
        made = edits(source.document, replace(change, path=path))
        if not made:
            return None
        found += [
            PlacedEdit(file=source.file, range=source.places.stretch(each.start, each.end), text=each.text)
            for each in made
        ]
    found.sort(key=lambda each: each.range)
    return PlacedFix(applicability=fix.applicability, edits=tuple(found), title=fix.title)


def _session(source: Source, path: Path) -> str | None:
    if path[:1] != ("sessions",) or len(path) == 1:
        return None
    return _id(_child(_child(source.plain, path[0]), path[1]))


def fingerprinted(findings: Iterable[Finding]) -> list[Finding]:
    """Identity across edits: code, file, path by ids, message and parameters; never lines or texts (contract 3)."""
    counts: dict[str, int] = {}
    done = []
    for each in sorted(findings, key=lambda found: (found.file, found.range.start.offset, found.code)):
        key = json.dumps(
            [1, each.code, each.file, [*each.steps], each.message_id, _plain(each)],
            ensure_ascii=False,
            separators=(",", ":"),
            sort_keys=True,
        )
        number = counts[key] = counts.get(key, -1) + 1
        whole = f"{key[:-1]},{number}]"
        digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        done.append(replace(each, fingerprint=digest))
    return done


def _plain(finding: Finding) -> dict[str, object]:
    return {
        name: value if isinstance(value, int | float) else str(value)
        for name, value in finding.params.items()
        if name not in finding.volatile
    }


def steps(source: Source, path: Path) -> tuple[str, ...]:
    """A path whose list items are named by their ids, where these are clear."""
    here: Any = source.plain
    found: list[str] = []
    for segment in path:
        parent, here = here, _child(here, segment)
        name = _id(here) if isinstance(segment, int) else None
        alone = name is not None and [_id(each) for each in parent].count(name) == 1
        found.append(f"#{name}" if alone else str(segment))
    return tuple(found)


def _child(value: Any, segment: str | int) -> Any:
    """What stands under a key or index; None where nothing does."""
    if isinstance(value, tuple):
        return value[segment] if isinstance(segment, int) and 0 <= segment < len(value) else None
    return value.get(segment) if isinstance(value, Mapping) else None


def _id(item: Any) -> str | None:
    name = item.get("id") if isinstance(item, Mapping) else None
    return name if isinstance(name, str) else None
