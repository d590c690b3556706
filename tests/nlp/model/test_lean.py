"""A lean value is the frozen dataclass that it was, and only quicker to make."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from nlp.model.lean import changed, lean


@dataclass(frozen=True, slots=True)
class Plain:
    """A value as `dataclass` makes it."""

    name: str
    words: tuple[str, ...] = ("none",)
    marks: list[int] = field(default_factory=list)


@lean
@dataclass(frozen=True, slots=True)
class Lean:
    """The same, made quickly."""

    name: str
    words: tuple[str, ...] = ("none",)
    marks: list[int] = field(default_factory=list)


GIVEN = [
    (("a",), {}),
    (("a", ("b", "c")), {}),
    ((), {"name": "a", "marks": [1]}),
    (("a", (), [2]), {}),
]


@pytest.mark.parametrize(("values", "named"), GIVEN)
def test_it_takes_what_the_other_takes(values, named):
    plain, made = Plain(*values, **named), Lean(*values, **named)
    assert (made.name, made.words, made.marks) == (plain.name, plain.words, plain.marks)
    assert repr(made) == repr(plain).replace("Plain", "Lean")


@pytest.mark.parametrize(
    ("values", "named"), [((), {}), (("a", (), [], 4), {}), (("a",), {"size": 1})]
)
def test_it_refuses_what_the_other_refuses(values, named):
    for kind in (Plain, Lean):
        with pytest.raises(TypeError):
            kind(*values, **named)


def test_it_is_frozen_equal_and_kept():
    made = Lean("a", ("b",))
    with pytest.raises(FrozenInstanceError):
        made.name = "c"
    assert made == Lean("a", ("b",)) != Lean("a")
    assert hash(Lean("a", (), ())) == hash(Lean("a", (), ()))
    assert replace(made, name="c") == Lean("c", ("b",))
    assert pickle.loads(pickle.dumps(made)) == made


def test_each_value_has_a_list_of_its_own():
    assert Lean("a").marks is not Lean("a").marks


def test_what_works_on_its_fields_is_refused():
    @dataclass(frozen=True, slots=True)
    class Checked:
        name: str

        def __post_init__(self) -> None:
            raise ValueError(self.name)

    with pytest.raises(TypeError, match="Checked"):
        lean(Checked)


def test_a_changed_value_is_what_replace_makes():
    made = Lean("a", ("b",), [1])
    assert changed(made, words=(), marks=[]) == replace(made, words=(), marks=[])
    assert changed(made) == made and changed(made) is not made
    with pytest.raises(KeyError):
        changed(made, size=1)
