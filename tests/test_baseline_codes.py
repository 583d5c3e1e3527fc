"""Entries of the baseline whose rule this skew does not have, or has no more (contract 11)."""

import json

from cli_repository import caller, lay_down

FILE = "programs/2024/koeln-bethlehem.yaml"
NAME = "skew-baseline.json"


def found(skew, *options):
    done = skew("validate", "--fail-on", "never", "--format", "json", *options)
    assert done.code == 0, done.err
    return json.loads(done.out)


def test_an_entry_of_a_retired_code_is_stale_and_one_of_an_unknown_code_is_told(tmp_path, monkeypatch, capsys):
    """A newer skew may know the code: prune takes only the first away."""
    root = lay_down(tmp_path)
    (root / "skew.toml").write_text(f'lang = "en"\nbaseline = "{NAME}"\n')
    skew = caller(root, monkeypatch, capsys)
    entries = [
        {"fingerprint": str(n) * 32, "code": code, "file": FILE, "pointer": "", "message": "x"}
        for n, code in enumerate(("F011", "F010", "D404"))
    ]
    (root / NAME).write_text(json.dumps({"format": "skew-baseline/1", "entries": entries}))
    told = [each for each in found(skew)["findings"] if each["code"] == "Q005"]
    assert [(each["message_id"], each["params"]["code"]) for each in told] == [
        ("stale-baseline-entry", "F011"),
        ("stale-baseline-entry", "F010"),
        ("unknown-rule", "D404"),
    ]
    assert told[2]["message"] == "there is no rule D404"
    partly = [each for each in found(skew, "--ignore", "D")["findings"] if each["code"] == "Q005"]
    assert [each["params"]["code"] for each in partly] == ["D404"]
    skew("validate", "--baseline-prune")
    assert [each["code"] for each in json.loads((root / NAME).read_text())["entries"]] == ["D404"]
