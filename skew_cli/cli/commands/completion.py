"""`skew completion`: the script that lets a shell complete skew's commands, options and program ids."""

from typing import Annotated

import typer

from skew_cli.cli.help import Help
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.usage import Want, missing
from skew_cli.cli.values import read_choice
from skew_cli.words import Text

HELP = Help(
    summary=Text(en="script for the completion of a shell", de="Skript für die Vervollständigung in der Shell"),
    example='eval "$(skew completion bash)"',
    options={"shell": Text(en="bash, zsh, fish or powershell", de="bash, zsh, fish oder powershell")},
    order=90,
    notes=Text(
        en="Where the script goes: bash ~/.bashrc, zsh ~/.zshrc (as in the example); fish: skew completion fish > "
        "~/.config/fish/completions/skew.fish; powershell: skew completion powershell >> $PROFILE",
        de="Wohin damit: bash ~/.bashrc, zsh ~/.zshrc (wie im Beispiel); fish: skew completion fish > "
        "~/.config/fish/completions/skew.fish; powershell: skew completion powershell >> $PROFILE",
    ),
)

_SCRIPTS = {
    "bash": """\
_skew() {
    local IFS=$'\\n'
    COMPREPLY=($(skew __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
}
complete -o default -F _skew skew
""",
    "zsh": """\
#compdef skew
_skew() {
    local -a found
    found=(${(f)"$(skew __complete "${(@)words[2,CURRENT]}" 2>/dev/null | sed 's/:/\\\\:/g; s/\\t/:/')"})
    if (( $#found )); then _describe skew found; else _files; fi
}
compdef _skew skew
""",
    "fish": """\
complete -c skew -a '(skew __complete (commandline -opc)[2..] (commandline -ct) 2>/dev/null)'
""",
    "powershell": """\
Register-ArgumentCompleter -Native -CommandName skew -ScriptBlock {
    param($word, $ast, $position)
    $words = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
    if (-not $word) { $words += '""' }
    skew __complete @words 2>$null | ForEach-Object {
        $value, $about = $_ -split "`t", 2
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
    }
}
""",
}


def run(
    ctx: typer.Context,
    shell: Annotated[str | None, typer.Argument()] = None,
) -> None:
    """Writes the script to stdout."""
    terminal: Terminal = ctx.obj
    if shell is None:
        raise missing([Want(name="SHELL", allowed=tuple(_SCRIPTS))], terminal.example)
    terminal.data(_SCRIPTS[read_choice(shell, dict.fromkeys(_SCRIPTS, ""), name="SHELL", whole=True)])
