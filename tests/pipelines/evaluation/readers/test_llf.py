"""Logical forms: the tree that the calls mean, slips of the pen included."""

from __future__ import annotations

import pytest

from pipelines.evaluation.readers.llf import page_of_form, parsed
from pipelines.evaluation.trees import Branch, Leaf, Tree, leaves


def shown(tree: Tree | None) -> str:
    if isinstance(tree, Leaf):
        return ("not " if tree.negated else "") + tree.name
    return "" if tree is None else f"{tree.kind}({', '.join(map(shown, tree.parts))})"


def read(text, tagged, form, section="INC"):
    row = {"id": "X", "text": text, "tagged": tagged, "logical_form": form, "section": section}
    return page_of_form(row, ("f", 1))


AB = 'cond("gout"), cond("flu")'


@pytest.mark.parametrize(
    ("form", "tree"),
    [
        (f"union({AB})", "or(gout, flu)"),
        (f"intersect({AB})", "and(gout, flu)"),
        (AB, "and(gout, flu)"),
        (f"neg({AB})", "and(not gout, not flu)"),
        ('cond("gout").except(cond("flu"))', "and(gout, not flu)"),
        ('cond("gout").equiv(cond("flu"))', "same(gout, flu)"),
        ('cond("gout").caused_by(cond("flu"))', "and(gout, flu)"),
        ('cond("gout").or(cond("flu"))', "or(gout, flu)"),
        (f"if_then({AB})", "if(gout, flu)"),
        ('cond("gout").num_filter(eq(op(GT), val("3"))), cond("flu")', "and(gout, flu)"),
        ('cond("gout").cond("flu")', "and(gout, flu)"),
        (f"union({AB}", "or(gout, flu)"),
        ('union(cond("gout") cond("flu")))', "or(gout, flu)"),
        (f"union({AB}) // a remark, with (brackets", "or(gout, flu)"),
        ('risk(cond("gout"))', "gout"),
        ('mod("old")', ""),
    ],
)
def test_what_the_calls_mean(form, tree):
    page = read("gout and flu", 'cond("gout") and cond("flu")', form)
    (clause,) = page.clauses
    assert shown(clause.tree) == tree


def test_each_leaf_at_its_own_place():
    text = "gout, or flu with gout"
    page = read(
        text,
        'cond("gout"), or cond("flu") with cond("gout")',
        'union(cond("gout"), cond("flu").with(cond("gout")))',
    )
    assert [leaf.span for leaf in leaves(page.clauses[0].tree)] == [(0, 4), (9, 12), (18, 22)]


def test_an_age_without_words_stands_at_its_comparison():
    page = read(
        "18 or more",
        'eq(op(GTEQ), val("18"))',
        'age().num_filter(eq(op(GTEQ), val("18")))',
    )
    assert [leaf.span for leaf in leaves(page.clauses[0].tree)] == [(0, 10)]


def test_marked_words_outside_the_logic_are_quiet():
    page = read("severe gout", 'mod("severe") cond("gout")', 'cond("gout")', "EXC")
    (clause,) = page.clauses
    assert clause.quiet == ((0, 6),) and clause.kind == "exclusion"
    assert page.meta == {"kind": "exclusion"}


def test_escapes_are_undone():
    page = read("Crohn\\'s disease", 'cond("Crohn\\\'s disease")', 'cond("Crohn\\\'s disease")')
    assert page.text == "Crohn's disease"
    assert [leaf.span for leaf in leaves(page.clauses[0].tree)] == [(0, 15)]


def test_a_deep_form_is_no_trouble():
    form = "union(" * 200 + 'cond("gout")' + ")" * 200
    (clause,) = read("gout", 'cond("gout")', form).clauses
    assert isinstance(clause.tree, Leaf) and not isinstance(clause.tree, Branch)


def test_calls_words_and_methods():
    (call,) = parsed('cond("a", drug("b")).before(proc("c"))')
    assert (call.name, call.words, call.inner[0].words) == ("cond", ["a"], ["b"])
    assert [method.name for method in call.methods] == ["before"]
    assert parsed("") == parsed('"a" , )') == []
