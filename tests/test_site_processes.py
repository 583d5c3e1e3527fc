"""`skew site` in several processes: the same bytes as in one, and nothing is written when a page cannot be made."""

import pytest
from calendar_samples import index

from skew_cli.app import site
from skew_cli.app.validation.jobs import Jobs

FORKS = Jobs(2).several(2)


def written(folder):
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@pytest.mark.skipif(not FORKS, reason="no process can be forked here")
def test_one_and_several_write_the_same(tmp_path, monkeypatch):
    found = {}
    for name, few in (("one", 1000), ("several", 1)):
        monkeypatch.setattr(site, "_FEW", few)
        site.write_site(index(), 2024, tmp_path / name, audience="internal")
        found[name] = written(tmp_path / name)
    assert len(found["one"]) > 80
    assert found["several"] == found["one"]


@pytest.mark.skipif(not FORKS, reason="no process can be forked here")
def test_a_page_that_fails_leaves_the_folder_as_it_was(tmp_path, monkeypatch):
    def fail(_, __):
        raise ValueError("no page")

    monkeypatch.setattr(site, "_FEW", 1)
    monkeypatch.setattr(site.html, "page", fail)
    with pytest.raises(TypeError):
        site.write_site(index(), 2024, tmp_path / "web")
    assert not (tmp_path / "web").exists()
