"""The share of one machine in a run that several divide among themselves (contract 14)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from skew_cli.app.validation.locate import fingerprinted
from skew_cli.model.finding import Finding, Suppressed


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Part `index` of `count`, 1-based."""

    index: int
    count: int

    def owns(self, file: str) -> bool:
        """Whether the findings of a file belong to this part: SHA-256 of its path, modulo the number of parts."""
        digest = hashlib.sha256(file.encode("utf-8", "surrogatepass")).hexdigest()
        return int(digest, 16) % self.count == self.index - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What only all parts of a run together can tell: which entries `[[ignore]]` hide nothing in any of them."""

    unused: tuple[Finding, ...] = ()
    """Q001 of entries that hid nothing in this part."""
    held: tuple[tuple[str, Suppressed], ...] = ()
    """Fingerprints of such Q001 that the baseline knows, each with its entry there."""
    stale: tuple[Finding, ...] = ()
    """Q005 of those entries of the baseline, should the Q001 be gone."""


def settle(parts: Sequence[Pending]) -> list[Finding]:
    """The findings about `[[ignore]]` entries of a whole run."""
    first, *others = parts
    idle = [
        each for each in first.unused if all(_key(each) in {_key(found) for found in part.unused} for part in others)
    ]
    held = dict(first.held)
    unused = [
        replace(each, suppressed=held.get(each.fingerprint))
        for each in fingerprinted(replace(each, steps=tuple(map(str, each.path))) for each in idle)
    ]
    found = {each.fingerprint for each in unused}
    stale = [
        each
        for each in first.stale
        if each.params["fingerprint"] not in found
        and all(each.fingerprint in {other.fingerprint for other in part.stale} for part in others)
    ]
    return [*unused, *stale]


def _key(finding: Finding) -> tuple[int, str]:
    return finding.range.start.offset, str(finding.params["code"])
