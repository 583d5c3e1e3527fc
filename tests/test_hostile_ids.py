"""Ids that try to be paths: refused, and harmless in the names of files that are written all the same."""

import json
import re
import shutil

import pytest
from cli_repository import KOELN, caller, lay_down


@pytest.mark.parametrize("bad", ["..\\x", "../../x", "CON", "/etc/passwd", "x\x00y", ""])
def test_a_bad_id_is_refused_and_never_leads_out_of_the_folder(bad, tmp_path, monkeypatch, capsys):
    """F005; with --force the document is written all the same."""
    skew = caller(lay_down(tmp_path), monkeypatch, capsys)
    file = tmp_path / "programs/2024/koeln-bethlehem.yaml"
    for old in ("koeln-bethlehem", "sorting-plant"):
        file.write_text(KOELN.replace(f"id: {old}", f"id: {json.dumps(bad)}"))
        assert "F005" in skew("validate", "programs/2024/koeln-bethlehem.yaml").out
        before = set(tmp_path.rglob("*"))
        run = ("export", "programs/2024/koeln-bethlehem.yaml", "--document", "agenda,handout", "-o", "out")
        assert (1, before) == (skew(*run).code, set(tmp_path.rglob("*")))
        assert 0 == skew(*run, "--force").code
        written = set(tmp_path.rglob("*")) - before - {tmp_path / "out", tmp_path / "out/index.html"}
        assert len(written) > 2
        assert [] == [each for each in written if not re.fullmatch(r"2024(-[A-Za-z0-9]+)+\.md", each.name)]
        assert {tmp_path / "out"} == {each.parent for each in written}
        shutil.rmtree(tmp_path / "out")
