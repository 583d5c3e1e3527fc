"""Family K: old time zone data are noticed, and a program with errors does not go out."""

import datetime as dt
import zoneinfo

import pytest

from skew_cli.app.gate import refuse_errors
from skew_cli.app.load import load
from skew_cli.app.validation.check import Selection, check
from skew_cli.calendars import zones
from skew_cli.errors import Refused
from skew_cli.store.repository import Repository

FILE = "programs/2024/koeln-bethlehem.yaml"
HEAD = "schema: 1\nid: koeln-bethlehem\nseason: 2024\nlanguages: [de, ar]\npartners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}\n"
SESSION = 'sessions:\n  - {id: a, date: 2024-05-14, start: "10:00"}\n'
RELEASES = {
    "2022b": ("EET-2EEST,M3.4.4/50,M10.4.4/50", True),
    "no summer time": ("EET-2", True),
    "always summer": ("EEST-3", True),
    "2026f, for 2024": ("EET-2EEST,M4.3.6/2,M10.4.6/2", False),
}
"""What the data say of Hebron, as a rule for every year (POSIX TZ), and whether that is outdated for 2024."""


def zone_file(rule):
    """A TZif file of version 2 without any transition, so that the rule at its end holds (RFC 8536)."""
    header = b"TZif2" + bytes(15) + b"".join(n.to_bytes(4, "big") for n in (0, 0, 0, 0, 1, 4))
    block = (7200).to_bytes(4, "big") + bytes(2) + b"EET\x00"
    return (header + block) * 2 + f"\n{rule}\n".encode()


@pytest.fixture
def data_of(tmp_path):
    def use(rule):
        for name, text in (("Asia/Hebron", rule), ("Asia/Gaza", rule), ("Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3")):
            (tmp_path / "zones" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "zones" / name).write_bytes(zone_file(text))
        zoneinfo.reset_tzpath(to=[str(tmp_path / "zones")])
        zoneinfo.ZoneInfo.clear_cache()

    yield use
    zones.use_package()


def loaded(tmp_path, text):
    return load(Repository(root=tmp_path), dt.date(2024, 4, 15), replaced={FILE: text.encode()})


@pytest.mark.parametrize("release", RELEASES)
def test_k003_old_data(tmp_path, data_of, release):
    rule, outdated = RELEASES[release]
    data_of(rule)
    found = check(loaded(tmp_path, HEAD + SESSION), Selection(select=("K",))).findings
    assert ["K003"] * outdated == [each.code for each in found]


def test_k003_is_silent_with_the_data_of_the_package_and_without_events(tmp_path, data_of):
    assert () == check(loaded(tmp_path, HEAD + SESSION), Selection(select=("K",))).findings
    data_of("EET-2")
    assert () == check(loaded(tmp_path, HEAD + "sessions:\n  - {id: a}\n"), Selection(select=("K",))).findings


def test_k003_concerns_cancelled_programs_too(tmp_path, data_of):
    data_of("EET-2")
    found = check(loaded(tmp_path, HEAD + SESSION + "status: cancelled\n"), Selection(select=("K",))).findings
    assert [("K003", "warning")] == [(each.code, each.severity) for each in found]


BROKEN = HEAD + 'sessions:\n  - {id: a, date: 2024-06-07, start: "10:00"}%s\n'
"""A Friday, closed in Palestine."""


def test_k001_refuses_a_program_with_errors(tmp_path):
    index = loaded(tmp_path, BROKEN % "")
    with pytest.raises(Refused) as refusal:
        refuse_errors(index, (index.sources[FILE],))
    assert "nothing was written [K001]" in str(refusal.value)
    assert (1, (FILE,)) == (refusal.value.values["n"], refusal.value.values["files"])


def test_k001_lets_suppressed_errors_and_other_programs_pass(tmp_path):
    index = loaded(tmp_path, BROKEN % "  # skew: ignore[D004] the host opens for it")
    assert refuse_errors(index, (index.sources[FILE],)) is None
    assert refuse_errors(loaded(tmp_path, BROKEN % ""), ()) is None
