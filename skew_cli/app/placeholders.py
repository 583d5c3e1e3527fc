"""What stands for the `{placeholders}` of checklist texts; apart from the documents, which the agenda does not load."""

from collections.abc import Mapping

from skew_cli.rules.rule import Case


def placeholders(case: Case) -> Mapping[str, str]:
    """Values of the `{placeholders}` of checklist texts."""
    profile, predecessor = case.profile, case.program.predecessor
    return {
        "origin_year": predecessor.split("/", 1)[0] if predecessor else str(profile.adapt_from),
        "themes_min": str(profile.themes_min),
        "sessions_min": str(profile.sessions_min),
        "sessions_max": str(profile.sessions_max),
        "session_minutes": str(profile.session_minutes),
    }
