"""Two languages beside each other: numbers of steps, heads of tables, what nobody translated."""

from document_samples import document

from skew_cli.documents.side_by_side import side_by_side
from skew_cli.model.tree import Bullets, Doc, Facts, Heading, Para, Run, Table, Timeline, language, plain

NAMES = ((Run("Deutsch"),), (Run("العربية"),))


def text(words, lang=None):
    return (Run(words, lang=lang),)


def doc(lang, *blocks):
    return Doc(title=text(lang), lang=lang, blocks=blocks)


def tables(found):
    return [
        [[plain(cell) for cell in row] for row in (block.head, *block.rows)]
        for block in found.blocks
        if isinstance(block, Table)
    ]


def test_steps_keep_their_order_and_their_language():
    german = doc("de", Bullets((text("warten"), text("anrufen")), ordered=True))
    arabic = doc("ar", Bullets((text("انتظار"), text("اتصال")), ordered=True))
    found = side_by_side(german, arabic, NAMES)
    assert [
        [["Deutsch", "العربية"], ["1. warten", "1. انتظار"], ["2. anrufen", "2. اتصال"]],
    ] == tables(found)
    (table,) = found.blocks
    assert [("de", "ar")] * 2 == [tuple(map(language, row)) for row in table.rows]


def test_a_heading_is_the_head_of_the_prose_below_it_and_no_level_is_skipped():
    def built(lang, one, two, three, fact):
        rows = Facts(((text("x"), text(fact)), (text("y"), text(fact))))
        table = Table((text("h"),), ((text("1"),),), (1,))
        return doc(lang, Heading(1, text(one)), Heading(2, text(two)), rows, Heading(3, text(three)), table)

    found = side_by_side(built("de", "A", "B", "C", "ja"), built("ar", "أ", "ب", "ج", "نعم"), NAMES)
    assert [(1, "A · أ"), (2, "C · ج")] == [
        (each.level, plain(each.text)) for each in found.blocks if isinstance(each, Heading)
    ]
    assert [["B", "ب"], ["x: ja", "x: نعم"], ["y: ja", "y: نعم"]] == tables(found)[0]


def test_one_sentence_needs_no_table_and_keeps_its_style():
    found = side_by_side(doc("de", Para(text("Hinweis"), "note")), doc("ar", Para(text("ملاحظة"), "note")), NAMES)
    assert [("Hinweis", "note", "de"), ("ملاحظة", "note", "ar")] == [
        (plain(each.text), each.style, language(each.text)) for each in found.blocks
    ]


def test_what_nobody_translated_stands_once_in_its_own_column():
    german = doc("de", Bullets((text("nur deutsch"), text("عربي فقط", "ar"), text("………"))))
    arabic = doc("ar", Bullets((text("nur deutsch", "de"), text("عربي فقط"), text("………"))))
    (rows,) = tables(side_by_side(german, arabic, NAMES))
    assert [["• nur deutsch", ""], ["", "• عربي فقط"], ["• ………", "• ………"]] == rows[1:]


def test_the_handout_has_few_heads_of_languages_and_no_timeline_in_one_of_them():
    found = side_by_side(document("handout", "de"), document("handout", "ar"), NAMES)
    chapters = sum(isinstance(each, Heading) and each.level == 1 for each in found.blocks)
    assert 0 < sum(["Deutsch", "العربية"] == each[0] for each in tables(found)) <= chapters
    assert [] == [each for each in found.blocks if isinstance(each, Timeline)]
