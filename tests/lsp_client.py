"""A small client of the language server protocol over stdio, independent of pygls."""

import json
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path

PATIENCE = 60.0
"""Seconds after which an answer that does not come is a failure."""

CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {"publishDiagnostics": {"relatedInformation": True, "versionSupport": True}},
    "workspace": {"workspaceEdit": {"documentChanges": True}},
}


class Client:
    """An editor: `skew lsp` as a process, its requests and what it hears."""

    def __init__(self, root, *args, locale="en", encodings=("utf-16",), capabilities=None):
        env = {name: value for name, value in os.environ.items() if not name.startswith("SKEW_")}
        env |= {"SKEW_AS_OF": "2024-05-01"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "skew_cli", "lsp", *args],
            cwd=root,
            env=env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.root, self.heard, self.garbage, self._number = Path(root), queue.Queue(), b"", 0
        self.notifications = []
        self.log = b""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._logger = threading.Thread(target=self._keep_log, daemon=True)
        self._logger.start()
        wishes = CAPABILITIES | {"general": {"positionEncodings": list(encodings)}}
        wishes = wishes if capabilities is None else capabilities
        self.initialized = self.request(
            "initialize",
            {"processId": None, "rootUri": self.root.as_uri(), "locale": locale, "capabilities": wishes},
        )["result"]
        self.notify("initialized", {})

    def request(self, method, params, *, number=None):
        """Sends a request and waits for its answer, which has `result` or `error`."""
        self._number += 1
        self._send({"jsonrpc": "2.0", "id": number or self._number, "method": method, "params": params})
        while True:
            message = self.heard.get(timeout=PATIENCE)
            if message.get("id") == (number or self._number) and "method" not in message:
                return message
            self.notifications.append(message)

    def notify(self, method, params):
        """Sends a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def hear(self, method, fits=lambda _: True):
        """The parameters of the next notification of that kind that fits."""
        while True:
            message = self.notifications.pop(0) if self.notifications else self.heard.get(timeout=PATIENCE)
            if message.get("method") == method and fits(message["params"]):
                return message["params"]

    def uri(self, file):
        """The address of a file of the repository."""
        return (self.root / file).as_uri()

    def open(self, file, text=None, version=1):
        """Opens a file, with its text on disk or another one; the diagnostics of that version."""
        text = (self.root / file).read_bytes().decode() if text is None else text
        document = {"uri": self.uri(file), "languageId": "yaml", "version": version, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return self.diagnostics(file, version)

    def change(self, file, text, version):
        """Types; the diagnostics of that version."""
        self.type(file, text, version)
        return self.diagnostics(file, version)

    def type(self, file, text, version):
        """Types without looking at the diagnostics."""
        document = {"uri": self.uri(file), "version": version}
        self.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def diagnostics(self, file, version):
        """What is said of a version of a file."""

        def fits(params):
            return params["uri"] == self.uri(file) and params.get("version") == version

        return self.hear("textDocument/publishDiagnostics", fits)["diagnostics"]

    def at(self, file, line, character):
        """The parameters of a question about a place, 0-based."""
        return {"textDocument": {"uri": self.uri(file)}, "position": {"line": line, "character": character}}

    def close(self):
        """Leaves as editors do; the exit code."""
        if self.process.poll() is None:
            self.request("shutdown", None)
            self.notify("exit", None)
        code = self.process.wait(PATIENCE)
        self.end()
        return code

    def end(self):
        """Ends the process, however it is."""
        self.process.kill()
        self.process.wait()
        self._reader.join(PATIENCE)
        self._logger.join(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            stream.close()

    def raw(self, content):
        """Sends bytes as they are."""
        self.process.stdin.write(content)
        self.process.stdin.flush()

    def _send(self, message):
        body = json.dumps(message).encode()
        self.raw(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def _read(self):
        """Every byte of stdout must be a message of the protocol; what is not is kept in `garbage`."""
        stream = self.process.stdout
        while line := stream.readline():
            if not line.lower().startswith(b"content-length:"):
                self.garbage += line
                continue
            length = int(line.split(b":")[1])
            while stream.readline().strip():
                pass
            self.heard.put(json.loads(stream.read(length)))

    def _keep_log(self):
        self.log = self.process.stderr.read()
