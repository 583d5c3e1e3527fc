"""What rules must not call missing, because a flaw of another file hides it."""

from collections.abc import Iterable, Mapping

from skew_cli.model.finding import Path

_LISTS = {"programs/people.yaml": ("people",), "programs/municipalities.yaml": ("municipalities",)}


def hidden(season: int, gone: Mapping[str, Iterable[Path]], lost: Iterable[str]) -> frozenset[str]:
    """What `Case.unread` holds for the programs of a season.

    `gone` are the unreadable paths by file, `lost` the program files of which nothing can be used.
    """
    lists = {**_LISTS, f"programs/{season}/season.yaml": ("seminars", "network_events")}
    names = {
        name
        for file, inside in lists.items()
        for name in inside
        if any(takes(path, (name, "*", "id")) for path in gone.get(file, ()))
    }
    return frozenset(names | {_claimed(each) for each in lost})


def takes(gone: Path, need: Path) -> bool:
    """Whether an unreadable path takes away what lies at `need`, in which `*` is any segment."""
    return len(gone) <= len(need) and all(want in ("*", got) for want, got in zip(need, gone, strict=False))


def _claimed(file: str) -> str:
    """`SEASON/ID` of a program file by its name alone."""
    return "/".join(file.rsplit(".", 1)[0].split("/")[-2:])
