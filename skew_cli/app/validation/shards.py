"""The report of one share: what it found, and all that a merge needs to write the report of the whole (contract 14)."""

from dataclasses import replace

from skew_cli.app.load import Index
from skew_cli.app.validation.check import Checked, Selection
from skew_cli.app.validation.report import Wanted, about, lines
from skew_cli.app.validation.share import Share
from skew_cli.app.validation.wording import shown
from skew_cli.model.report import Report, Shard

LANGS = ("de", "en")


def part(index: Index, checked: Checked, wanted: Wanted, selection: Selection, share: Share, whole: Report) -> Report:
    """The report of a share; `whole` is what its findings give without regard to shares."""
    pending = checked.pending
    listed = [each.finding for each in whole.shown]
    apart = [*pending.unused, *pending.stale]
    files = tuple(each for each in whole.files if share.owns(each))
    codes = {each.code for each in (*listed, *apart)}
    shard = Shard(
        index=share.index,
        count=share.count,
        unused_ignores=tuple(shown(each, whole.lang) for each in pending.unused),
        stale_entries=tuple(shown(each, whole.lang) for each in pending.stale),
        held=pending.held,
        texts={lang: tuple(shown(each, lang) for each in (*listed, *apart)) for lang in LANGS},
        show=wanted.show,
        whole=wanted.files is None,
        lang=wanted.lang,
        select=selection.select,
        ignore=selection.ignore,
        suppress=selection.suppress,
    )
    marked = lines(index, [*listed, *apart])
    return replace(
        whole,
        shard=shard,
        summary=replace(whole.summary, reported=len(files)),
        files=files,
        rules=about(codes, whole.lang, index.repository.config.rule_url),
        lines=marked,
        links=index.repository.links({name for name, _ in marked}),
        highest=whole.highest if len(files) == 1 else None,
    )
