"""What rules must not call missing, because a flaw of this file or another one hides it."""

from collections.abc import Iterable, Mapping

from skew_cli.model.finding import Path

_LISTS = {"programs/people.yaml": ("people",), "programs/municipalities.yaml": ("municipalities",)}

SEASONAL = frozenset({"seminars", "network_events"})
"""Lists of the season file; without a season nobody knows which file that is."""


def hidden(season: int, gone: Mapping[str, Iterable[Path]]) -> frozenset[str]:
    """What `Case.unread` holds for the programs of a season; `gone` are the unreadable paths by file."""
    lists = {**_LISTS, f"programs/{season}/season.yaml": tuple(sorted(SEASONAL))}
    return frozenset(
        name for file, inside in lists.items() for name in inside if lacking([(name, "*", "id")], gone.get(file, ()))
    )


def lacking(needs: Iterable[Path], gone: Iterable[Path], at: Path = ()) -> bool:
    """Whether an unreadable path takes away what a problem at `at` needs.

    A `*` of a need that leads to `at` is what stands there; any other is any segment.
    """
    bound = [_bound(need, at) for need in needs]
    return any(len(path) <= len(need) and near(path, need) for path in gone for need in bound)


def near(one: Path, other: Path) -> bool:
    """Whether one contains the other; `*` is any segment."""
    return all("*" in (this, that) or this == that for this, that in zip(one, other, strict=False))


def _bound(need: Path, at: Path) -> Path:
    """A need with its `*` replaced by what stands in `at`, as far as both go the same way."""
    way = []
    for wanted, segment in zip(need, at, strict=False):
        if wanted not in ("*", segment):
            break
        way.append(segment)
    return (*way, *need[len(way) :])


def claimed(file: str) -> str:
    """`SEASON/ID` of a program file by its name alone."""
    return "/".join(file.rsplit(".", 1)[0].split("/")[-2:])
