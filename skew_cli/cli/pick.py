"""Which program or session somebody means: id, address, path, or any part that fits only one (ux 6)."""

from collections.abc import Sequence
from difflib import get_close_matches

from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.cli.ask import Question
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.usage import Want, missing
from skew_cli.errors import SkewError
from skew_cli.model.program import Program
from skew_cli.model.text import fold
from skew_cli.words import Text

_ALL = Text(en="all programs: skew list", de="alle Programme: skew list")


def program_of(source: Source) -> Program:
    """The program of a source that `pick_program` or `Index.programs` gave."""
    if source.program is None:
        raise ValueError(source.file)
    return source.program


def address_of(source: Source) -> str:
    """`SEASON/ID`."""
    program = program_of(source)
    return f"{program.season}/{program.id}"


def pick_program(terminal: Terminal, index: Index, word: str | None, *, writing: bool = False) -> Source:
    """The program that is meant; of several seasons the newest wins.

    `writing` without a terminal takes only a whole id, address or path. Without a word a terminal is asked. Raises
    SkewError: nothing given, nothing found, several found, or a file that cannot be read.
    """
    known = index.programs
    if word is None:
        word = _ask(terminal, known)
    if whole := _whole(terminal, index, known, word):
        return whole
    season, _, part = word.rpartition("/")
    wanted = fold(part)
    hits = [each for each in known if wanted in fold(program_of(each).id) and season in ("", _season(each))]
    newest = max((program_of(each).season for each in hits), default=0)
    hits = [each for each in hits if program_of(each).season == newest] if wanted else []
    if len(hits) == 1 and writing and not terminal.interactive:
        raise SkewError(
            Text(
                en='"{word}" is only a part of a name, and this command writes.',
                de='"{word}" ist nur ein Teil des Namens, und dieser Befehl schreibt.',
            ),
            Text(en="name it in full: {address}", de="ganz nennen: {address}"),
            word=word,
            address=address_of(hits[0]),
        )
    if len(hits) == 1:
        terminal.say(Text(en="program {address}", de="Programm {address}"), address=address_of(hits[0]))
        return hits[0]
    if hits:
        raise SkewError(
            Text(en='"{word}" fits several programs: {hits}', de='"{word}" passt auf mehrere Programme: {hits}'),
            Text(en="name one of them", de="eines davon nennen"),
            word=word,
            hits=tuple(address_of(each) for each in hits),
        )
    raise _unknown(known, word)


def pick_session(program: Program, word: str) -> int:
    """Index of the session that is meant, by id, number or unique part of the id or title."""
    numbers = [str(each.number or n) for n, each in enumerate(program.sessions, 1)]
    ids = [each.id for each in program.sessions]
    if word in ids:
        return ids.index(word)
    if numbers.count(word) == 1:
        return numbers.index(word)
    wanted = fold(word)
    hits = [n for n, each in enumerate(ids) if wanted and wanted in fold(each)]
    if len(hits) == 1:
        return hits[0]
    listed = tuple(f"{number} {each}" for number, each in zip(numbers, ids, strict=True))
    raise SkewError(
        Text(en='{program} has no session "{word}".', de='{program} hat keinen Termin "{word}".')
        if not hits
        else Text(
            en='"{word}" fits several sessions of {program}.', de='"{word}" passt auf mehrere Termine von {program}.'
        ),
        Text(en="sessions: {listed}", de="Termine: {listed}"),
        program=program.id,
        word=word,
        listed=listed,
    )


def _ask(terminal: Terminal, known: Sequence[Source]) -> str:
    newest = sorted(known, key=lambda each: (-program_of(each).season, program_of(each).id))
    if not terminal.interactive or not newest:
        ids = tuple(dict.fromkeys(program_of(each).id for each in newest))
        raise missing([Want(name="PROGRAM", allowed=ids)], terminal.example)
    addresses = {address_of(each): address_of(each) for each in newest}
    return terminal.asker.ask(Question(name="PROGRAM", label=Text(en="Program", de="Programm"), choices=addresses))


def _whole(terminal: Terminal, index: Index, known: Sequence[Source], word: str) -> Source | None:
    """The program of that very id, address or path."""
    here = _here(terminal, index, word)
    for source in index.sources.values():
        if source.shared or not (source.file in here or (source.program is None and word in _addresses(source))):
            continue
        if source.program is None:
            raise SkewError(
                Text(en="{file} cannot be read as a program.", de="{file} ist nicht als Programm lesbar."),
                Text(en="what is wrong: skew validate {file}", de="was daran fehlt: skew validate {file}"),
                file=source.file,
            )
        return source
    # Of a thousand programs a thousand may be named: an address is only put together where the id fits.
    hits = [
        each for each in known if word.endswith(program_of(each).id) and word in (program_of(each).id, address_of(each))
    ]
    return max(hits, key=lambda each: program_of(each).season, default=None)


def _here(terminal: Terminal, index: Index, word: str) -> frozenset[str]:
    """The files at that path; links are only followed where the path leads to none of them without."""
    root = index.repository.root
    places = {(folder / word).resolve() for folder in (terminal.directory, root)}
    top = root.resolve()
    inside = (each.relative_to(top).as_posix() for each in places if each.is_relative_to(top))
    found = frozenset(each for each in inside if each in index.sources)
    if found or not any(each.is_file() for each in places):
        return found
    return frozenset(each for each in index.sources if (root / each).resolve() in places)


def _addresses(source: Source) -> tuple[str, str]:
    """What a file that cannot be read would be called: season/id and id."""
    address = source.file.removeprefix("programs/").rsplit(".", 1)[0]
    return address, address.rsplit("/", 1)[-1]


def _season(source: Source) -> str:
    return str(program_of(source).season)


def _unknown(known: Sequence[Source], word: str) -> SkewError:
    names = {fold(name): name for each in known for name in (address_of(each), program_of(each).id)}
    near = get_close_matches(fold(word), list(names), 1)
    hint = _ALL
    if near:
        hint = Text(
            en="did you mean {near}? All programs: skew list", de="Meinten Sie {near}? Alle Programme: skew list"
        )
    return SkewError(
        Text(en='there is no program "{word}".', de='Das Programm "{word}" gibt es nicht.'),
        hint,
        word=word,
        near=names[near[0]] if near else "",
    )
