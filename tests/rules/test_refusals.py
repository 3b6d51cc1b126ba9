"""How a rule says no."""

import importlib
import pkgutil
import re

import pytest

from whatmatters.rules import sayings
from whatmatters.rules.refusals import Refusal, Refusals, Saying, refuse_any
from whatmatters.rules.sayings import recording

SAYINGS = {
    f"{module.__name__.rsplit('.')[-1]}.{name}": saying
    for module in (
        importlib.import_module(f"{sayings.__name__}.{found.name}")
        for found in pkgutil.iter_modules(sayings.__path__)
    )
    for name, saying in vars(module).items()
    if isinstance(saying, Saying)
}


def test_a_refusal_reads_as_what_is_wrong_what_to_do_and_the_rule():
    refusal = Refusal("C2", "No goal yet.", "Agree on %(what)s.", params={"what": "one"})

    assert str(refusal) == "No goal yet. Agree on one. (C2)"


def test_refusals_are_raised_together_and_found_beside_their_fields():
    first, second = recording.NO_WORDS(), recording.OUTCOME_WITHOUT_WORDS()

    with pytest.raises(Refusals) as caught:
        refuse_any([first, second])

    assert tuple(wrong.rule for wrong in caught.value) == ("B1", "B1")
    assert caught.value.beside("words") == (first,)
    assert caught.value.beside(None) == (second,)
    assert len(str(caught.value).splitlines()) == len(caught.value) == 2


def test_nothing_wrong_raises_nothing():
    refuse_any([])


@pytest.mark.parametrize("name", SAYINGS)
def test_every_saying_names_its_rule_and_the_way_out_in_sentences(name):
    saying = SAYINGS[name]

    assert re.fullmatch(r"[A-G]\d+a?|schema", saying.rule)
    # What another part of the software says (`why`) is a sentence of its own.
    assert saying.says.endswith((".", "%(why)s"))
    assert saying.way_out.endswith((".", "%(why)s"))
    assert "  " not in saying.says + saying.way_out


def test_no_two_sayings_of_a_rule_say_the_same():
    assert len({(saying.rule, saying.says, saying.way_out) for saying in SAYINGS.values()}) == len(SAYINGS)
