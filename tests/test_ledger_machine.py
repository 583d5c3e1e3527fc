"""Random histories of a calendar: edits, drafts, publications, crashes, a lost ledger. Recipients never notice.

The bytes that were published are read without any library; the ledger is only asked what was retired.
"""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from calendar_samples import read
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from ledger_samples import HOUR, LEDGER, World

from skew_cli.errors import Refused, SkewError
from skew_cli.store import files

LIFE = {"DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE"}
KEYS = st.sampled_from(("explore", "session-a", "session-b", "session-c"))
DATES = st.sampled_from(("2024-05-14", "2024-06-04", "2024-09-10"))


class Crash(BaseException):
    """The computer is switched off."""


def content(part):
    inner = tuple(content(each) for each in part.parts)
    return tuple(line for line in part.lines if line[0] not in LIFE), inner


def entries(files_):
    """Life and content of each UID in both languages."""
    found = {}
    for lang in ("de", "ar"):
        for part in read(files_[f"series-{lang}.ics"]).all("VEVENT") if f"series-{lang}.ics" in files_ else ():
            life = int(part["SEQUENCE"]), part["DTSTAMP"], part["CREATED"]
            said = found.setdefault(part["X-SKEW-KEY"], (life, [], part["STATUS"]))
            assert said[0] == life
            said[1].append(content(part))
    return found


class Histories(RuleBasedStateMachine):
    """A world, and what its recipients have."""

    @initialize()
    def begin(self):
        self.root = Path(tempfile.mkdtemp())
        self.world = World(self.root)
        self.sent, self.archive, self.used = {}, {}, set()
        self.good = dict(self.world.meetings)

    def teardown(self):
        shutil.rmtree(self.root)

    @rule(key=KEYS, date=DATES, status=st.sampled_from(("confirmed", "tentative", "cancelled")))
    def edit(self, key, date, status):
        self.world.edit(key, date, status)

    @rule(key=KEYS)
    def remove(self, key):
        if key in self.world.meetings:
            self.world.remove(key)

    @rule(days=st.sampled_from((1, 30, 100)))
    def wait(self, days):
        self.world.now += timedelta(days=days)

    @rule(crash=st.none() | st.integers(0, 25))
    def try_a_draft(self, crash):
        self.draft(crash)

    @rule(crash=st.none() | st.integers(0, 1))
    def try_to_publish(self, crash):
        self.publish(crash)

    def draft(self, crash):
        try:
            self.run(self.world.draft, crash)
        except SkewError:  # a past meeting is missing, or a retired key is used: back to what was fine
            self.world.meetings = dict(self.good)
            self.world.save()
        else:
            self.good = dict(self.world.meetings)

    def publish(self, crash):
        before = self.world.ledger()
        try:
            self.run(self.world.publish, crash)
        except (Refused, SkewError):
            assert before == self.world.ledger()
            return
        if before and before.publication.no < self.world.ledger().publication.no:
            self.compare(self.world.files())

    @rule()
    def send(self):
        self.draft(None)
        self.publish(None)

    @rule(key=KEYS)
    def call_off_for_good(self, key):
        """Cancelled and sent; long after its end the next publication retires it."""
        if key in self.world.meetings:
            self.world.edit(key, None, "cancelled")
            self.send()
            self.world.now += timedelta(days=250)
            self.publish(None)

    @rule()
    def rebuild(self):
        """The ledger is lost; what was published is in the archive."""
        if not self.sent:
            return
        kept = {key: value for key, value in self.archive.items() if key.startswith("series-")}
        for name, old in kept.items():
            (self.world.folder / name).write_bytes(old)
        (self.root / LEDGER).unlink()
        made = self.world.rebuild(kept, len(self.sent))
        (self.root / LEDGER).write_bytes(files_of(made))

    @invariant()
    def nothing_is_left_behind(self):
        if hasattr(self, "root"):
            assert [] == [each for each in self.root.rglob("*") if each.suffix in (".tmp", ".lock")]

    def run(self, action, crash):
        real, left = files._replace, [crash]

        def replace(target, content_, **more):
            if left[0] is not None:
                if left[0] == 0:
                    raise Crash
                left[0] -= 1
            real(target, content_, **more)

        files._replace = replace
        try:
            action()
        except Crash:
            pass
        finally:
            files._replace = real

    def compare(self, published):
        now = entries(published)
        retired = {each.name for each in self.world.ledger().items.values() if each.retired}
        for key, (life, said, status) in self.sent.items():
            if key not in now:
                assert status == "CANCELLED", key
                self.used.add(key)
                continue
            (sequence, stamp, created), after, _ = now[key]
            assert created == life[2]
            if after == said:
                assert (sequence, stamp) == life[:2], key
            else:
                assert sequence == life[0] + 1, key
                assert stamp > life[1], key
        assert self.used & set(now) == set()
        assert {f"event/{key}" for key in now if now[key][2] != "CANCELLED"} & retired == set()
        self.sent, self.archive = now, published
        self.world.now += HOUR


def files_of(ledger):
    from skew_cli.store.ledger import encode

    return encode(ledger)


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=max(12, settings.default.max_examples // 5), stateful_step_count=14, deadline=None
)
