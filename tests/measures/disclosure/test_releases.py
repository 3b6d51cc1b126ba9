"""Tables that leave one after another: by other dimensions, levels, periods, and after late entries (D6)."""

import json
from datetime import date

import pytest

from tests.exchange.packs import pack, some_people
from tests.measures.disclosure.tables import published, question, some_rows, table_of
from whatmatters.exchange.facts import facts_of
from whatmatters.measures import Question, Refused, measure
from whatmatters.measures.disclosure import Suppressed, control
from whatmatters.measures.disclosure.asking import ask_again, scope_of
from whatmatters.measures.disclosure.attack import attack
from whatmatters.measures.disclosure.ledger import add_to_ledger, read_ledger
from whatmatters.measures.disclosure.released import released_from
from whatmatters.measures.disclosure.releasing import NotReleased, Terms, release
from whatmatters.measures.states import InMemory

SETTINGS = {
    "threshold": 5,
    "rounded_to": 0,
    "at": "2026-04-01",
    "by_whom": "somebody",
    "to_whom": "the public",
}


def let_go(table, asked, earlier, exact, name="next"):
    """Release a made table beside earlier ones, whose exact figures are in `exact` by name."""
    by_question = {one.scope: exact[one.name] for one in earlier if one.name in exact}
    return release(table, asked, Terms(name, **SETTINGS), earlier=earlier, ask=by_question.__getitem__)[0]


def both_ways(seed):
    """A table by two dimensions, and the coarser one of the same people."""
    rows = some_rows(seed, (2, 2), of_the_person=(0, 1), people=50)
    fine = table_of(("gender", "language"), rows)
    coarse = table_of(("gender",), [(who, values[:1], *rest) for who, values, *rest in rows])
    return fine, coarse


def test_controlled_each_for_itself_two_tables_give_way_together_and_released_they_do_not():
    gave_way = refused = 0
    for seed in range(6):
        fine, coarse = both_ways(seed)
        apart = [
            published(control(coarse, prove=False), "coarse"),
            published(control(fine, prove=False), "fine"),
        ]
        gave_way += bool(attack(apart))
        first = let_go(coarse, question(("gender",)), [], {}, "coarse")
        try:
            second = let_go(fine, question(("gender", "language")), [first], {"coarse": coarse}, "fine")
        except NotReleased:
            refused += 1
        else:
            assert attack([first, second]) == []
    assert gave_way > 0 and refused < 6


def test_a_late_entry_does_not_show_in_what_is_published_again():
    changed = 0
    for seed in range(6):
        rows = some_rows(seed, (3,), people=80)
        before = table_of(("plan_kind",), rows)
        late = [*rows, (999, ("v1",), "improved", True, False), (998, ("v0",), "improved", False, False)]
        after = table_of(("plan_kind",), late)
        first = let_go(before, question(("plan_kind",)), [], {}, "first")
        naive = published(control(after, prove=False), "naive", cut="later")
        changed += any(one.name == "naive" for one in attack([first, naive], []))
        second = let_go(after, question(("plan_kind",), cut="later"), [first], {}, "second")
        for key, figures in second.figures.items():
            for name, figure in figures.items():
                then = first.figures[key][name]
                if not isinstance(figure, Suppressed) and not isinstance(then, Suppressed):
                    assert not 0 < abs(figure - then) < 5
        assert attack([first, second], []) == []
    assert changed == 6


def test_a_unit_within_a_unit_does_not_leave_a_few_others_to_be_worked_out():
    rows = some_rows(1, (2,), people=80)
    inner = [row for row in rows if row[0] > 2]
    whole, part = table_of(("plan_kind",), rows), table_of(("plan_kind",), inner)
    first = let_go(whole, question(("plan_kind",), units=("a", "b")), [], {}, "whole")
    naive = published(control(part), "part", units=("a",))
    assert [one for one in attack([first, naive], []) if one.name == "part"]
    try:
        second = let_go(part, question(("plan_kind",), units=("a",)), [first], {"whole": whole}, "part")
    except NotReleased as refused:
        assert refused.cells
    else:
        assert attack([first, second], []) == []


def test_a_longer_period_does_not_leave_a_few_to_be_worked_out():
    rows = some_rows(2, (2,), people=80)
    longer, shorter = table_of(("plan_kind",), rows), table_of(("plan_kind",), rows[3:])
    first = let_go(longer, question(("plan_kind",), from_="2024-04-01"), [], {}, "longer")
    naive = published(control(shorter), "shorter", from_="2025-04-01")
    assert [one for one in attack([first, naive], []) if one.name == "shorter"]
    try:
        second = let_go(
            shorter, question(("plan_kind",), from_="2025-04-01"), [first], {"longer": longer}, "shorter"
        )
    except NotReleased as refused:
        assert refused.cells
    else:
        assert attack([first, second], []) == []


def test_what_is_out_and_tells_too_much_keeps_the_next_table_in():
    fine, coarse = both_ways(0)
    safe = control(coarse)
    careless = published(safe, "careless")
    for key, figures in careless.figures.items():
        figures.update(coarse.figures[key])
    with pytest.raises(
        NotReleased, match=r"(?s)could be worked out.*coarser.*join categories.*wait.*\(D6\)"
    ) as refused:
        let_go(fine, question(("gender", "language")), [careless], {"careless": coarse}, "fine")
    assert not any("people" in str(value) for key, _ in refused.value.cells for value in key.values())


def test_a_name_is_used_once():
    _, coarse = both_ways(0)
    first = let_go(coarse, question(("gender",)), [], {}, "one")
    with pytest.raises(Refused, match="already"):
        let_go(coarse, question(("gender",)), [first], {"one": coarse}, "one")


def test_the_ledger_gives_back_what_was_released(tmp_path):
    _, coarse = both_ways(0)
    left = let_go(coarse, question(("gender",)), [], {}, "one")
    add_to_ledger(tmp_path / "ledger", left)
    assert read_ledger(tmp_path / "ledger") == [left] and read_ledger(tmp_path / "none") == []
    assert released_from(json.loads(json.dumps(left.as_json()))) == left
    (tmp_path / "other").write_text('{"name": 1}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="not a release"):
        read_ledger(tmp_path / "other")


def test_no_exact_figure_under_the_threshold_stands_in_the_ledger():
    _, coarse = both_ways(0)
    left = let_go(coarse, question(("gender",)), [], {}, "one")
    small = {(k, n) for k, one in coarse.behind.items() for n, people in one.items() if 0 < people < 5}
    assert small and all(isinstance(left.figures[key][name], Suppressed) for key, name in small)


def test_a_sample_is_released_by_one_dimension_after_another_and_after_a_late_entry():
    tables = some_people()
    facts = facts_of(pack(tables))
    earlier = []

    def leave(facts, name, by):
        asked = Question(date(2026, 3, 31), by=by)
        left, safe = release(
            measure(facts, asked),
            scope_of(facts, asked),
            Terms(name, **SETTINGS),
            earlier=earlier,
            ask=lambda one: ask_again(facts, one),
        )
        assert left.figures == safe.figures
        earlier.append(left)

    leave(facts, "by kind", "plan_kind")
    leave(facts, "by gender", "gender")
    review = next(row for row in tables["scores"] if row["kind"] == "review")
    tables["scores"].remove(review)
    late = facts_of(pack(tables))
    assert InMemory(late).cut != InMemory(facts).cut == InMemory(facts_of(pack(some_people()))).cut
    leave(late, "by kind, late", "plan_kind")
    assert [one.name for one in attack(earlier, []) if "late" in one.name] == []
