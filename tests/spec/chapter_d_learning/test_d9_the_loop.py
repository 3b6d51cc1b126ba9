"""D9: what was learned returns to the practitioners, and to the people whose words made it."""

import pytest

from tests.spec.case import refused
from tests.spec.rulebook import spec
from whatmatters.records.learned import loop
from whatmatters.records.learned.access import learned_with, not_seen
from whatmatters.records.people.access import NotYours
from whatmatters.rules.learned import check_learned

SOURCE = "P § Overview; P § Principles underpinning organisational change"
HEARD = {"heard": "Sundays are long.", "changed": "The bus runs on Sundays."}


@spec("D9", SOURCE, "Hearing without saying what came of it is no loop")
@pytest.mark.parametrize(("heard", "changed"), [("", "The bus runs."), ("Sundays are long.", " \n")])
def test_both_halves_are_said(heard, changed):
    with refused("D9"):
        check_learned(heard, changed)


@spec("D9", SOURCE, "Practitioners whose records fed it are told until they have read it; others are not")
@pytest.mark.django_db
def test_it_returns_to_the_practitioners(cast):
    row = loop.say(unit=cast.valley, by=cast.rhian, **HEARD)
    assert (not_seen(cast.megan), not_seen(cast.ifan), not_seen(cast.alun)) == (1, 0, 0)
    loop.seen(version=row, by=cast.megan)
    assert not_seen(cast.megan) == 0


@spec("D9", SOURCE, "The people themselves are told, and it is noted that they were")
@pytest.mark.django_db
def test_it_returns_to_the_people(cast):
    row = loop.say(unit=cast.council, by=cast.rhian, **HEARD)
    assert learned_with(cast.gwen) == [row]
    assert loop.told(version=row.pk, person=cast.gwen, by=cast.megan).person == cast.gwen
    with pytest.raises(NotYours):
        loop.told(version=row.pk, person=cast.gwen, by=cast.ifan)


@spec("D9", SOURCE, "Nobody may be made out in it: the name of somebody the team works with is refused")
@pytest.mark.django_db
def test_nobody_is_named(cast):
    with refused("D9"):
        loop.say(unit=cast.council, by=cast.rhian, heard="Gwen Parry finds Sundays long.", changed="The bus.")
