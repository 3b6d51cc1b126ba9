"""Roll-up over the tree of units: each level once, and never authorities side by side (D4)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.exchange.packs import pack, some_people
from tests.measures.test_refusals import TWO, facts
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Question, Refused, measure
from whatmatters.measures.disclosure import Suppressed, control
from whatmatters.measures.disclosure.asking import scope_of
from whatmatters.measures.disclosure.attack import attack
from whatmatters.measures.disclosure.released import Released, about, released_from
from whatmatters.measures.disclosure.releasing import NotReleased, Terms, attack_alone, release

DAY = date(2026, 3, 31)
ASKED = {"as_of": DAY, "from_": None, "within": None, "framework": None, "basis": "formal", "known_at": None}


def parents():
    return {unit["id"]: (unit["parent"], unit["level"]) for unit in some_people()["units"]}


def above(unit, level):
    """Up the tree by hand."""
    while unit:
        parent, own = parents()[unit]
        if own == level:
            return unit
        unit = parent
    return None


@pytest.mark.parametrize("level", ["team", "service", "organisation", "partnership", "nation"])
def test_a_level_counts_what_its_units_count(level):
    by_unit = measure(facts(), Question(as_of=DAY, by="unit")).cells
    for cell in measure(facts(), Question(as_of=DAY, by=level)).cells:
        mine = [one for one in by_unit if above(one["key"]["unit"], level) == cell["key"][level]]
        assert cell["outcomes"] == sum(one["outcomes"] for one in mine)
        assert cell["achieved"] == sum(one["achieved"] for one in mine)


def test_what_lies_in_no_unit_of_a_level_has_none():
    tables = some_people()
    for unit in tables["units"]:
        unit["level"] = "" if unit["id"] == "O1S0" else unit["level"]
    cells = measure(facts_of(pack(tables)), Question(as_of=DAY, by="service")).cells
    inside = measure(facts_of(pack(tables)), Question(as_of=DAY, within="O1S0")).cells[0]
    assert cells[-1]["key"] == {"service": None} and cells[-1]["outcomes"] == inside["outcomes"]


@pytest.mark.parametrize("by", ["unit", "team", "service", "organisation", "gender,organisation"])
def test_no_level_sets_authorities_side_by_side(by):
    with pytest.raises(Refused, match="D4"):
        measure(facts(**TWO), Question(as_of=DAY, by=by))
    assert measure(facts(**TWO), Question(as_of=DAY, by=by, within="O1")).cells


def test_partnerships_are_refused_where_each_is_an_authority_or_holds_just_one():
    assert measure(facts(**TWO), Question(as_of=DAY, by="partnership,nation")).cells
    tables = some_people()
    for unit in tables["units"]:
        unit["area_code"] = TWO.get(unit["id"], "")
        unit["parent"] = "P2" if unit["id"] == "O2" else unit["parent"]
    tables["units"].append({**tables["units"][1], "id": "P2"})
    with pytest.raises(Refused, match="D4"):
        measure(facts_of(pack(tables)), Question(as_of=DAY, by="partnership"))


def test_beside_the_nation_no_level_is_named():
    with pytest.raises(Refused, match="service"):
        measure(facts(), Question(as_of=DAY, by="service", within="O1", beside_nation=True))


def test_a_figure_of_a_level_is_that_of_its_units_however_asked():
    whole = scope_of(facts(), Question(by="service", **ASKED), cut="one")
    within = scope_of(facts(), Question(by="", **ASKED | {"within": "O1S0"}), cut="one")
    assert about(whole, ("O1S0",)) == about(within, ())
    both = scope_of(facts(), Question(by="service,team", **ASKED), cut="one")
    team = scope_of(facts(), Question(by="team", **ASKED), cut="one")
    assert about(both, ("O1S0", "O1S0T1")) == about(both, ("*", "O1S0T1")) == about(team, ("O1S0T1",))
    assert about(both, ("O1S0", "*")) == about(whole, ("O1S0",))


def test_the_ledger_keeps_the_levels():
    asked = scope_of(facts(), Question(by="service", **ASKED), cut="one")
    table = measure(facts(), Question(as_of=DAY, by="service"))
    kept = Released("a", asked, 5, 0, "engine", table.figures)
    assert released_from(kept.as_json()).scope == asked
    old = kept.as_json()
    del old["question"]["lying"]
    assert released_from(old).scope.lying == ()


@pytest.mark.parametrize("by", ["service", "service,team", "team,unit", "organisation", "nation"])
def test_a_table_by_level_holds_out_against_the_attacker(by):
    safe = control(measure(facts(), Question(as_of=DAY, by=by)))
    attack_alone(safe)
    assert safe.primary + safe.secondary > 0 or by == "nation"
    if "unit" in by:
        # The attacker reads a level as the units that lie in it: what is hidden by unit would be told by team.
        told = {key: dict(one) for key, one in safe.figures.items()}
        key, name = next(
            (key, name) for key, one in told.items() for name in one if isinstance(one[name], Suppressed)
        )
        assert key
        told[key][name] = 10_000
        with pytest.raises((NotReleased, ValueError)):
            attack_alone(replace(safe, figures=told))


def test_a_level_after_the_units_tells_nothing_of_a_few():
    unit, service = (
        scope_of(facts(), Question(by=by, **ASKED | {"within": "O1"}), cut="one")
        for by in ("unit", "service")
    )
    tables = {
        asked: measure(facts(), Question(as_of=DAY, by=asked.by, within="O1")) for asked in (unit, service)
    }
    ask = tables.__getitem__
    first, _ = release(tables[service], service, Terms("services", 5), earlier=[], ask=ask)
    try:
        second, _ = release(tables[unit], unit, Terms("units", 5), earlier=[first], ask=ask)
    except NotReleased as refused:
        assert refused.cells
    else:
        assert not [one for one in attack([first, second]) if one.high - one.low < 1]
