"""Word checklists for tests as they come back: what is in the sample, and the file as LibreOffice saves it again."""

import shutil
import subprocess

import pytest
from docx_samples import written

from skew_cli.model.returned import Mark
from skew_cli.model.tree import Checks, Doc, Run

MARKS = {
    "de": (
        Mark(ref="session-auftakt/ON01", done=True, text="ON01 Rathaus (Köln)", sent="done"),
        Mark(ref="session-auftakt/ON02", done=False, text="ON02 Ort!", sent="open"),
    ),
    "ar": (
        Mark(ref="session-auftakt/ON01", done=True, text="ON01 بلدية (Köln)", sent="done"),
        Mark(ref="session-auftakt/ON02", done=False, text="ON02 المكان!", sent="open"),
    ),
}
IDENT = "2024/koeln-bethlehem"


def checklist(*checks):
    """A document with these boxes."""
    return written(Doc(title=(Run("T"),), lang="de", blocks=(Checks(checks),), ident=IDENT))


def libreoffice(content, folder, suffix="docx"):
    """The file as LibreOffice saves it again."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    (folder / "list.docx").write_bytes(content)
    command = [soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", suffix]
    subprocess.run([*command, "--outdir", folder / "out", folder / "list.docx"], check=True, capture_output=True)
    return (folder / "out" / f"list.{suffix}").read_bytes()
