"""The language server (`skew lsp`), asked by a client over stdio as editors do: diagnostics and its life."""

import json
import sys

import pytest
from cli_repository import BONN, KOELN, caller, lay_down
from lsp_client import Client
from lsp_editors import FILE, MIXED, PEOPLE, of, place, repository, session

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

shared = session("shared")
german = session("german", locale="de-DE", encodings=["utf-32", "utf-16"])
english = session("english", "--lang", "en", locale="de", encodings=["utf-8", "utf-16"])
plain = session("plain", capabilities={})


@pytest.fixture
def editor(shared):
    """The shared editor with no program open."""
    yield shared
    for file in (FILE, "programs/2024/bonn-ramallah.yaml"):
        shared.notify("textDocument/didClose", {"textDocument": {"uri": shared.uri(file)}})


@pytest.fixture
def start(tmp_path):
    started = []

    def begin():
        started.append(Client(repository(tmp_path)))
        return started[-1]

    yield begin
    for each in started:
        each.end()


class TestDiagnostics:
    def test_everything_that_a_finding_has(self, editor):
        text = KOELN.replace("mode: virtual", "mdoe: virtual")
        found = of(editor.open(FILE, text), "F003")
        assert 1 == len(found)
        data = found[0].pop("data")
        start = place(text, "mdoe")
        assert {
            "range": {"start": start, "end": start | {"character": 4}},
            "severity": 1,
            "code": "F003",
            "codeDescription": {"href": "https://example.org/rules/F003"},
            "source": "skew",
        } == {name: value for name, value in found[0].items() if name != "message"}
        assert "mdoe" in found[0]["message"]
        assert "safe" == data["fix"]["applicability"]
        edit = {"uri": editor.uri(FILE), "range": found[0]["range"], "newText": "mode"}
        assert [edit] == data["fix"]["edits"]
        assert 32 == len(data["fingerprint"])

    def test_while_typing_and_back(self, editor):
        before = editor.open(FILE)
        assert [] == of(before, "F003")
        assert 1 == len(of(editor.change(FILE, KOELN + "mood: x\n", 2), "F003"))
        assert before == editor.change(FILE, KOELN, 3)

    def test_of_many_fast_changes_the_last_is_told(self, editor):
        editor.open(FILE)
        for version in range(2, 40):
            editor.type(FILE, KOELN + "mood: x\n" * (version % 2), version)
        assert 1 == len(of(editor.change(FILE, KOELN + "mood: x\n", 40), "F003"))

    def test_severities(self, editor):
        found = editor.open(FILE, KOELN.replace("status: planned", "status: done") + "mood: x\n")
        assert {1, 2, 3} == {each["severity"] for each in found}

    def test_a_duplicate_key_names_the_first_one(self, editor):
        found = editor.open(FILE, KOELN + "mode: hybrid\n")
        related = [each for one in found for each in one.get("relatedInformation", [])]
        assert place(KOELN, "mode") in [each["location"]["range"]["start"] for each in related]
        assert {editor.uri(FILE)} == {each["location"]["uri"] for each in related}

    def test_the_open_text_counts_for_other_programs_and_the_file_again_when_closed(self, editor):
        bonn = "programs/2024/bonn-ramallah.yaml"
        missing = BONN + "sister: 2024/nowhere\n"
        editor.open(FILE, KOELN.replace("id: koeln-bethlehem", "id: nowhere"))
        assert [] == of(editor.open(bonn, missing), "F007")
        editor.notify("textDocument/didClose", {"textDocument": {"uri": editor.uri(FILE)}})
        uri = editor.uri(FILE)
        assert [] == editor.hear("textDocument/publishDiagnostics", lambda each: each["uri"] == uri)["diagnostics"]
        assert 1 == len(of(editor.change(bonn, missing, 2), "F007"))

    @pytest.mark.parametrize(
        ("name", "encoding"), [("shared", "utf-16"), ("english", "utf-8"), ("german", "utf-32"), ("plain", "utf-16")]
    )
    def test_columns_in_the_unit_that_was_agreed_on(self, request, name, encoding):
        client = request.getfixturevalue(name)
        assert encoding == client.initialized["capabilities"]["positionEncoding"]
        text = KOELN + MIXED
        (found,) = of(client.open(FILE, text), "F003")
        assert place(text, "moood", encoding) == found["range"]["start"]
        at = place(text, "moood", encoding)
        hover = client.request("textDocument/hover", client.at(FILE, at["line"], at["character"] + 1))
        assert "F003" in hover["result"]["contents"]["value"]
        windows = text.replace("\n", "\r\n")
        (found,) = of(client.change(FILE, windows, 2), "F003")
        assert place(text, "moood", encoding) == found["range"]["start"]

    def test_line_ends_that_end_no_line_and_a_byte_order_mark(self, editor):
        text = "\ufeff" + KOELN.replace("schema: 1", "schema: 1  # \u2028 \u0085 \x0b"[:-1]) + "mood: x\n"
        (found,) = of(editor.open(FILE, text), "F003")
        assert place(text, "mood") == found["range"]["start"]

    def test_an_editor_that_knows_no_related_places_gets_none(self, plain):
        found = plain.open(FILE, KOELN + "mode: hybrid\n")
        assert found
        assert all("relatedInformation" not in each for each in found)

    @pytest.mark.parametrize(
        "text",
        [
            "[" * 5000,
            "a: " + "{" * 5000,
            "a: &a [x]\nb: [" + "*a, " * 1000 + "]\n",
            "\x00\x01",
            "\ud800: x\n",
            "",
            "- 1\n",
            "schema: 1\n" + "x" * 300_000,
        ],
        ids=["brackets", "braces", "aliases", "controls", "surrogate", "empty", "list", "size"],
    )
    def test_a_hostile_text_is_a_finding(self, editor, text):
        found = editor.open(FILE, text)
        assert found
        assert {"F001", "F002"} >= {each["code"] for each in found if each["severity"] == 1}
        for method in ("hover", "completion"):
            assert "error" not in editor.request(f"textDocument/{method}", editor.at(FILE, 0, 3))
        assert "F001" not in {each["code"] for each in editor.change(FILE, KOELN, 2)}


class TestLife:
    def test_a_broken_configuration_is_told_once_and_work_goes_on(self, editor):
        editor.open(FILE)
        config = editor.root / "skew.toml"
        good = config.read_text()
        config.write_text("lang = [")
        editor.type(FILE, KOELN + "\n", 2)
        assert "skew.toml" in editor.hear("window/showMessage")["message"]
        config.write_text(good)
        assert [] == of(editor.change(FILE, KOELN, 3), "F003")

    @pytest.mark.parametrize(
        ("text", "line", "said"),
        [
            ('lang = "en"\nfail-on = "errrors"\n', 1, "skew.toml:2: fail-on: must be one of: "),
            ('lang = "en"\n\nshow = [\n', 2, "skew.toml cannot be used: "),
            ('lang = "en"\n\nshow = error\n', 2, "skew.toml cannot be used: "),
            ("[rules.closed-day]\nmood = 1\n", 1, "skew.toml:2: "),
        ],
    )
    def test_what_makes_the_configuration_unusable_stands_at_its_line(self, editor, text, line, said):
        editor.open(FILE)
        (found,) = editor.open("skew.toml", text)
        assert (line, 1, "skew") == (found["range"]["start"]["line"], found["severity"], found["source"])
        assert found["message"].startswith(said)
        assert [] == editor.change("skew.toml", 'lang = "en"\n', 2)
        editor.notify("textDocument/didClose", {"textDocument": {"uri": editor.uri("skew.toml")}})

    def test_the_configuration_on_disk_is_as_broken_as_the_open_one(self, editor):
        config = editor.root / "skew.toml"
        good = config.read_text()
        config.write_text("mood = 1\n")
        (found,) = editor.open("skew.toml")
        assert "skew.toml:1: mood: there is no such key" == found["message"].splitlines()[0]
        config.write_text(good)
        assert [] == editor.change("skew.toml", good, 2)
        editor.notify("textDocument/didClose", {"textDocument": {"uri": editor.uri("skew.toml")}})

    def test_requests_that_skew_does_not_know_are_no_trouble(self, shared):
        for method in ("textDocument/definition", "no/such"):
            assert (
                -32601 == shared.request(method, shared.at(FILE, 0, 0))["error"]["code"]
            )  # the session looks at its stderr

    def test_a_saved_file_is_looked_at_again(self, editor):
        assert 1 == len(of(editor.open(FILE, KOELN + "advisor: advisor-b\n"), "F007"))
        people = editor.root / "programs/people.yaml"
        people.write_text(PEOPLE.replace("advisor-a", "advisor-b"))
        editor.notify("textDocument/didSave", {"textDocument": {"uri": people.as_uri()}})
        assert [] == of(editor.diagnostics(FILE, 1), "F007")
        people.write_text(PEOPLE)

    def test_files_that_no_check_reads(self, editor, tmp_path):
        outside = tmp_path / "koeln.yaml"
        outside.write_text("a: [")
        for uri in (outside.as_uri(), "untitled:Untitled-1", editor.uri("templates/x.yaml")):
            document = {"uri": uri, "languageId": "yaml", "version": 1, "text": "a: ["}
            editor.notify("textDocument/didOpen", {"textDocument": document})
            asked = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 0}}
            assert None is editor.request("textDocument/hover", asked)["result"]
            assert None is editor.request("textDocument/completion", asked)["result"]

    def test_what_is_no_request_is_refused_without_a_traceback(self, start):
        client = start()
        for method, params in (("textDocument/hover", {"x": 1}), ("no/such", {}), ("textDocument/completion", [])):
            answer = client.request(method, params)
            assert "Traceback" not in json.dumps(answer)
            assert "File " not in json.dumps(answer)
        client.raw(b"Content-Length: 3\r\n\r\n{x}")
        assert 0 == len(of(client.open(FILE), "F003"))
        assert (0, b"") == (client.close(), client.garbage)
        assert b"Traceback" not in client.log

    def test_an_editor_that_dies_takes_the_server_along(self, start):
        client = start()
        client.process.stdin.close()
        assert 1 == client.process.wait(30)

    def test_the_copy_of_skew_edit_is_judged_as_its_program(self, editor):
        copy = f".skew-edit/1/{FILE}"
        (editor.root / copy).parent.mkdir(parents=True)
        (editor.root / copy).write_text(KOELN)
        assert 1 == len(of(editor.open(copy, KOELN + "mood: x\n"), "F003"))
        editor.notify("textDocument/didClose", {"textDocument": {"uri": editor.uri(copy)}})


def test_without_the_extra_one_sentence_names_it(tmp_path, monkeypatch, capsys):
    for name in [each for each in sys.modules if each.startswith("skew_cli.lsp")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    monkeypatch.setitem(sys.modules, "pygls", None)
    called = caller(lay_down(tmp_path), monkeypatch, capsys)("lsp")
    assert (2, "") == (called.code, called.out)
    assert 'error: skew lsp needs the extra "lsp".\nhelp: install it: pip install "skew-cli[lsp]"\n' == called.err
