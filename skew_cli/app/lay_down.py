"""What `skew init` lays down: the files of a new repository, from the shipped templates."""

import json
from collections.abc import Iterator

from skew_cli import __version__
from skew_cli.app.schema import schema
from skew_cli.store import files
from skew_cli.store.templates import Templates

_FILES = (
    ("skew.toml", "skew.toml"),
    ("README.{lang}.md", "programs/README.md"),
    ("people.yaml", "programs/people.yaml"),
    ("season.yaml", "programs/{year}/season.yaml"),
    ("gitignore", ".gitignore"),
    ("github/workflows/skew.yml", ".github/workflows/skew.yml"),
    ("gitlab-ci.yml", ".gitlab-ci.yml"),
    ("pre-commit-config.yaml", ".pre-commit-config.yaml"),
    ("vscode/settings.json", ".vscode/settings.json"),
    ("vscode/tasks.json", ".vscode/tasks.json"),
)
"""Templates in `templates/repository/` and where they go; the templates have no leading dots, so that they are shipped."""
_SCHEMAS = ("program", "season", "people")


def repository_files(lang: str, year: int) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file of a new repository; `lang` is `de` or `en`, `year` its first season."""
    templates = Templates(None)
    for source, target in _FILES:
        path = templates.find(f"repository/{source.format(lang=lang)}")
        if path is None:
            raise FileNotFoundError(source)
        text = files.read(path).decode("utf-8")
        for name, value in (("@LANG@", lang), ("@YEAR@", str(year)), ("@VERSION@", __version__)):
            text = text.replace(name, value)
        yield target.format(year=year), text.encode("utf-8")
    for kind in _SCHEMAS:
        made = json.dumps(schema(kind, "7", lang), ensure_ascii=True, indent=2)
        yield f".skew-schema/{kind}.json", f"{made}\n".encode("ascii")
