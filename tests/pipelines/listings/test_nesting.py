"""Does each item find its parent?"""

from pipelines.listings.labels import readings
from pipelines.listings.nesting import Item, nest, opens_list, refers_on


def item(indent, label=None, style="*", opens=False):
    orders = readings(label) if label else ()
    style, order = orders[0] if orders else (style, 0)
    return Item(
        "inclusion", 0, 0, 1, indent, style, order, label, False, orders=orders, opens=opens
    )


def parents(*items):
    nest(list(items))
    return [one.parent for one in items]


def test_by_indent():
    assert parents(item(0), item(2), item(4), item(2), item(0)) == [None, 0, 1, 0, None]


def test_by_style_after_a_lead_in():
    assert parents(item(0, opens=True), item(0, "1."), item(0, "2."), item(0)) == [None, 0, 0, None]


def test_by_count_whatever_the_indent():
    labels = [item(0, "1."), item(3, "a."), item(5, "2."), item(0, "b.")]
    assert parents(*labels) == [None, 0, None, None]


def test_a_list_that_starts_again_under_a_lead_in():
    items = [item(0, "1."), item(0, "2.", opens=True), item(0, "1."), item(0, "2."), item(0, "3.")]
    assert parents(*items) == [None, None, 1, 1, None] or parents(*items) == [None, None, 1, 1, 1]


def test_a_new_style_under_a_lead_in_that_stands_further_in():
    assert parents(item(3, "1.", opens=True), item(1), item(1), item(3, "2.")) == [None, 0, 0, None]
    assert parents(item(3, "1."), item(1), item(1), item(3, "2."))[1] is None


def test_a_list_inside_one_that_goes_on():
    inner = [item(0, "1)"), item(0, "(1)"), item(0, "(2)")]
    assert parents(*inner, item(0, "2)")) == [None, 0, 0, None]
    assert parents(item(0, "1)"), item(0, "(1)"), item(0, "(2)")) == [None, None, None]


def test_groups_are_apart():
    first, second = item(0), item(4)
    second.group = 1
    assert parents(first, second) == [None, None]


def test_words_that_open_lists():
    assert opens_list("Adequate function, defined as:")
    assert opens_list("any of the following")
    assert not opens_list("ratio 1:2 or less")
    assert refers_on("one of the following conditions")
