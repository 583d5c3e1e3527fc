"""`skew lsp`: the language server for editors."""

from pathlib import Path

from skew_cli.cli.help import Help
from skew_cli.cli.terminal import Terminal
from skew_cli.words import Text

HELP = Help(
    example="skew lsp",
    notes=Text(
        en="The editor starts it and speaks with it on stdin and stdout: findings while typing, descriptions of fields\n"
        'and rules, completion, fixes. It needs the extra: pip install "skew-cli[lsp]". Set-up: docs/editors.md',
        de="Der Editor startet ihn und spricht mit ihm über stdin und stdout: Befunde beim Tippen, Beschreibungen von\n"
        "Feldern und Regeln, Vervollständigung, Korrekturen. Er braucht die Erweiterung:\n"
        'pip install "skew-cli[lsp]". Einrichtung: docs/editors.md',
    ),
)


def run(terminal: Terminal) -> int:
    """Answers until the editor leaves."""
    from dataclasses import replace  # noqa: PLC0415 - start-up, law 10

    from skew_cli.cli.crash import report  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.validate_options import Options  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.validating import ordered  # noqa: PLC0415 - start-up, law 10
    from skew_cli.errors import SkewError  # noqa: PLC0415 - start-up, law 10

    try:
        from skew_cli.lsp.server import Wiring, serve  # noqa: PLC0415 - an extra, and start-up
    except ModuleNotFoundError as missing:
        if (missing.name or "").split(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise SkewError(
            Text(en='skew lsp needs the extra "lsp".', de="skew lsp braucht die Erweiterung „lsp“."),
            Text(en="install it: {install}", de="installieren: {install}"),
            install='pip install "skew-cli[lsp]"',
        ) from None

    def crashed(traces: str | None) -> str:
        bug = report(traces)
        texts = (bug.message, bug.hint) if bug.hint else (bug.message,)
        return " ".join(terminal.fill(each, bug.values) for each in texts)

    return serve(
        Wiring(
            order=lambda folder: ordered(replace(terminal, directory=Path(folder)), Options()),
            lang=terminal.lang if terminal.lang_given else None,
            otherwise=terminal.lang,
            crashed=crashed,
        )
    )
