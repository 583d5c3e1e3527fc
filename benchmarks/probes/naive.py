"""What a validator costs that takes the usual libraries as they come: typer, rich, ruamel round trip, pydantic."""

from pathlib import Path

import typer
from pydantic import BaseModel, EmailStr
from rich.console import Console
from ruamel.yaml import YAML


class Person(BaseModel):
    """With an address that is checked by a library."""

    id: str
    name: str
    email: EmailStr | None = None


class Program(BaseModel):
    """Much less than the file format."""

    id: str
    season: int
    people: list[Person] = []


def validate(files: list[Path]) -> None:
    """Checks that the few keys above are there."""
    for file in files:
        Program.model_validate(YAML().load(file))
    Console().print(f"[green]{len(files)} files[/green]")


if __name__ == "__main__":
    typer.run(validate)
