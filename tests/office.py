"""LibreOffice for tests: a file saved anew, as people do who have no Microsoft Office."""

import shutil
import subprocess
from pathlib import Path

import pytest

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")


def converted(file: Path, suffix: str, *options: str) -> Path:
    """The file in a format, made by LibreOffice in a folder beside it."""
    folder = file.parent / "converted"
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", *options, "--convert-to", suffix, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{file.stem}.{suffix}"
