"""Editors for tests of the language server, and what they do with what they hear."""

import pytest
from cli_repository import lay_down
from lsp_client import Client

FILE = "programs/2024/koeln-bethlehem.yaml"
PEOPLE = "people:\n  - {id: advisor-a, name: Beratung}\n  - {id: moderation-a, name: Moderation}\n"
SEASON = "seminars:\n  - {id: country-analysis}\nnetwork_events:\n  - {id: waste-forum, title: Forum}\n"
MIXED = '  - {id: mixed, title: "Müll 🚮 – محطة Köln", moood: x, date: 2024-06-07, start: "10:00"}\n'
"""A line with Latin, Arabic and a character outside the basic plane before a misspelt key."""


def repository(root):
    lay_down(root)
    (root / "skew.toml").write_text('lang = "en"\nrule-url = "https://example.org/rules/{code}"\n')
    (root / "programs/people.yaml").write_text(PEOPLE)
    (root / "programs/2024/season.yaml").write_text(SEASON)
    return root


def session(name, *args, **wishes):
    """One editor for all tests that only ask."""

    @pytest.fixture(scope="module", name=name)
    def editor(tmp_path_factory):
        client = Client(repository(tmp_path_factory.mktemp(name)), *args, **wishes)
        yield client
        assert 0 == client.close()
        assert (b"", b"") == (client.garbage, client.log)

    return editor


def of(found, code):
    return [each for each in found if each["code"] == code]


def place(text, part, units="utf-16"):
    """Line and column of a part, 0-based, counted independently of skew."""
    before = text[: text.index(part)]
    line = before.split("\n")[-1]
    width = {"utf-8": len(line.encode()), "utf-16": len(line.encode("utf-16-le")) // 2, "utf-32": len(line)}
    return {"line": before.count("\n"), "character": width[units]}


def labels(answer):
    return [each["label"] for each in answer["result"]["items"]]


def complete(editor, text):
    """The items offered at the `|` in the text to which the open file is changed; no check is waited for."""
    at = place(text, "|")
    editor.type(FILE, text.replace("|", ""), 7)
    return editor.request("textDocument/completion", editor.at(FILE, at["line"], at["character"]))


def actions(editor, found=(), only=None):
    context = {"diagnostics": list(found)} | ({"only": [only]} if only else {})
    everything = {"start": {"line": 0, "character": 0}, "end": {"line": 10_000, "character": 0}}
    params = {"textDocument": {"uri": editor.uri(FILE)}, "range": everything, "context": context}
    return editor.request("textDocument/codeAction", params)["result"]


def applied(text, edits):
    """The text after edits in UTF-16 units, applied by the rules of the protocol."""
    lines = text.split("\n")

    def offset(at):
        units = lines[at["line"]].encode("utf-16-le")[: 2 * at["character"]]
        return sum(len(each) + 1 for each in lines[: at["line"]]) + len(units.decode("utf-16-le"))

    for each in sorted(edits, key=lambda edit: offset(edit["range"]["start"]), reverse=True):
        start, end = (offset(each["range"][name]) for name in ("start", "end"))
        text = text[:start] + each["newText"] + text[end:]
    return text
