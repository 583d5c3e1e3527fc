"""The language server behind the YAML extensions of editors, over our Draft 7 schema (contract 17).

Needs node and the npm package `yaml-language-server`: its start script on the PATH, or its path in
SKEW_YAML_LANGUAGE_SERVER.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli_repository import KOELN

from skew_cli.app.schema import schema

SERVER = os.environ.get("SKEW_YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(
    not (SERVER and NODE and Path(SERVER).exists()),
    reason="no node, or no yaml-language-server on the PATH or in SKEW_YAML_LANGUAGE_SERVER",
)
HEAD = "# yaml-language-server: $schema=../../.skew-schema/program.json\n"


class Server:
    """A client that speaks LSP over the pipes of the server; time limits are those of the test run."""

    def __init__(self, root: Path) -> None:
        command = [str(NODE), str(SERVER), "--stdio"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, cwd=root)
        self._root, self._number = root, 0
        answer = self.ask("initialize", {"processId": None, "rootUri": root.as_uri(), "capabilities": {}})
        self.capabilities = answer["capabilities"]
        self.tell("initialized", {})
        settings = {"yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}}
        self.tell("workspace/didChangeConfiguration", {"settings": settings})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        size = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            size = int(value) if name.lower() == b"content-length" else size
        assert size, "the server has gone"
        message: dict[str, Any] = json.loads(self._process.stdout.read(size))
        if "method" in message and "id" in message:  # the server asks for settings, or registers something
            items = message.get("params", {}).get("items", [])
            self._send({"id": message["id"], "result": [None for _ in items] or None})
        return message

    def tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._number and "method" not in message:
                return message["result"]

    def open(self, text: str) -> str:
        file = self._root / "programs" / "2024" / f"sample-{self._number}.yaml"
        self._number += 1
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return file.as_uri()

    def diagnostics(self, text: str) -> list[dict[str, Any]]:
        uri = self.open(text)
        while True:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return message["params"]["diagnostics"]

    def at(self, method: str, text: str, mark: str) -> Any:
        """Asks about the place before a mark, which is taken out of the text."""
        before, _, after = text.partition(mark)
        uri = self.open(before + after)
        position = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self.ask(f"textDocument/{method}", {"textDocument": {"uri": uri}, "position": position})

    def close(self) -> None:
        self.ask("shutdown", {})
        self.tell("exit", {})
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("editor")
    folder = root / ".skew-schema"
    folder.mkdir()
    (folder / "program.json").write_text(json.dumps(schema("program", "7", "de")), encoding="utf-8")
    found = Server(root)
    yield found
    found.close()


def test_a_sound_program_has_no_diagnostics(server: Server) -> None:
    assert server.diagnostics(HEAD + KOELN) == []


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("status: planned", "status: plannd", "plannd"),
        ("mode: virtual", "moed: virtual", "moed"),
        ("date: 2024-05-14", "date: 14.05.2024", "14.05.2024"),
        ("languages: [de, ar]", "languages: de", "de"),
    ],
)
def test_mistakes_are_marked(server: Server, old: str, new: str, marked: str) -> None:
    text = HEAD + KOELN.replace(old, new)
    first, *_ = server.diagnostics(text)
    start, end = first["range"]["start"], first["range"]["end"]
    line = text.splitlines()[start["line"]]
    assert new in line
    assert line[start["character"] : end["character"]] == marked


def test_a_missing_key_is_told(server: Server) -> None:
    messages = [each["message"] for each in server.diagnostics(HEAD + KOELN.replace("season: 2024\n", ""))]
    assert any("season" in each for each in messages), messages


def test_keys_are_completed_with_their_german_descriptions(server: Server) -> None:
    found = server.at("completion", f"{HEAD}{KOELN}  - id: last\n    mod|\n", "|")
    items = {each["label"]: each for each in found["items"]}
    assert {"moderator", "mode"} <= set(items)
    said = items["moderator"]["documentation"]
    assert "Person, die moderiert." in (said if isinstance(said, str) else said["value"])


def test_values_of_a_choice_are_completed(server: Server) -> None:
    found = server.at("completion", HEAD + KOELN.replace("status: planned", "status: |"), "|")
    assert {"idea", "explored", "planned", "confirmed", "done", "cancelled"} <= {
        each["label"] for each in found["items"]
    }


def test_hovering_explains_a_field(server: Server) -> None:
    found = server.at("hover", HEAD + KOELN.replace("themes:", "the|mes:"), "|")
    assert "Themenschwerpunkte" in json.dumps(found, ensure_ascii=False)
