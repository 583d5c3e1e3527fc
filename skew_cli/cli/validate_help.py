"""What `skew validate --help` says of each option."""

from collections.abc import Mapping

from skew_cli.words import Text

OPTIONS: Mapping[str, Text] = {
    "paths": Text(
        en="files, folders or ids that the report is about; all are read anyway; - reads a program from stdin",
        de="Dateien, Ordner oder Kennungen, um die es im Bericht geht; gelesen werden immer alle; - liest ein Programm von stdin",
    ),
    "select": Text(
        en="only these rules: codes, names or families, with commas",
        de="nur diese Regeln: Codes, Namen oder Familien, mit Komma getrennt",
    ),
    "ignore": Text(en="without these rules", de="ohne diese Regeln"),
    "status": Text(
        en="judge every program as if it had this status", de="jedes Programm so prüfen, als hätte es diesen Stand"
    ),
    "fail_on": Text(
        en="exit code 1 from this severity on: error (default), warning, info or never",
        de="Rückgabewert 1 ab dieser Schwere: error (Vorgabe), warning, info oder never",
    ),
    "show": Text(
        en="show findings from this severity on: error, warning or info (default)",
        de="Befunde ab dieser Schwere zeigen: error, warning oder info (Vorgabe)",
    ),
    "changed": Text(
        en="only files that git calls changed, against the branch that they go to",
        de="nur Dateien, die laut git geändert sind, verglichen mit dem Zielzweig",
    ),
    "since": Text(
        en="with --changed: compare with this commit or branch",
        de="mit --changed: mit diesem Stand oder Zweig vergleichen",
    ),
    "staged": Text(
        en="only what is staged for the next commit, with the content that is staged",
        de="nur was für den nächsten Commit vorgemerkt ist, mit dem vorgemerkten Inhalt",
    ),
    "files_from": Text(
        en="read the paths from this file, one a line; - is stdin",
        de="die Pfade aus dieser Datei lesen, einer je Zeile; - ist stdin",
    ),
    "null": Text(
        en="with --files-from: paths end with a NUL byte", de="mit --files-from: Pfade enden mit einem NUL-Byte"
    ),
    "exclude": Text(
        en="leave these files out, a pattern as in .gitignore; repeatable",
        de="diese Dateien weglassen, ein Muster wie in .gitignore; mehrfach möglich",
    ),
    "force_exclude": Text(en="leave them out even when they are named", de="sie auch weglassen, wenn sie genannt sind"),
    "no_gitignore": Text(en="also read what git ignores", de="auch lesen, was git ignoriert"),
    "allow_empty": Text(
        en="exit code 0 when there is nothing to check", de="Rückgabewert 0, wenn es nichts zu prüfen gibt"
    ),
    "stdin_filename": Text(en="the file that stdin stands for", de="die Datei, für die stdin steht"),
    "list_files": Text(
        en="only list the files that the report would be about", de="nur auflisten, um welche Dateien es ginge"
    ),
    "fmt": Text(
        en="full, concise, narrated, markdown, json, jsonl, github, gitlab, sarif, junit, rdjson, or json-1, jsonl-1 pinned to version 1; default: full on a terminal, else concise",
        de="full, concise, narrated, markdown, json, jsonl, github, gitlab, sarif, junit, rdjson, oder json-1, jsonl-1 fest in Version 1; Vorgabe: full am Bildschirm, sonst concise",
    ),
    "report": Text(
        en="also write a report in this format to a file; repeatable",
        de="zusätzlich einen Bericht in diesem Format in eine Datei schreiben; mehrfach möglich",
    ),
    "max_findings": Text(
        en="at most so many findings per file in text; default on a terminal: 50",
        de="höchstens so viele Befunde je Datei im Text; Vorgabe am Bildschirm: 50",
    ),
    "statistics": Text(en="end with the number of findings of each rule", de="am Ende Befunde je Regel zählen"),
    "fix": Text(en="put right what can be put right safely", de="beheben, was sich ohne Zweifel beheben lässt"),
    "unsafe_fixes": Text(
        en="with --fix or --diff: also fixes that change the meaning; look at them",
        de="mit --fix oder --diff: auch, was die Bedeutung ändert; bitte ansehen",
    ),
    "diff": Text(
        en="show what --fix would change and write nothing", de="zeigen, was --fix ändern würde, nichts schreiben"
    ),
    "add_ignores": Text(
        en="write suppression comments for the findings; needs --reason",
        de="Unterdrückungen für die Befunde eintragen; braucht --reason",
    ),
    "reason": Text(en="why the findings are accepted", de="warum die Befunde hingenommen werden"),
    "until": Text(en="the last day of the suppressions", de="der letzte Tag der Unterdrückungen"),
    "no_ignores": Text(en="switch off suppressions and baseline", de="Unterdrückungen und Bestandsliste abschalten"),
    "show_suppressed": Text(en="also show what is suppressed", de="auch zeigen, was unterdrückt ist"),
    "baseline": Text(
        en="the file with findings that were there before; default: that of skew.toml",
        de="die Datei mit Befunden, die schon da waren (Bestandsliste); Vorgabe: die in skew.toml",
    ),
    "baseline_create": Text(
        en="write the baseline with all findings of today", de="die Bestandsliste mit allen heutigen Befunden anlegen"
    ),
    "baseline_prune": Text(
        en="remove from the baseline what is put right", de="aus der Bestandsliste entfernen, was behoben ist"
    ),
    "shard": Text(
        en="report only part I of N; the parts together are the whole",
        de="nur Teil I von N berichten; alle Teile zusammen sind das Ganze",
    ),
    "merge": Text(
        en="join the json reports of all parts instead of checking; the paths are the reports; the parts settle what is "
        "checked and shown, the merge how it looks: --format, --report, --max-findings, --statistics",
        de="statt zu prüfen die json-Berichte aller Teile zusammenfügen; die Pfade sind die Berichte; was geprüft und "
        "gezeigt wird, steht mit den Teilen fest, wie es aussieht, erst hier: --format, --report, --max-findings, --statistics",
    ),
    "watch": Text(en="check again whenever a file changes", de="bei jeder Änderung einer Datei neu prüfen"),
    "no_cache": Text(en="do not use what an earlier run found", de="nicht verwenden, was ein früherer Lauf fand"),
    "jobs": Text(en="number of processes; default: as it pays", de="Zahl der Prozesse; Vorgabe: wie es sich lohnt"),
}
EXIT_CODES = Text(
    en="""Exit codes:
  0         no finding at or above --fail-on
  1         at least one; or --diff would change something; or --baseline-prune --diff or
            skew schema --check found something out of date
  2         the check did not happen: a bad option or setting, a missing path, nothing matched
  3         a bug in skew: the other rules still ran
  130, 141  interrupted; nobody reads the output any more""",
    de="""Rückgabewerte:
  0         kein Befund ab --fail-on
  1         mindestens einer; oder --diff würde etwas ändern; oder --baseline-prune --diff oder
            skew schema --check fand Veraltetes
  2         nicht geprüft: falsche Option oder Einstellung, fehlender Pfad, nichts gefunden
  3         ein Fehler in skew: die anderen Regeln liefen trotzdem
  130, 141  abgebrochen; niemand liest die Ausgabe mehr""",
)
