"""D11: the line of sight, from one person's words to the national outcome and back."""

import pytest

from tests.records.conftest import TODAY
from tests.spec.case import refused
from tests.spec.rulebook import spec
from whatmatters.records.learned import sight
from whatmatters.web.learning.line_of_sight import Line, paths, tree, upwards

SOURCE = "N Annex A; P § Table 1: From personal to national outcomes"
pytestmark = pytest.mark.django_db


@pytest.fixture
def line(cast):
    """A personal outcome, a team's, the council's, and the national outcome they are part of."""
    council = sight.set_outcome(
        unit=cast.council, statement="People get out.", from_date=TODAY, by=cast.rhian
    )
    team = sight.set_outcome(
        unit=cast.valley, statement="People get to chapel.", from_date=TODAY, by=cast.rhian
    )
    sight.link_up(unit_outcome=council.pk, code="do-what-matters", by=cast.rhian)
    sight.link_up(unit_outcome=team.pk, to=council.pk, by=cast.rhian)
    outcome = cast.outcome(cast.plan())
    sight.link_personal(outcome=outcome.pk, to=team.pk, by=cast.megan)
    return outcome, team, council


@spec("D11", SOURCE, "From one person's words up to the national outcome")
def test_upwards(line):
    outcome, team, council = line
    (link,) = outcome.links.all()
    assert link.to_unit_outcome == team
    (above,) = upwards(team)
    assert above.row == council
    assert above.below[0].national.code == "do-what-matters"


@spec("D11", SOURCE, "From the national outcome down to what services work towards")
def test_downwards(cast, line):
    _outcome, team, council = line
    (root,) = tree(Line(cast.council, False, None))
    (way,) = paths(root)
    assert root.national.code == "do-what-matters"
    assert [one.row for one in way[1:]] == [council, team]


@spec("D11", SOURCE, "Several services' outcomes may feed one organisation's")
def test_many_feed_one(cast, line):
    _outcome, team, council = line
    coast = sight.set_outcome(unit=cast.coast, statement="People sail.", from_date=TODAY, by=cast.rhian)
    sight.link_up(unit_outcome=coast.pk, to=council.pk, by=cast.rhian)
    (root,) = tree(Line(cast.council, False, None))
    assert {way[-1].row for way in paths(root)} == {team, coast}


@spec("D11", SOURCE, "An outcome is part of one above it, never of one beside or below it")
def test_only_upwards(cast, line):
    _outcome, team, council = line
    with refused("D11"):
        sight.link_up(unit_outcome=council.pk, to=team.pk, by=cast.rhian)


@spec("D11", SOURCE, "What a service worked towards stays on record when it is said otherwise")
def test_a_change_is_a_new_one(cast, line):
    outcome, team, council = line
    new = sight.change_outcome(unit_outcome=team.pk, statement="People sing.", on=TODAY, by=cast.rhian)
    team.refresh_from_db()
    assert (team.statement, team.to) == ("People get to chapel.", TODAY)
    assert upwards(new)[0].row == council
    assert new.pk in outcome.links.values_list("to_unit_outcome", flat=True)
