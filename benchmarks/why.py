"""Why a figure misses its target, by the beginning of its key; told in the page for as long as the target is missed."""

from collections.abc import Mapping

WHY: Mapping[str, str] = {}


def why(key: str) -> str:
    """The reason for the longest beginning that is known; empty without one."""
    return WHY.get(max((each for each in WHY if key.startswith(each)), key=len, default=""), "")
