"""Words that a spreadsheet needs and a page does not: heads of columns, and the states to choose from."""

from dataclasses import dataclass, fields

from skew_cli.model.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """In the language of the document; a head that is empty stays so."""

    facts: str = ""
    """Name of the sheet of everything that is no list."""
    section: str = ""
    """Head of the column that names the headings above a row."""
    item: str = ""
    text: str = ""
    due: str = ""
    note: str = ""
    """Head of the column of `Check.note`."""
    status: str = ""
    remark: str = ""
    """Head of the column that stays empty for people to write in."""
    day: str = ""
    """Head of the column of the day that a heading above a row names."""
    end: str = ""
    """What stands in brackets behind the head of a column of times, where a column of their ends follows."""
    open: str = "☐"
    done: str = "☒"

    def __post_init__(self) -> None:
        """Cleans all words."""
        for each in fields(self):
            object.__setattr__(self, each.name, clean(getattr(self, each.name)))
