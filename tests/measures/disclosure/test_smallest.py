"""On small tables no smaller set would do: every smaller one is tried against the attacker, who was written apart."""

from itertools import combinations

import pytest

from tests.measures.disclosure.tables import published, some_rows, table_of, watched
from whatmatters.measures.disclosure import SUPPRESSED, Suppressed, control
from whatmatters.measures.disclosure.attack import attack


def withstands(safe, table, hidden):
    """Whether a table with exactly these figures suppressed gives nothing away."""
    for key, figures in safe.figures.items():
        for name in figures:
            figures[name] = SUPPRESSED if (key, name) in hidden else table.figures[key][name]
    return attack([published(safe)], watched(safe)) == []


def marks(safe):
    return {
        (key, name)
        for key, one in safe.figures.items()
        for name, figure in one.items()
        if isinstance(figure, Suppressed)
    }


@pytest.mark.parametrize("seed", range(40))
def test_no_smaller_set_of_suppressions_withstands_the_attacker(seed):
    table = table_of((), some_rows(seed, (), people=8 + seed))
    safe = control(table)
    assert safe.secondary == safe.at_least
    chosen = marks(safe)
    forced = {((), name) for name, people in table.behind[()].items() if 0 < people < 5}
    for split in ("status.", "people_state."):
        parts = [name for name in table.figures[()] if name.startswith(split)]
        if sum(table.figures[()][name] > 0 for name in parts) == 1:
            forced |= {((), name) for name in parts}
    assert forced <= chosen and len(chosen) == len(forced) + safe.secondary
    rest = sorted({((), name) for name in table.figures[()]} - forced)
    assert withstands(safe, table, chosen)
    if safe.secondary <= 3:
        for size in range(safe.secondary):
            for more in combinations(rest, size):
                assert not withstands(safe, table, forced | set(more)), more


def test_some_of_those_tables_need_more_than_what_is_small():
    needed = [control(table_of((), some_rows(seed, (), people=8 + seed))).secondary for seed in range(40)]
    assert sum(one > 0 for one in needed) > 15 and max(needed) >= 2


def test_a_larger_table_says_how_near_the_smallest_it_is():
    for seed in range(5):
        safe = control(table_of(("plan_kind",), some_rows(seed, (3,), people=50)))
        assert 0 <= safe.at_least <= safe.secondary
