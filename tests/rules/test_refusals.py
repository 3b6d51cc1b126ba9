"""How a rule says no."""

import re

import pytest

from tests.places import ROOT
from whatmatters.rules.refusals import Refusal, Refusals, Saying, refuse_any
from whatmatters.rules.sayings import form, learning, recording, scoring

SAYINGS = {
    f"{module.__name__.rsplit('.')[-1]}.{name}": saying
    for module in (form, learning, recording, scoring)
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

    assert caught.value.rules == ("B1", "B1")
    assert caught.value.beside("words") == (first,)
    assert caught.value.beside(None) == (second,)
    assert len(str(caught.value).splitlines()) == len(caught.value) == 2


def test_nothing_wrong_raises_nothing():
    refuse_any([])


@pytest.mark.parametrize("name", SAYINGS)
def test_every_saying_names_its_rule_and_the_way_out_in_sentences(name):
    saying = SAYINGS[name]

    assert re.fullmatch(r"[A-G]\d+a?|schema", saying.rule)
    assert saying.says.endswith(".")
    assert saying.way_out.endswith(".")
    assert "  " not in saying.says + saying.way_out


def test_no_two_sayings_say_the_same():
    assert len({(saying.says, saying.way_out) for saying in SAYINGS.values()}) == len(SAYINGS)


@pytest.mark.parametrize("name", SAYINGS)
def test_every_saying_is_used(name):
    constant = name.split(".")[1]
    uses = [
        path
        for path in (ROOT / "src").rglob("*.py")
        if "sayings" not in path.parts and re.search(rf"\b{constant}\b", path.read_text(encoding="utf-8"))
    ]

    assert uses
