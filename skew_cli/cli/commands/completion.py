"""`skew completion`: the script that lets a shell complete skew's commands, options and program ids."""

from typing import Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument
from skew_cli.cli.scripts import SCRIPTS
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.usage import Want, missing
from skew_cli.cli.values import read_choice
from skew_cli.words import Text

HELP = Help(
    example='eval "$(skew completion bash)"',
    options={"shell": Text(en="bash, zsh, fish or powershell", de="bash, zsh, fish oder powershell")},
    notes=Text(
        en="Where the script goes: bash ~/.bashrc, zsh ~/.zshrc (as in the example); fish: skew completion fish > "
        "~/.config/fish/completions/skew.fish; powershell: skew completion powershell >> $PROFILE",
        de="Wohin damit: bash ~/.bashrc, zsh ~/.zshrc (wie im Beispiel); fish: skew completion fish > "
        "~/.config/fish/completions/skew.fish; powershell: skew completion powershell >> $PROFILE",
    ),
)


def run(
    terminal: Terminal,
    shell: Annotated[str | None, Argument()] = None,
) -> None:
    """Writes the script to stdout."""
    if shell is None:
        raise missing([Want(name="SHELL", allowed=tuple(SCRIPTS))], terminal.example)
    terminal.data(SCRIPTS[read_choice(shell, dict.fromkeys(SCRIPTS, ""), name="SHELL", whole=True)])
