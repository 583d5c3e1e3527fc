"""Texts of a document that have no translation into its language and stand there in another one."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass

from skew_cli.model.format import Remark
from skew_cli.model.tree import Doc, Run
from skew_cli.words import Counted, Text

_NAMES = {
    "de": Text(en="German", de="deutsche"),
    "en": Text(en="English", de="englische"),
    "ar": Text(en="Arabic", de="arabische"),
}
_NONE = Counted(
    one=Text(
        en="1 text has no {lang} translation and stands there in another language",
        de="1 Text hat keine {lang} Übersetzung und steht dort in einer anderen Sprache",
    ),
    other=Text(
        en="{n} texts have no {lang} translation and stand there in another language",
        de="{n} Texte haben keine {lang} Übersetzung und stehen dort in einer anderen Sprache",
    ),
)


def foreign(doc: Doc, lang: str, names: Collection[str] = ()) -> int:
    """How many texts stand there in a language that is not one of the document's, `de` or `de+ar`.

    `names` are the same in every language.
    """
    own = (None, *lang.split("+"))
    return sum(run.lang not in own and run.text not in names for run in _runs(doc))


def remarks(numbers: Mapping[str, int]) -> tuple[Remark, ...]:
    """What the user has to know of so many texts by language; of two side by side a text has neither."""
    return tuple(_remark(lang, number) for lang, number in numbers.items() if number)


def _remark(lang: str, number: int) -> Remark:
    found = [_NAMES[each] for each in lang.split("+")]
    name = Text(en=" or ".join(each.en for each in found), de=" oder ".join(each.de for each in found))
    text = _NONE.of(number)
    return Remark(
        text=Text(en=text.en.replace("{lang}", name.en), de=text.de.replace("{lang}", name.de)), values={"n": number}
    )


def _runs(part: object) -> Iterator[Run]:
    if isinstance(part, Run):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _runs(each)
    elif is_dataclass(part):
        for each in fields(part):
            yield from _runs(getattr(part, each.name))
