"""The folder `templates/`: a repository's own files win over the shipped ones."""

from importlib.resources import files as resources
from pathlib import Path


def shipped() -> Path:
    """The shipped templates: inside the installed package, or beside it in a checkout."""
    packaged = Path(str(resources("skew_cli"))) / "_templates"
    return packaged if packaged.is_dir() else Path(str(resources("skew_cli"))).parent / "templates"


class Templates:
    """Template files by name such as `themes/tourism.yaml`."""

    def __init__(self, root: Path | None) -> None:
        """`root` is the repository; None knows only the shipped ones."""
        own = root / "templates" if root is not None else None
        self._folders = [each for each in (own, shipped()) if each is not None and each.is_dir()]

    def find(self, name: str) -> Path | None:
        """The file that counts; None when nobody has it."""
        return next((path for each in self._folders if (path := each / name).is_file()), None)

    def all_of(self, name: str) -> tuple[Path, ...]:
        """Every file of that name, shipped first: for files that are merged, not replaced."""
        return tuple(path for each in reversed(self._folders) if (path := each / name).is_file())

    def names(self, folder: str, suffix: str = ".yaml") -> tuple[str, ...]:
        """Stems of the files of a folder, sorted."""
        found = (path.stem for each in self._folders for path in (each / folder).glob(f"*{suffix}"))
        return tuple(sorted(set(found)))
