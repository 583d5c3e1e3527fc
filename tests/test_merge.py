"""What `--merge` refuses (contract 14): reports that do not belong together, and such as skew has not written."""

import json

import pytest
from cli_repository import caller
from shard_samples import lay_down_all, part, parts, write_baseline

from skew_cli.app.validation.merge import merge
from skew_cli.errors import SkewError
from skew_cli.model.report import Style
from skew_cli.reports import names, report_format

FORMATS = names()
STYLE = Style(statistics=True)


@pytest.fixture
def root(tmp_path):
    return lay_down_all(tmp_path)


@pytest.fixture
def skew(root, monkeypatch, capsys):
    run = caller(root, monkeypatch, capsys)
    write_baseline(root, run)
    return run


def refused(*reports):
    with pytest.raises(SkewError) as error:
        merge(reports)
    assert error.value.exit_code == 2
    return error.value.message.en.format_map(error.value.values)


def test_all_parts_once(skew, root):
    one, two, three = parts(skew, root, 3)
    _, whole = part(skew, root, 1, 1)
    alone = skew("validate", "--format", "json").out.encode()
    for given in ((), (one, two), (one, two, two), (one, two, three, three), (two, three), (one, two, ("a", whole))):
        assert refused(*given)
    assert "whole already" in refused(("a", alone))


def test_only_parts_of_one_run(skew, root):
    first, second = parts(skew, root, 2)
    assert "differs" in refused(first, part(skew, root, 2, 2, "--select", "D"))
    (root / "skew-baseline.json").write_text('{"format": "skew-baseline/1", "entries": []}')
    assert "inputs" in refused(first, part(skew, root, 2, 2))
    for path, value in (
        (("as_of",), "2024-06-02"),
        (("lang",), "de"),
        (("status",), "done"),
        (("inputs",), "0" * 64),
        (("filter", "kind"), "changed"),
        (("filter", "since"), "abc"),
        (("shard", "show"), "error"),
        (("shard", "fail_on"), "info"),
        (("shard", "whole"), False),
        (("shard", "lang"), "en"),
        (("shard", "select"), ["D"]),
        (("shard", "suppress"), False),
        (("shard", "folder"), "below"),
    ):
        other = json.loads(second[1])
        at = other
        for each in path[:-1]:
            at = at[each]
        at[path[-1]] = value
        assert "differs" in refused(first, ("other.json", json.dumps(other).encode())), path


def _places(value, path=()):
    """Every place in a JSON value, containers included."""
    yield path
    for key, each in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _places(each, (*path, key))


def test_nothing_in_a_hostile_report_makes_a_traceback(skew, root):
    """Each place is taken away or gets another value; then either it is refused, or every format can be written."""
    _, content = part(skew, root, 1, 1, "--select", "F003,Q,D004,C")
    report = json.loads(content)
    seen, kept, count = set(), 0, 0
    for path in _places(report):
        shape = tuple("*" if isinstance(each, int) else each for each in path)
        if not path or shape in seen:
            continue
        seen.add(shape)
        for value in (None, -1, 10**30, "\x1b[31m\n\u202e##[x]"):
            hostile = json.loads(content)
            at = hostile
            for each in path[:-1]:
                at = at[each]
            at[path[-1]] = value
            try:
                merged = merge([("part.json", json.dumps(hostile).encode())])
            except SkewError as error:
                count += error.exit_code == 2
                continue
            kept += 1
            for fmt in FORMATS:
                text = report_format(fmt).render(merged.report("en"), STYLE)
                assert "\x1b" not in text, (path, fmt)
    assert count > 100
    assert kept > 0


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[" * 100_000, b"\xff", b"null", b'{"format": "skew-report/2"}', b"1" * 9999]
)
def test_what_is_no_report(content):
    assert refused(("part.json", content))


def test_what_does_not_fit_is_named_where_there_is_something_to_name():
    why = "part.json cannot be merged: this is no report of the form skew-report/1"
    assert [f"{why}.", f"{why}: format."] == [
        refused(("part.json", each)) for each in (b"", b'{"format": "skew-report/2"}')
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://example.org/ x", "https://example.org/\u202e", "x"])
def test_a_link_leads_to_a_page_or_nowhere(skew, root, url):
    _, content = part(skew, root, 1, 1)
    report = json.loads(content)
    report["findings"][0]["url"] = url
    assert "does not fit together" in refused(("part.json", json.dumps(report).encode()))
    report["findings"][0]["url"] = "https://example.org/rules#D004"
    assert merge([("part.json", json.dumps(report).encode())])


def test_a_truncated_report_and_a_missing_one(skew, root):
    _, content = part(skew, root, 1, 1)
    (root / "cut.json").write_bytes(content[: len(content) // 2])
    for given in (("cut.json",), ("nothing.json",), (), ("part-1.json", "--select", "D")):
        done = skew("validate", "--merge", *given)
        assert (done.code, done.out) == (2, "")
        assert "Traceback" not in done.err
