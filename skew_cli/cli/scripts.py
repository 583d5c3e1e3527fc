"""What `skew completion` prints: one script for each shell, plain ASCII. Nothing is imported (`cli/door.py`)."""

SCRIPTS = {
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
