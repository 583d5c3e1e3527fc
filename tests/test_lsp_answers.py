"""The language server, asked at a place of a program: hover, completion, code actions."""

import pytest
from cli_repository import KOELN
from lsp_editors import FILE, MIXED, actions, applied, complete, labels, of, place, session

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

shared = session("shared")
german = session("german", locale="de-DE")
english = session("english", "--lang", "en", locale="de")
plain = session("plain", capabilities={})


@pytest.fixture
def editor(shared):
    """The shared editor with no program open."""
    yield shared
    for file in (FILE, "programs/2024/bonn-ramallah.yaml"):
        shared.notify("textDocument/didClose", {"textDocument": {"uri": shared.uri(file)}})


class TestHover:
    def test_a_field(self, editor):
        editor.open(FILE)
        at = place(KOELN, "date: 2024-05-14")
        value = editor.request("textDocument/hover", editor.at(FILE, **at))["result"]["contents"]["value"]
        assert "**date**: Day of the session." in value

    def test_a_field_with_a_choice_in_german(self, german):
        german.open(FILE)
        at = place(KOELN, "mode: virtual")
        value = german.request("textDocument/hover", german.at(FILE, **at))["result"]["contents"]["value"]
        assert "Eines von `virtual`, `physical`, `hybrid`." in value
        assert "**mode**: Ob das Programm" in value

    def test_a_chosen_language_wins_over_that_of_the_editor(self, english):
        (found,) = of(english.open(FILE, KOELN + "mood: x\n"), "F003")
        assert "unknown" in found["message"]

    def test_the_page_of_a_rule_where_its_finding_stands(self, editor):
        text = KOELN.replace("date: 2024-05-14", "date: 2024-05-17")  # a Friday: closed in Bethlehem
        (found,) = of(editor.open(FILE, text), "D004")
        at = found["range"]["start"]
        value = editor.request("textDocument/hover", editor.at(FILE, **at))["result"]["contents"]["value"]
        assert value.startswith("**D004 closed-day**: ")
        assert "```yaml" in value

    def test_text_of_others_is_no_markup(self, editor):
        text = KOELN + '"![x](https://example.org/x.png)": 1\n'
        (found,) = of(editor.open(FILE, text), "F003")
        at = found["range"]["start"]
        value = editor.request("textDocument/hover", editor.at(FILE, **at))["result"]["contents"]["value"]
        assert "![x](" not in value

    def test_nothing_to_say(self, editor):
        editor.open(FILE, KOELN + "\n\n# the end\n")
        assert None is editor.request("textDocument/hover", editor.at(FILE, 18, 3))["result"]


@pytest.fixture(scope="module")
def typing(shared):
    """The shared editor with a program open."""
    shared.open(FILE)
    return shared


class TestCompletion:
    def test_keys_that_are_not_there_yet(self, typing):
        answer = complete(typing, KOELN.replace("  - {id: landfill}\n", "  - id: landfill\n    mod|\n"))
        found = {each["label"]: each for each in answer["result"]["items"]}
        assert {"moderator", "duration_min", "host_experts"} <= set(found)
        assert {"id", "themes"} & set(found) == set()
        edit = {"range": {"start": {"line": 17, "character": 4}, "end": {"line": 17, "character": 7}}}
        assert edit | {"newText": "moderator: "} == found["moderator"]["textEdit"]
        assert "Person who moderates." == found["moderator"]["documentation"]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("|", {"sister", "notes"}),
            ("exploration_: {}\nsession_defaults:\n  |\n", {"moderator", "theme"}),
            ("people:\n  - |\n", {"id", "name", "side"}),
            ("people: [{id: x, |}]\n", {"name", "languages"}),
            ("people: [{id: x, |\n", {"name", "languages"}),
        ],
        ids=["top", "block", "item", "flow", "open"],
    )
    def test_keys_in_every_style(self, typing, text, expected):
        assert expected <= set(labels(complete(typing, KOELN + text)))

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("visibility: |\n", ["internal", "public"]),
            ("visibility: pub|\n", ["internal", "public"]),
            ('visibility: "|"\n', ["internal", "public"]),
            ("session_defaults: {interpretation: |}\n", ["none", "consecutive", "simultaneous"]),
            ("session_defaults: {interpretation: |\n", ["none", "consecutive", "simultaneous"]),
            ("people:\n  - id: x\n    languages: [de, |]\n", ["de", "en", "ar"]),
            ("people:\n  - id: x\n    languages:\n      - |\n", ["de", "en", "ar"]),
            ("session_defaults: {public: |}\n", []),
            ("advisor: |\n", ["advisor-a", "moderation-a"]),
            ("people: [{id: own, name: N}]\nadvisor: |\n", ["own", "advisor-a", "moderation-a"]),
            ("session_defaults:\n  moderator: mod|\n", ["advisor-a", "moderation-a"]),
            ("session_defaults:\n  interpreters:\n    - person: |\n", ["advisor-a", "moderation-a"]),
            ("session_defaults:\n  theme: |\n", ["waste-and-wastewater"]),
            ("people:\n  - {id: x, civil_society: |}\n", ["verein"]),
            ("seminars: [|]\n", ["country-analysis"]),
            ("seminars:\n  - id: |\n", ["country-analysis"]),
            ("network:\n  - |\n", ["waste-forum"]),
            ("predecessor: |\n", ["2024/bonn-ramallah", "2023/koeln-bethlehem"]),
            ("predecessor: 2023/ko|\n", ["2024/bonn-ramallah", "2023/koeln-bethlehem"]),
            (
                "predecessor: 2023/koeln-bethlehem\nadaptation:\n  kept:\n    - item: |\n",
                ["waste-and-wastewater", "sorting-plant", "sewage-works", "landfill"],
            ),
        ],
    )
    def test_values_and_names(self, typing, text, expected):
        assert expected == labels(complete(typing, KOELN + text))

    def test_municipalities_of_the_side_and_themes_of_the_season(self, typing):
        found = labels(complete(typing, KOELN.replace("municipality: bethlehem", "municipality: |")))
        assert {"bethlehem", "ramallah"} <= set(found)
        assert "koeln" not in found
        themes = labels(complete(typing, KOELN.replace("[waste-and-wastewater]", "[|]")))
        assert {"waste-and-wastewater", "digitalisation", "tourism"} <= set(themes)

    def test_what_people_share(self, typing):
        file = "programs/people.yaml"
        typing.open(file, "people:\n  - id: x\n    \n", 3)
        answer = typing.request("textDocument/completion", typing.at(file, 2, 4))
        assert {"name", "email"} <= set(labels(answer))
        typing.notify("textDocument/didClose", {"textDocument": {"uri": typing.uri(file)}})


class TestActions:
    def test_a_fix_with_its_version_does_what_it_says(self, editor):
        text = KOELN.replace("mode: virtual", "mdoe: virtual") + MIXED.replace("moood", "moderater")
        editor.open(FILE)
        found = editor.change(FILE, text, 5)
        made = [each for each in actions(editor, found, "quickfix") if each["isPreferred"]]
        assert {"quickfix"} == {each["kind"] for each in made}
        assert [1, 1] == [len(each["diagnostics"]) for each in made if of(each["diagnostics"], "F003")]
        for each in made:
            (change,) = each["edit"]["documentChanges"]
            assert {"uri": editor.uri(FILE), "version": 5} == change["textDocument"]
        edits = [each["edit"]["documentChanges"][0]["edits"][0] for each in made if of(each["diagnostics"], "F003")]
        expected = KOELN + MIXED.replace("moood", "moderator")
        assert expected == applied(text, edits)

    def test_all_safe_fixes_at_once(self, editor):
        text = KOELN.replace("mode: virtual", "mdoe: virtual").replace('start: "10:00"}', "strat: '10:00'}", 1)
        editor.open(FILE, text)
        (action,) = actions(editor, only="source.fixAll")
        assert "source.fixAll.skew" == action["kind"]
        (change,) = action["edit"]["documentChanges"]
        assert KOELN.replace('start: "10:00"}', "start: '10:00'}", 1) == applied(text, change["edits"])

    def test_one_fix_is_not_offered_twice(self, editor):
        text = KOELN.replace("mode: virtual", "mdoe: virtual")
        editor.open(FILE, text)
        assert ["quickfix"] == [each["kind"] for each in actions(editor)]
        editor.change(FILE, text.replace("status: planned", "status: Planned"), 2)
        assert ["quickfix", "quickfix", "source.fixAll.skew"] == [each["kind"] for each in actions(editor)]

    def test_no_action_for_a_kind_that_was_not_asked_for(self, editor):
        editor.open(FILE, KOELN.replace("mode: virtual", "mdoe: virtual"))
        assert [] == actions(editor, only="refactor")

    def test_an_editor_without_versions_gets_plain_changes(self, plain):
        text = KOELN.replace("mode: virtual", "mdoe: virtual")
        plain.open(FILE, text)
        (action,) = actions(plain, only="source.fixAll.skew")
        assert KOELN == applied(text, action["edit"]["changes"][plain.uri(FILE)])
