"""A table of nobody tells of nobody: it is shown, and nothing gives way."""

from datetime import date

from tests.places import SAMPLES
from whatmatters.exchange.facts import facts_of
from whatmatters.exchange.reading import read_pack
from whatmatters.measures import Question, measure
from whatmatters.measures.disclosure import control
from whatmatters.measures.disclosure.releasing import attack_alone


def test_before_anything_began():
    facts = facts_of(read_pack(SAMPLES / "scotland-120"))
    for by in ("", "plan_kind", "age_band,gender"):
        safe = control(measure(facts, Question(as_of=date(1999, 1, 1), by=by)))
        attack_alone(safe)
        assert set(safe.whole.values()) == {0}
