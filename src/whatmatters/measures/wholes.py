"""How a whole unit stood on many days: what a line over time is drawn from. Exact."""

from collections.abc import Sequence
from datetime import date

from whatmatters.measures.facts import Facts
from whatmatters.measures.measure import tree_of
from whatmatters.measures.states import Question, Source, source
from whatmatters.rules.vocabulary import STATUSES


def wholes(
    facts: Facts | Source, days: Sequence[date], *, within: str | None = None, basis: str = "formal"
) -> list[dict[str, int]]:
    """Outcomes by status, and those achieved, as of each day, with the names that a table's figures have.

    The same as asking `measure` day by day, in one connection. Raises Refused for a unit that is not there.
    """
    found = source(facts)
    units = tree_of(facts).within(within)
    columns = ", ".join(f"count(*) FILTER (status = '{one}')" for one in STATUSES)
    names = ["outcomes", "achieved", *(f"status.{one}" for one in STATUSES)]
    told = []
    with found.connect() as con:
        for day in days:
            found.find_states(con, Question(day, None, basis, None, None), units)
            row = con.execute(f"SELECT count(*), count(*) FILTER (achieved), {columns} FROM state").fetchone()
            told.append(dict(zip(names, row or (0,) * len(names), strict=True)))
    return told
