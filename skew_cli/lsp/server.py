"""The wiring of the language server: which message of the editor asks for what."""

import asyncio
import logging
import os
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcMethodNotFound
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol
from pygls.uris import to_fs_path

from skew_cli import __version__
from skew_cli.app.validation.order import Order
from skew_cli.errors import SkewError
from skew_cli.languages.phrase import worded
from skew_cli.lsp.actions import KINDS
from skew_cli.lsp.answers import Answers
from skew_cli.lsp.desk import Desk, Judged
from skew_cli.lsp.positions import Units
from skew_cli.lsp.settings import settings_faults
from skew_cli.store.root import CONFIG

QUIET_S = 0.2
"""A text is checked so long after the last change of it."""
_BUG = "bug"
"""Stands for every message about a bug: each has a file of its own."""
_WATCHED = ("**/programs/**/*.{yaml,yml}", "**/templates/**/*.yaml", "**/skew.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wiring:
    """What the server needs of the command line."""

    order: Callable[[Path], Order]
    """What to check in the repository of a folder; raises SkewError."""
    lang: str | None
    """The language of the user's choice; None follows the editor."""
    otherwise: str
    """The language of an editor that names none."""
    crashed: Callable[[str | None], str]
    """Files a traceback, the current one by default, and says where it lies."""


class _Protocol(LanguageServerProtocol):
    """The protocol without the tracebacks that pygls sends to the developers of a server."""

    def _send_response(self, msg_id: Any, result: Any = None, error: Any = None) -> None:
        if error is not None:
            error.data = None
        super()._send_response(msg_id, result, error)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """The message; a request that makes no sense is answered, which pygls leaves open."""
        try:
            return super().structure_message(data)
        except JsonRpcException as problem:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=problem.to_response_error())
            raise


class _Server(LanguageServer):
    def report_server_error(self, error: Exception, source: Any) -> None:
        """To the log of the editor, in one line."""
        del source
        if isinstance(error, JsonRpcMethodNotFound):  # answered, and no error: editors ask for more than skew has
            return
        sys.stderr.write(f"skew lsp: {type(error).__name__}\n")


def serve(wiring: Wiring) -> int:
    """Answers on stdin and stdout until the editor leaves; the exit code: 0 after `shutdown`, else 1."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    out, sys.stdout = sys.stdout, sys.stderr  # stdout is protocol and nothing else
    try:
        session = Session(wiring)
        with os.fdopen(os.dup(out.fileno()), "wb") as protocol:  # pygls closes what it writes to
            session.server.start_io(sys.stdin.buffer, protocol)
        return 0 if session.left else 1
    finally:
        sys.stdout = out


class Session:
    """One editor."""

    def __init__(self, wiring: Wiring) -> None:
        """Nothing is read before the first text is opened."""
        self._wiring = wiring
        self.left = False
        self.server = _Server(
            "skew",
            __version__,
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
            protocol_cls=_Protocol,
        )
        self._desk = Desk(order=wiring.order, lang=wiring.lang or wiring.otherwise)
        self._answers = Answers(lang=self._desk.lang)
        self._timers: dict[Path, asyncio.TimerHandle] = {}
        self._running: dict[Path, asyncio.Task[None]] = {}
        self._told: dict[Path, str] = {}
        self._register()

    def _register(self) -> None:
        told: dict[str, Callable[[Any], None]] = {
            types.INITIALIZE: self._initialize,
            types.INITIALIZED: self._initialized,
            types.SHUTDOWN: self._shutdown,
            types.TEXT_DOCUMENT_DID_OPEN: self._did_open,
            types.TEXT_DOCUMENT_DID_CHANGE: self._did_change,
            types.TEXT_DOCUMENT_DID_SAVE: self._did_save,
            types.TEXT_DOCUMENT_DID_CLOSE: self._did_close,
            types.WORKSPACE_DID_CHANGE_WATCHED_FILES: self._files_changed,
        }
        for name, handler in told.items():
            self.server.feature(name)(partial(handler))  # pygls marks what it registers, which no method allows
        triggers = types.CompletionOptions(trigger_characters=[" ", "-", "[", "{", '"'])
        kinds = types.CodeActionOptions(code_action_kinds=[*KINDS])
        self.server.feature(types.TEXT_DOCUMENT_HOVER)(self._answering(self._hover))
        self.server.feature(types.TEXT_DOCUMENT_COMPLETION, triggers)(self._answering(self._completion))
        self.server.feature(types.TEXT_DOCUMENT_CODE_ACTION, kinds)(self._answering(self._actions))

    def _answering(self, answer: Callable[[Any], Awaitable[Any]]) -> Callable[[Any], Awaitable[Any]]:
        """The answer, or none where skew has a bug; then the editor hears of it in one sentence."""

        async def answered(params: Any) -> Any:
            try:
                return await answer(params)
            except Exception:  # noqa: BLE001 - the last net
                self._tell_bug(Path())
                return None

        return answered

    # What the editor tells.

    def _initialize(self, params: types.InitializeParams) -> None:
        if self._wiring.lang is None and params.locale:
            self._desk.lang = "de" if params.locale.lower().startswith("de") else "en"
        texts, workspace = params.capabilities.text_document, params.capabilities.workspace
        said = texts.publish_diagnostics if texts else None
        edits = workspace.workspace_edit if workspace else None
        self._answers = Answers(
            lang=self._desk.lang,
            units=Units(self.server.workspace.position_encoding or types.PositionEncodingKind.Utf16),
            related=bool(said and said.related_information),
            versioned=bool(edits and edits.document_changes),
        )

    def _initialized(self, _: types.InitializedParams) -> None:
        workspace = self.server.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched and watched.dynamic_registration:
            options = types.DidChangeWatchedFilesRegistrationOptions(
                watchers=[types.FileSystemWatcher(glob_pattern=each) for each in _WATCHED]
            )
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            one = types.Registration(id="skew-files", method=method, register_options=options)
            self.server.client_register_capability(types.RegistrationParams(registrations=[one]))

    def _shutdown(self, _: None) -> None:
        self.left = True
        for each in self._timers.values():
            each.cancel()

    def _did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        self._put(document.uri, document.version, document.text, wait=0)

    def _did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        document = params.text_document
        for change in params.content_changes[-1:]:
            self._put(document.uri, document.version, change.text, wait=QUIET_S)

    def _did_save(self, params: types.DidSaveTextDocumentParams) -> None:
        del params
        self._all()

    def _did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        closed = self._desk.drop(params.text_document.uri)
        if closed is not None:
            self._publish(closed.uri, None, [])
            self._soon(closed.root, QUIET_S)

    def _files_changed(self, params: types.DidChangeWatchedFilesParams) -> None:
        del params
        self._all()

    def _put(self, uri: str, version: int | None, text: str, wait: float) -> None:
        name = to_fs_path(uri) if uri.startswith("file:") else None
        opened = self._desk.put(uri, Path(name), version, text) if name else None
        if opened is not None:
            self._soon(opened.root, wait)

    def _all(self) -> None:
        for folder in self._desk.roots():
            self._soon(folder, QUIET_S)

    # Checking.

    def _soon(self, folder: Path, wait: float) -> None:
        """A check after a while; a further change puts it off."""
        if timer := self._timers.pop(folder, None):
            timer.cancel()
        loop = asyncio.get_running_loop()
        self._timers[folder] = loop.call_later(wait, self._begin, folder)

    def _begin(self, folder: Path) -> None:
        running = self._running.get(folder)
        if running is not None and not running.done():
            self._soon(folder, QUIET_S)
            return
        self._running[folder] = asyncio.get_running_loop().create_task(self._check(folder))

    async def _check(self, folder: Path) -> None:
        judged = await self._judged(folder, fresh=True)
        texts = judged.texts if judged else self._desk.of(folder)
        for file, opened in texts.items():
            found = self._answers.diagnostics(judged, file) if judged else []
            if file == CONFIG:
                found += settings_faults(opened, self._desk.lang)
            if (judged or file == CONFIG) and self._desk.get(opened.uri) == opened:
                self._publish(opened.uri, opened.version, found)

    async def _judged(self, folder: Path, *, fresh: bool = False) -> Judged | None:
        """The verdict on the texts as they are now; None where it is impossible, which is told once."""
        try:
            judged = await asyncio.to_thread(self._desk.judge, folder, fresh=fresh)
        except SkewError as problem:
            values = {name: worded(value, self._desk.lang) for name, value in problem.values.items()}
            self._tell(folder, problem.message.get(self._desk.lang).format_map(values))
            return None
        except Exception:  # noqa: BLE001 - a bug: the editor gets a sentence, never a traceback
            self._tell_bug(folder)
            return None
        if judged.crashes:
            self._tell_bug(folder, "\n".join(judged.crashes))
        else:
            self._told.pop(folder, None)
        return judged

    def _tell(self, folder: Path, message: str) -> None:
        """One message to the editor, and no second one while the trouble lasts."""
        if self._told.get(folder) != message:
            self._told[folder] = message
            self._show(message)

    def _tell_bug(self, folder: Path, traces: str | None = None) -> None:
        if self._told.get(folder) != _BUG:
            self._told[folder] = _BUG
            self._show(self._wiring.crashed(traces))

    def _show(self, message: str) -> None:
        self.server.window_show_message(types.ShowMessageParams(type=types.MessageType.Error, message=message))

    def _publish(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        params = types.PublishDiagnosticsParams(uri=uri, version=version, diagnostics=found)
        self.server.text_document_publish_diagnostics(params)

    # What the editor asks.

    async def _hover(self, params: types.HoverParams) -> types.Hover | None:
        opened = self._desk.get(params.text_document.uri)
        if opened is None or opened.file == CONFIG:
            return None
        judged = await self._judged(opened.root)
        return await asyncio.to_thread(self._answers.hover, opened, judged, params.position)

    async def _completion(self, params: types.CompletionParams) -> types.CompletionList | None:
        opened = self._desk.get(params.text_document.uri)
        if opened is None or opened.file == CONFIG:
            return None
        judged = self._desk.last(opened.root) or await self._judged(opened.root)
        return await asyncio.to_thread(self._answers.completion, opened, judged, params.position)

    async def _actions(self, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        opened = self._desk.get(params.text_document.uri)
        judged = await self._judged(opened.root) if opened else None
        return self._answers.actions(opened, judged, params) if opened and judged else None
