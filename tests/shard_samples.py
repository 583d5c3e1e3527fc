"""A repository with findings of every kind, suppressed and known ones among them, and the reports of its shards."""

import json
from pathlib import Path

from cli_repository import BONN, KOELN, OLD, Skew, lay_down

FRIDAY = KOELN.replace('date: 2024-05-28, start: "10:00"', 'date: 2024-06-07, start: "10:00"')
SKEW_TOML = """\
lang = "de"
baseline = "skew-baseline.json"

[severity]
unused-suppression = "error"

[[ignore]]
paths = ["programs/2023/**"]
codes = ["D004", "D001"]
reason = "history"
[[ignore]]
paths = ["*.yaml"]
codes = ["D004"]
reason = "never reached in 2023"
[[ignore]]
paths = ["*.yaml"]
codes = ["D004"]
reason = "the same once more"
[[ignore]]
paths = ["nothing.yaml"]
codes = ["T001"]
reason = "no such file"
[[ignore]]
paths = ["nothing.yaml"]
codes = ["T001"]
reason = "no such file, set aside"
"""
KNOWN = '{{"fingerprint": "{0}", "code": "{1}", "file": "{2}", "pointer": "/ignore", "message": "…"}}'
FILES = {
    "programs/2024/koeln-bethlehem.yaml": KOELN,
    "programs/2024/bonn-ramallah.yaml": BONN + "unknwon: 1\n# skew: ignore[D004] nothing here\nmode: virtual\n",
    "programs/2023/koeln-bethlehem.yaml": OLD,
    "programs/2024/friday.yaml": FRIDAY.replace("id: koeln-bethlehem", "id: friday"),
    "programs/2024/same.yaml": "# skew: ignore-file[S001] two are enough\n" + KOELN.replace("moderator", "moderater"),
    "programs/2024/broken.yaml": KOELN.replace("status: planned", 'status: "planned') + "\x07",
    "programs/2024/Übung.yaml": BONN.replace("[digitalisation]", '["<b>|`x`@y #1 \u202e 🚮"]'),
    "programs/2024/misspelt.yaml": BONN.replace("themes:", "theems:").replace("bonn-ramallah", "misspelt"),
}


def lay_down_all(root: Path) -> Path:
    lay_down(root)
    for name, text in FILES.items():
        (root / name).write_text(text, encoding="utf-8")
    (root / "skew.toml").write_text(SKEW_TOML, encoding="utf-8")
    return root


def write_baseline(root: Path, run: Skew) -> None:
    (root / "skew-baseline.json").write_text('{"format": "skew-baseline/1", "entries": []}')
    found = json.loads(run("validate", "--format", "json").out)["findings"]
    known = [each for each in found if each["code"] in ("F003", "P005") or each["file"] == "skew.toml"]
    entries = [KNOWN.format(each["fingerprint"], each["code"], each["file"]) for each in known[:-1]]
    entries += [KNOWN.format("0" * 32, "Q001", "skew.toml"), KNOWN.format("1" * 32, "D004", "programs/gone.yaml")]
    assert len({each["file"] for each in known}) > 1
    (root / "skew-baseline.json").write_text(
        '{"format": "skew-baseline/1", "entries": [\n' + ",\n".join(entries) + "\n]}\n", encoding="utf-8"
    )


def part(skew: Skew, root: Path, index: int, count: int, *options: str) -> tuple[str, bytes]:
    """Name and content of the json report of one part."""
    done = skew("validate", "--shard", f"{index}/{count}", "--format", "json", *options)
    (root / f"part-{index}.json").write_text(done.out, encoding="utf-8")
    return f"part-{index}.json", done.out.encode()


def parts(skew: Skew, root: Path, count: int, *options: str) -> list[tuple[str, bytes]]:
    """The json reports of all parts."""
    return [part(skew, root, index, count, *options) for index in range(1, count + 1)]
