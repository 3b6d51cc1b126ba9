"""D7: what helped, as contribution with its uncertainty, never as proof."""

import re

import pytest

from tests.places import ROOT
from tests.spec.rulebook import spec
from whatmatters.answers.labels import who_does
from whatmatters.records.outcomes.models import Action
from whatmatters.web.learning import helped

WHY = "W § Why should progress towards personal outcomes be measured?"
PAGE = ROOT / "src/whatmatters/web/templates/learning/helped.html"


@spec("D7", WHY, "The page says that it shows what went together, and not what works")
def test_the_caveats_stand_above_every_figure():
    text = PAGE.read_text("utf-8")
    caveats = ("it does not show what works", "may need more", "95 times in 100", "not always what was done")
    assert all(text.index(one) < text.index('id="who"') for one in caveats)
    assert not re.search(r"\b(effective|success rate|best|worst|proves)\b", text)


@spec(
    "D7",
    WHY,
    "Rows have an order of their own: who does something, or a service's name, never how much went well",
)
def test_rows_are_not_in_order_of_success():
    assert list(helped.WHO) == ["around", "both", "services", None]
    source = (ROOT / "src/whatmatters/web/learning/helped.py").read_text("utf-8")
    assert re.findall(r"key=([\w.]+)", source) == ["str.casefold"]
    assert "reverse=" not in source
    assert "status." not in source


@spec("D7", WHY, "Each outcome stands in one group, so that the table can be disclosure-controlled")
@pytest.mark.parametrize(
    ("kinds", "group"),
    [
        (["person"], "around"),
        (["family_or_community", "person"], "around"),
        (["local_authority"], "services"),
        (["other_body", "local_authority"], "services"),
        (["person", "other_body"], "both"),
        ([""], None),
    ],
)
@pytest.mark.django_db
def test_who_does_something(cast, kinds, group):
    outcome = cast.outcome(cast.plan())
    for kind in kinds:
        Action.objects.create(outcome=outcome, what="The bus", who_kind=kind)
    assert who_does(outcome.opened_on).get(outcome.pk) == group
