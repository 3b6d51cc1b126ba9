"""What points at one another: successors of outcomes (B10) and units above units."""

from collections.abc import Iterable

import duckdb

from whatmatters.exchange.checking.findings import Findings
from whatmatters.exchange.reading import Pack
from whatmatters.rules.casefile.rings import rings
from whatmatters.rules.sayings import form, recording

# Every `replaced` outcome whose successor is known.
SUCCESSORS = """
    SELECT l.o, s.o, s.person <> l.person, s.opened < l.ended
    FROM life l JOIN life s ON s.o = l.successor WHERE l.is_first AND l.end_reason = 'replaced'"""
UNITS = """SELECT row, "@parent" FROM units_cells WHERE "@id" = row AND "@parent" IS NOT NULL"""


def judge_rings(con: duckdb.DuckDBPyConnection, pack: Pack, findings: Findings) -> None:
    """Note B10 on successors, and units that are not a tree. Of a ring the last row is at fault."""
    if "outcomes" not in pack.incomplete:
        _judge_successors(con, findings)
    for ring in rings(_named(con.execute(UNITS).fetchall())):
        findings.add("units.csv", max(map(int, ring)), form.UNITS_IN_A_RING, "parent")


def _judge_successors(con: duckdb.DuckDBPyConnection, findings: Findings) -> None:
    followed = []
    for row, successor, of_another, too_early in con.execute(SUCCESSORS).fetchall():
        wrong = (
            (row == successor, recording.SUCCESSOR_IS_ITSELF),
            (of_another, recording.SUCCESSOR_OF_ANOTHER),
            (too_early and row != successor, recording.SUCCESSOR_TOO_EARLY),
        )
        for holds, says in wrong:
            if holds:
                findings.add("outcomes.csv", row, says, "replaced_by")
        if row != successor:
            followed.append((row, successor))
    for ring in rings(_named(followed)):
        findings.add("outcomes.csv", max(map(int, ring)), recording.SUCCESSORS_IN_A_RING, "replaced_by")


def _named(pairs: Iterable[tuple[int, int]]) -> dict[str, str]:
    return {str(row): str(leads_to) for row, leads_to in pairs}
