"""`markdown`, `github` and `narrated`: what strangers wrote stays text, and what readers can take (contract 5, 6)."""

import re
from dataclasses import replace

from markdown_it import MarkdownIt
from report_samples import CONFIG, KOELN, PROGRAMS, made
from rich.cells import cell_len

from skew_cli.model.report import Style
from skew_cli.reports import report_format

HOSTILE = {
    "##[error] ::error::x %0A": "# #[error] ::error::x %0A",
    "#\u00ad#[error]": "# \u00ad#[error]",
    "@octocat #12 `a` | <b>": "@octocat #12 `a` | <b>",
    "[a](javascript:x) ~~b~~ *c* _d_": "[a](javascript:x) ~~b~~ *c* _d_",
    "https://example.org www.example.org": "https://example.org www.example.org",
    "a@example.org &amp; :smile: $x$": "a@example.org &amp; :smile: $x$",
    "\\e[31m \u202e \\r\\n": "\\x1b[31m \\u202e \\x0d\\x0a",
}
"""What a stranger may write, and how it is to be shown in GitHub Actions."""


def render(name, found, **style):
    return report_format(name).render(found, Style(width=cell_len, **style))


def hostile(tmp_path, file=KOELN):
    sessions = "".join(f'  - {{id: s{n}, weekday: "{each}"}}\n' for n, each in enumerate(HOSTILE))
    head = PROGRAMS[KOELN][: PROGRAMS[KOELN].index("  - id")]
    return made(tmp_path, config=CONFIG, programs={file: head + sessions}, select=("F004",))


def test_only_the_first_line_of_a_span_is_marked(tmp_path):
    text = PROGRAMS[KOELN].replace("id: koeln-bethlehem", "id: >-\n  a b\n  c", 1)
    full = render("full", made(tmp_path, programs={KOELN: text}, select=("F004", "F005")))
    assert re.findall(r"^ *(?:\d+)? \| (id: >-|    \^+)$", full, re.MULTILINE) == ["id: >-", "    ^^"]


def test_markdown_shows_foreign_text_as_it_is(tmp_path):
    text = render("markdown", hostile(tmp_path))
    reader = MarkdownIt("gfm-like", {"html": True})
    reader.linkify.set({"fuzzy_link": False})  # makes links of bare names of hosts, as GitHub does not
    inline = [each.children for each in reader.parse(text) if each.children]
    cells = ["".join(each.content for each in parts if each.type in ("text", "text_special")) for parts in inline]
    told = [f'"{each}" is not one of: mon, tue, wed, thu, fri, sat, sun' for each in HOSTILE.values()]
    assert told == [each for each in cells if "is not one of" in each]
    inline = [each for parts in inline for each in parts]
    assert {"<!-- -->"} == {each.content for each in inline if each.type == "html_inline"}
    links = {each.attrs["href"].rpartition("/")[0] for each in inline if each.type == "link_open"}
    assert {"https://example.org/rules"} == links
    texts = [each.content for each in inline if each.type == "text"]
    assert [] == [each for each in texts if re.search(r"@\w|#\d", each)]
    rows = [len(re.findall(r"(?<!\\)\|", each)) for each in text.splitlines() if each[:1] == "|"]
    assert {6} == set(rows)


def test_markdown_is_cut_at_a_row(tmp_path):
    found = made(tmp_path)
    many = replace(found, shown=found.shown * 2000)
    text = render("markdown", many)
    left = report_format("markdown").cut(many)
    assert 900_000 < len(text.encode()) <= 1024 * 1024
    rows = re.findall(r"^\| \d+:\d+ .* \|$", text, re.MULTILINE)
    assert (len(many.shown), f"{left} findings are left out, because a summary has room for 1 MiB.") == (
        len(rows) + left,
        text.splitlines()[-1],
    )
    assert 0 == report_format("markdown").cut(found)


def read_annotation(line):
    """As the runner reads a command: properties and message unescaped, `%25` last."""
    command, properties, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", line).groups()
    read = dict(each.split("=", 1) for each in properties.split(","))
    for sign, code in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        read = {name: value.replace(code, sign) for name, value in read.items()}
        message = message if sign in ":," else message.replace(code, sign)
    return command, read, message


def test_github_escapes_what_the_runner_reads(tmp_path):
    file = "programs/2024/a,b:c%d.yaml"
    found = hostile(tmp_path, file)
    lines = render("github", found).splitlines()
    for line, shown, told in zip(lines, found.shown, HOSTILE.values(), strict=True):
        command, properties, message = read_annotation(line)
        place = shown.finding.range
        assert ("error", file, str(place.start.line)) == (command, properties["file"], properties["line"])
        columns = (str(place.start.column), str(place.end.column - 1))
        assert columns == (properties["col"], properties["endColumn"])
        assert message.startswith(f'"{told}" is not one of: ')


def test_github_has_no_columns_for_several_lines_and_no_end_before_the_start(tmp_path):
    found = made(tmp_path, select=("F004",))
    shown = found.shown[0]
    start = shown.finding.range.start
    below = replace(start, line=start.line + 2, column=3)
    for end, expected in ((below, (None, None)), (start, (str(start.column),) * 2)):
        place = replace(shown.finding.range, end=end)
        one = replace(found, shown=(replace(shown, finding=replace(shown.finding, range=place)),))
        _, properties, _ = read_annotation(render("github", one).splitlines()[0])
        assert expected == (properties.get("col"), properties.get("endColumn"))
        assert str(end.line) == properties["endLine"]


def test_github_shows_ten_of_a_severity_and_counts_the_rest(tmp_path):
    found = made(tmp_path, config=CONFIG)
    many = replace(found, shown=found.shown * 3)
    *lines, last = render("github", many).splitlines()
    commands = [read_annotation(line)[0] for line in lines]
    assert ["error"] * 10 + ["warning"] * 3 + ["notice"] * 6 == commands
    assert "skew: not shown as annotations, because GitHub shows 10 of each severity: 8 errors" == last


def test_narrated_has_no_signs(tmp_path):
    found = made(tmp_path, config=CONFIG, select=("S001", "D004", "F003"))
    text = render("narrated", replace(found, lines={}), statistics=True)
    assert [] == re.findall(r"[`^|=\[\]*\x1b…→]|--", text)
