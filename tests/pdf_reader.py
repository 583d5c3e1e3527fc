"""A PDF as tests look at it: its structure elements and its text."""

import io
import re
import shutil
import subprocess
from collections import Counter

import pikepdf
import pytest
from document_samples import skin

from skew_cli.exports import formats
from skew_cli.model.tree import Doc, Run

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"><rect width="3" height="1" fill="#7a1f3d"/></svg>'


def render(doc, own=None, look=None):
    return formats()["pdf"].render(doc, skin(own, look))


def text(words):
    return (Run(words),)


def small(*blocks, lang="de", **more):
    return Doc(title=text("T"), lang=lang, blocks=blocks, **more)


def opened(content):
    return pikepdf.open(io.BytesIO(content))


def tags(pdf):
    """How often each structure element occurs."""
    found, waiting = Counter(), [pdf.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(list(node))
        elif isinstance(node, pikepdf.Dictionary):
            found.update([str(node.S)] if "/S" in node else [])
            waiting += [node.K] if "/K" in node else []
    return found


def shown(content):
    """The text of a PDF without white space and invisible marks."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    raw = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True).stdout
    return squeezed(raw.decode())


def squeezed(words):
    return re.sub(r"[\s\u200b\u2060\u2066-\u2069]+", "", words)
