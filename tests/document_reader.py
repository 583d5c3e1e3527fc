"""What a document says, block by block, as bare words."""

from skew_cli.model.tree import Facts, Heading, Para, plain


def of(doc, kind):
    """The blocks of one kind."""
    return [block for block in doc.blocks if isinstance(block, kind)]


def rows(table):
    return [[plain(cell) for cell in row] for row in table.rows]


def facts(doc):
    """All facts of the document by label."""
    return {plain(label): plain(text) for block in of(doc, Facts) for label, text in block.rows}


def sentences(doc):
    return [plain(block.text) for block in of(doc, Para)]


def headings(doc):
    return [plain(block.text) for block in of(doc, Heading)]
