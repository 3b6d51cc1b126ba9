"""How a whole unit stood on many days: what a line over time is drawn from. Exact."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from whatmatters.measures.facts import Facts
from whatmatters.measures.figures import OF_STATUS, counts_of
from whatmatters.measures.question import Question
from whatmatters.measures.states import Source, source


def wholes(facts: Facts | Source, question: Question, days: Sequence[date]) -> list[dict[str, int]]:
    """Outcomes by status, and those achieved, as of each day, with the names that a table's figures have: the question, which
    is split by nothing and has no first day, asked day by day in one connection.

    Raises Refused for a unit that is not there.
    """
    found = source(facts)
    units = found.tree.within(question.within)
    columns = ("achieved", *OF_STATUS)
    names = ["outcomes", "achieved", *OF_STATUS.values()]
    found_on = []
    with found.connect() as con:
        for day in days:
            found.find_states(con, replace(question, as_of=day), units)
            row = con.execute(f"SELECT count(*), {counts_of(columns)} FROM state").fetchone()
            found_on.append(dict(zip(names, row or (0,) * len(names), strict=True)))
    return found_on
