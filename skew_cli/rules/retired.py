"""Codes that are never used again, with the rules that took their place."""

from collections.abc import Mapping

RETIRED: Mapping[str, tuple[str, ...]] = {
    "F010": ("Q003", "Q002"),  # suppressions under a key `waive:`, without a reason or with a wrong code
    "F011": ("Q001",),  # such a suppression that hides nothing
}
