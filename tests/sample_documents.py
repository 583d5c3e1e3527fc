"""Documents of the sample season, made as the export makes them."""

from functools import cache

from calendar_samples import index
from document_samples import LANGS

from skew_cli.app.papers.jobs import Wish, program_jobs, season_jobs
from skew_cli.app.papers.run import Press
from skew_cli.documents import kinds
from skew_cli.documents.material import Kind

PROGRAMS = ("2024/koeln-bethlehem", "2024/bruehl-battir")
SEASON = "2024"
BOTH = "de+ar"
KINDS = tuple(name for name, kind in kinds().items() if isinstance(kind, Kind))
SEASON_KINDS = tuple(name for name in kinds() if name not in KINDS)
CASES = (
    *((program, kind, lang) for program in PROGRAMS for kind in KINDS for lang in LANGS),
    *((SEASON, kind, lang) for kind in SEASON_KINDS for lang in LANGS),
    (PROGRAMS[0], "handout", BOTH),
)
"""What it is about, kind and language."""


@cache
def _press():
    return Press(index())


def made(case, fmt):
    """Tree and file of a case: for the German side, or about the first session, where there are several."""
    about, kind, lang = case
    wish = Wish(kinds=(kind,), formats=(fmt,), langs=(lang,), side="nrw")
    source = index().sources.get(f"programs/{about}.yaml")
    jobs = program_jobs(index(), source, wish) if source else season_jobs(int(about), wish)
    return _press().render(next(job for job in jobs if job.about in ("", *_sessions(source))))


def _sessions(source):
    return [f"session-{each.id}" for each in source.program.sessions] if source else []
