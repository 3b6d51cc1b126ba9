"""Thousands of tables are controlled and attacked: nothing that must stay in doubt can be worked out (D6)."""

import pytest

from tests.measures.disclosure.tables import published, some_rows, table_of, watched, what_gives_way
from whatmatters.measures.disclosure import Suppressed, control
from whatmatters.measures.disclosure.attack import attack, intervals
from whatmatters.measures.disclosure.relations import relations

PERSONAL = ("gender", "language", "age_band")


@pytest.mark.parametrize("part", range(10))
def test_no_random_table_gives_way(part):
    for seed in range(part * 120, part * 120 + 120):
        by = [(), ("plan_kind",), ("gender",), ("outcome_type",)][seed % 4]
        rows = some_rows(
            seed, [1 + seed % 3] * len(by), of_the_person=range(len(by)) if by == ("gender",) else ()
        )
        assert what_gives_way(table_of(by, rows), prove=seed % 10 == 0) == [], seed


@pytest.mark.parametrize("seed", range(8))
def test_no_random_table_of_two_dimensions_gives_way(seed):
    rows = some_rows(seed, (3, 2), of_the_person=(0,), people=25 + 10 * (seed % 4))
    assert (
        what_gives_way(table_of(("gender", "plan_kind"), rows), threshold=5 + seed % 3, prove=seed < 3) == []
    )


def test_what_everybody_knows_of_a_table_is_true_of_every_table():
    for seed in range(150):
        by = (("gender", "plan_kind"), ("plan_kind", "outcome_type"), ("language", "gender"))[seed % 3]
        personal = [at for at, name in enumerate(by) if name in PERSONAL]
        table = table_of(by, some_rows(seed, (3, 3), of_the_person=personal))
        for one in relations(table.by, table.figures):
            value = sum(times * table.figures[key][name] for (key, name), times in one.terms.items())
            assert one.low <= value <= one.high, one


def test_every_small_figure_is_suppressed_and_could_be_anything_the_rule_allows():
    for seed in range(25):
        table = table_of(("plan_kind",), some_rows(seed, (3,)))
        safe = control(table)
        seen = intervals(published(safe))
        for key, behind in table.behind.items():
            for name, people in behind.items():
                if 0 < people < 5:
                    assert isinstance(safe.figures[key][name], Suppressed)
                    # A margin over cells that are listed holds somebody for each.
                    listed = len(table.figures) - 1 if key == ("*",) and name in ("outcomes", "people") else 1
                    low, high = seen[key, name]
                    assert low <= listed + 1e-6 and high >= 4 - 1e-6


def test_what_is_published_is_true():
    for seed in range(25):
        table = table_of(("gender",), some_rows(seed, (3,), of_the_person=(0,)))
        for key, figures in control(table).figures.items():
            for name, figure in figures.items():
                assert isinstance(figure, Suppressed) or figure == table.figures[key][name]


def test_the_same_table_is_suppressed_the_same_way_every_time():
    table = table_of(("plan_kind",), some_rows(3, (4,), people=60))
    assert control(table) == control(table)


def test_without_secondary_suppression_the_attacker_finds_what_was_hidden():
    found = 0
    for seed in range(22):
        table = table_of(("gender",), some_rows(seed, (3,), of_the_person=(0,), people=60))
        safe = control(table)
        small = {(key, name) for key, one in table.behind.items() for name, n in one.items() if 0 < n < 5}
        for key, figures in safe.figures.items():
            for name in figures:
                if (key, name) not in small:
                    figures[name] = table.figures[key][name]
        found += bool(attack([published(safe)], watched(safe)))
    assert found > 14


def test_rounding_to_five_tells_no_more_and_never_shows_0_for_somebody():
    for seed in range(25):
        table = table_of(("plan_kind",), some_rows(seed, (2,)))
        safe = control(table, rounded_to=5)
        shown = [
            (figure, table.figures[key][name])
            for key, figures in safe.figures.items()
            for name, figure in figures.items()
            if not isinstance(figure, Suppressed)
        ]
        assert all(figure % 5 == 0 and abs(figure - true) <= 2 for figure, true in shown)
        assert all(figure > 0 for figure, true in shown if true)
        assert attack([published(safe)], watched(safe)) == []
