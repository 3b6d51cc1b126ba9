"""A question in full: which units it covers, whose framework, and of which facts, so that two can be compared."""

from collections.abc import Sequence
from datetime import date, datetime

from whatmatters.frameworks.catalogue import DEFAULT_FRAMEWORK
from whatmatters.measures.dimensions import LEVELS
from whatmatters.measures.disclosure.released import Question
from whatmatters.measures.facts import Facts
from whatmatters.measures.margins import BESIDE, Table, measure_with_margins
from whatmatters.measures.measure import tree_of
from whatmatters.measures.states import Source, source


def question_of(
    facts: Facts | Source,
    *,
    as_of: date,
    from_: date | None,
    by: str | Sequence[str],
    within: str | None,
    framework: str | None,
    basis: str,
    known_at: datetime | None,
    beside_nation: bool = False,
    cut: str = "",
) -> Question:
    """What was asked, so that it can be compared and asked again."""
    tree = tree_of(facts)
    asked = tuple(one.strip() for one in by.split(",") if one.strip()) if isinstance(by, str) else tuple(by)
    inside = tree.within(within) if beside_nation else []
    units = tree.within(tree.above(within)[-1]) if beside_nation and within else tree.within(within)
    nations = {one["nation"] for one in facts.units.to_pylist() if one["id"] in set(units)}
    own = DEFAULT_FRAMEWORK.get(next(iter(nations)), "") if len(nations) == 1 else ""
    return Question(
        as_of.isoformat(), from_.isoformat() if from_ else "", (BESIDE, *asked) if beside_nation else asked, basis,
        framework or own, within or "", tuple(sorted(units)), known_at.isoformat() if known_at else "",
        cut or source(facts).cut, tuple(sorted(inside)),
        tuple((level, unit, tree.at(level, unit) or "") for level in LEVELS if level in asked for unit in sorted(units)),
    )  # fmt: skip


def ask_again(facts: Facts | Source, question: Question) -> Table:
    """The exact table of an earlier question, from facts that are the same."""
    return measure_with_margins(
        facts,
        as_of=date.fromisoformat(question.as_of),
        from_=date.fromisoformat(question.from_) if question.from_ else None,
        by=tuple(one for one in question.by if one != BESIDE),
        within=question.within or None,
        framework=question.framework or None,
        basis=question.basis,
        known_at=datetime.fromisoformat(question.known_at) if question.known_at else None,
        beside_nation=bool(question.inside),
    )
