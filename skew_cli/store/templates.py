"""The folder `templates/`: a repository's own files win over the shipped ones."""

from collections.abc import Iterator
from importlib.resources import files as resources
from pathlib import Path

from skew_cli.store import files


def shipped() -> Path:
    """The shipped templates: inside the installed package, or beside it in a checkout."""
    packaged = Path(str(resources("skew_cli"))) / "_templates"
    return packaged if packaged.is_dir() else Path(str(resources("skew_cli"))).parent / "templates"


class Templates:
    """Template files by name such as `themes/tourism.yaml`."""

    def __init__(self, root: Path | None) -> None:
        """`root` is the repository; None knows only the shipped ones."""
        own = root / "templates" if root is not None else None
        self._root = root
        self._folders = [each for each in (own, shipped()) if each is not None and each.is_dir()]

    def find(self, name: str) -> Path | None:
        """The file that counts; None when nobody has it. Raises SkewError for a link that leaves the repository."""
        return next(self._each(name), None)

    def all_of(self, name: str) -> tuple[Path, ...]:
        """Every file of that name, shipped first: for files that are merged, not replaced; errors as in `find`."""
        return (*self._each(name),)[::-1]

    def _each(self, name: str) -> Iterator[Path]:
        for number, folder in enumerate(self._folders):
            path = folder / name
            if path.is_file():
                if self._root is not None and (number, len(self._folders)) == (0, 2):
                    files.inside(path, self._root)
                yield path

    def own(self, folder: str) -> frozenset[str]:
        """Names of the files in a folder that the repository has itself and that differ from the shipped ones."""
        if self._root is None or len(self._folders) == 1:
            return frozenset()
        mine, ours = (each / folder for each in self._folders)
        return frozenset(
            path.name
            for path in mine.glob("*")
            if path.is_file()
            and not ((ours / path.name).is_file() and files.read(path) == files.read(ours / path.name))
        )

    def names(self, folder: str, suffix: str = ".yaml") -> tuple[str, ...]:
        """Stems of the files of a folder, sorted."""
        found = (path.stem for each in self._folders for path in (each / folder).glob(f"*{suffix}"))
        return tuple(sorted(set(found)))
